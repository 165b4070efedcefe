"""What stands in the way of opening a vote, and what the committee must hear before it opens."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from congtam.ballots import storage
from congtam.ballots.models import Poll
from congtam.ballots.queries.box import box_of
from congtam.ballots.queries.roll import FEW, Roll, roll_of, too_few_in_one_channel

MIXED = _(
    "Một cách bỏ phiếu có dưới %(few)d người, cộng chung sẽ lộ phiếu của họ. "
    "Cho mọi người cùng bỏ phiếu giấy, hoặc cùng dùng phiếu mã."
)
COPIED = _(
    "Máy chủ dữ liệu chép lại mọi thay đổi (%(copies)s), nên giữ dấu vết từng lá phiếu. "
    "Đặt hòm phiếu ở một cơ sở dữ liệu riêng không sao chép (CONGTAM_BOXES), hoặc bỏ phiếu giấy."
)
FEW_VOTERS = _(
    "Chỉ có %(signed)d người bỏ phiếu. Dưới %(few)d người thì nhìn tổng số gần như biết ai bỏ mức nào."
)
NO_MAJORITY = _("Văn bản không nêu cần quá bao nhiêu phiếu, nên kết quả chỉ có số phiếu, không có kết luận.")


def mixed() -> str:
    """Why few voters on one way cannot be counted together with the others."""
    return MIXED % {"few": FEW}


def obstacles_to_opening(poll: Poll) -> list[str]:
    roll = roll_of(poll)
    found = []
    if not poll.lines.exists():
        found.append(gettext("Phiếu chưa có dòng nào. Thêm đối tượng được bỏ phiếu."))
    if not poll.tellers.filter(is_head=True).exists():
        found.append(gettext("Chưa có trưởng ban kiểm phiếu. Hội nghị biểu quyết rồi ghi vào."))
    if not roll.signed:
        found.append(gettext("Chưa ai ký nhận phiếu. Phát phiếu và ghi ký nhận trước khi mở."))
    if too_few_in_one_channel(roll.slips, roll.papers):
        found.append(mixed())
    return found + (obstacles_of_box(poll, roll) if roll.slips else [])


def obstacles_of_box(poll: Poll, roll: Roll) -> list[str]:
    box = box_of(poll.pk)
    found = []
    if not poll.key_tried:
        said = _("Chưa mở thử khóa. Cần %(needed)d người gõ các từ trên tờ khóa của mình.")
        found.append(said % {"needed": poll.keys_needed})
    live = len(box.slips_left) if box else 0
    if live > roll.slips:
        said = _("Còn %(left)d phiếu mã chưa phát mà chưa hủy. Quét hủy từng phiếu còn lại.")
        found.append(said % {"left": live - roll.slips})
    if live < roll.slips:
        said = _("%(signed)d người ký nhận phiếu mã nhưng chỉ %(live)d phiếu còn hiệu lực. Đối chiếu lại.")
        found.append(said % {"signed": roll.slips, "live": live})
    copies = storage.copies_kept_elsewhere()
    if copies:
        found.append(COPIED % {"copies": ", ".join(copies)})
    return found


def warnings_before_opening(poll: Poll) -> list[str]:
    """Each must be accepted by name; none of them forbids the vote."""
    signed = roll_of(poll).signed
    found = []
    if signed < FEW:
        found.append(FEW_VOTERS % {"signed": signed, "few": FEW})
    if poll.majority_numerator is None:
        found.append(str(NO_MAJORITY))
    return found
