"""What stands in the way of opening a vote, and what the committee must hear before it opens."""

from congtam.ballots import storage
from congtam.ballots.models import Poll
from congtam.ballots.queries.box import box_of
from congtam.ballots.queries.roll import FEW, Roll, roll_of, too_few_in_one_channel

MIXED = (
    f"Một cách bỏ phiếu có dưới {FEW} người, cộng chung sẽ lộ phiếu của họ. "
    "Cho mọi người cùng bỏ phiếu giấy, hoặc cùng dùng phiếu mã."
)


def obstacles_to_opening(poll: Poll) -> list[str]:
    roll = roll_of(poll)
    found = []
    if not poll.lines.exists():
        found.append("Phiếu chưa có dòng nào. Thêm đối tượng được bỏ phiếu.")
    if not poll.tellers.filter(is_head=True).exists():
        found.append("Chưa có trưởng ban kiểm phiếu. Hội nghị biểu quyết rồi ghi vào.")
    if not roll.signed:
        found.append("Chưa ai ký nhận phiếu. Phát phiếu và ghi ký nhận trước khi mở.")
    if too_few_in_one_channel(roll.slips, roll.papers):
        found.append(MIXED)
    return found + (obstacles_of_box(poll, roll) if roll.slips else [])


def obstacles_of_box(poll: Poll, roll: Roll) -> list[str]:
    box = box_of(poll.pk)
    found = []
    if not poll.key_tried:
        found.append(f"Chưa mở thử khóa. Cần {poll.keys_needed} người gõ các từ trên tờ khóa của mình.")
    live = len(box.slips_left) if box else 0
    if live > roll.slips:
        found.append(f"Còn {live - roll.slips} phiếu mã chưa phát mà chưa hủy. Quét hủy từng phiếu còn lại.")
    if live < roll.slips:
        found.append(
            f"{roll.slips} người ký nhận phiếu mã nhưng chỉ {live} phiếu còn hiệu lực. Đối chiếu lại."
        )
    copies = storage.copies_kept_elsewhere()
    if copies:
        found.append(
            f"Máy chủ dữ liệu chép lại mọi thay đổi ({', '.join(copies)}), nên giữ dấu vết từng lá phiếu. "
            "Đặt hòm phiếu ở một cơ sở dữ liệu riêng không sao chép (CONGTAM_BOXES), hoặc bỏ phiếu giấy."
        )
    return found


def warnings_before_opening(poll: Poll) -> list[str]:
    """Each must be accepted by name; none of them forbids the vote."""
    signed = roll_of(poll).signed
    found = []
    if signed < FEW:
        found.append(
            f"Chỉ có {signed} người bỏ phiếu. Dưới {FEW} người thì nhìn tổng số gần như biết ai bỏ mức nào."
        )
    if poll.majority_numerator is None:
        found.append(
            "Văn bản không nêu cần quá bao nhiêu phiếu, nên kết quả chỉ có số phiếu, không có kết luận."
        )
    return found
