"""Why a backup cannot be made or put back: what happened, and what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congtam.people.refusals import Refusal

Sentence = str | Promise

FAULTS: dict[str, tuple[Sentence, Sentence]] = {
    "no_data": (
        gettext_lazy("Chưa có dữ liệu nào để sao lưu."),
        gettext_lazy("đặt CONGTAM_DATA bằng thư mục dữ liệu đang dùng rồi gõ lại."),
    ),
    "full": (
        gettext_lazy("Ổ đĩa không đủ chỗ: còn %(free)s MB, cần khoảng %(needed)s MB."),
        gettext_lazy("xóa bớt bản sao cũ, hoặc chọn thư mục trên ổ đĩa khác."),
    ),
    "not_writable": (
        gettext_lazy("Không ghi được vào thư mục này."),
        gettext_lazy("chọn thư mục mà tài khoản đang chạy phần mềm ghi được."),
    ),
    "no_program": (
        gettext_lazy("Máy không có chương trình %(program)s của PostgreSQL."),
        gettext_lazy("cài gói postgresql-client cùng bản với máy chủ dữ liệu rồi làm lại."),
    ),
    "program": (
        gettext_lazy("%(program)s của PostgreSQL không làm được: %(said)s"),
        gettext_lazy("xem máy chủ dữ liệu có chạy không, bản %(program)s có cũ hơn máy chủ không."),
    ),
    "no_file": (
        gettext_lazy("Không thấy tệp này."),
        gettext_lazy("xem lại đường dẫn tới bản sao lưu."),
    ),
    "not_a_backup": (
        gettext_lazy("Tệp này không phải bản sao lưu của Công Tâm."),
        gettext_lazy("chọn tệp có tên bắt đầu bằng “congtam-” do phần mềm làm ra."),
    ),
    "damaged": (
        gettext_lazy("Bản sao lưu bị hỏng (%(piece)s), nên không phục hồi gì."),
        gettext_lazy("chép lại tệp từ nơi cất giữ, hoặc dùng bản sao khác."),
    ),
    "newer": (
        gettext_lazy("Bản sao này do Công Tâm %(version)s làm ra, mới hơn bản đang chạy."),
        gettext_lazy("cài bản Công Tâm đó rồi phục hồi."),
    ),
    "other_database": (
        gettext_lazy("Bản sao này của %(theirs)s, còn máy đang đặt %(ours)s."),
        gettext_lazy("đặt CONGTAM_DATABASE và CONGTAM_BOXES như trên máy cũ rồi phục hồi."),
    ),
    "used": (
        gettext_lazy("Nơi phục hồi đã có dữ liệu, nên không ghi đè."),
        gettext_lazy("đặt CONGTAM_DATA bằng thư mục trống (PostgreSQL: cơ sở dữ liệu trống) rồi gõ lại."),
    ),
    "other_file": (
        gettext_lazy("Lần phục hồi trước dừng giữa chừng là từ một tệp khác."),
        gettext_lazy("phục hồi lại bằng đúng tệp lần trước, hoặc dùng thư mục và cơ sở dữ liệu trống."),
    ),
}


class BackupFault(Refusal):
    """Nothing was made, or nothing was put back."""

    def __init__(self, fault: str, place: object = "", **values: object) -> None:
        self.fault, self.place = fault, str(place)
        happened, remedy = (str(text) for text in FAULTS[fault])
        self.happened = happened % values if values else happened
        self.remedy = remedy % values if values else remedy
        super().__init__(
            _("%(happened)s Cách làm: %(remedy)s") % {"happened": self.happened, "remedy": self.remedy}
        )
