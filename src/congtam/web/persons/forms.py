"""What is entered about a person: the least, each with its reason to be kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congtam.people.models import Discipline, Employment, Leave, Membership, Post, Unit
from congtam.people.queries.tree import Tree
from congtam.people.titles import TITLES
from congtam.web.base.choosing import UnitField
from congtam.web.base.forms import ChoiceField, DayField, PaperForm


def text_field(label: Any, **named: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.TextInput(attrs={"class": "short"}), **named)


class PersonForm(PaperForm):
    full_name = forms.CharField(
        label=_("Họ và tên"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    born_on = DayField(label=_("Ngày sinh"), required=False)
    born_year_only = forms.BooleanField(
        label=_("Chỉ biết năm sinh"), required=False, help_text=_("ghi ngày 01/01 của năm đó ở ô trên")
    )
    card_number = text_field(_("Số thẻ đảng viên"), required=False, max_length=16)
    admitted_on = DayField(label=_("Ngày kết nạp Đảng"), required=False)
    official_on = DayField(label=_("Ngày chính thức"), required=False)
    phone = text_field(_("Điện thoại"), required=False, max_length=20)

    def clean_card_number(self) -> str:
        return "".join(letter for letter in self.cleaned_data["card_number"] if letter.isdigit())


class CellForm(PaperForm):
    """Where somebody is a member, as what, from when."""

    def __init__(self, *args: Any, tree: Tree, **named: Any) -> None:
        super().__init__(*args, **named)
        self.add("cell", UnitField(tree=tree, kinds=[Unit.Kind.CELL], label=_("Chi bộ")))
        self.add("standing", ChoiceField(label=_("Tư cách"), choices=Membership.Standing.choices))
        self.add("on", DayField(label=_("Từ ngày")))


class RegisterForm(CellForm, PersonForm):
    """A new person with the cell they enter."""


class LeaveHereForm(PaperForm):
    ending = ChoiceField(
        label=_("Lý do"),
        choices=[choice for choice in Membership.Ending.choices if choice[0] != Membership.Ending.CHANGED],
        help_text=_("chức vụ ở chi bộ kết thúc cùng ngày; từ trần, ra khỏi Đảng thì mọi chức vụ kết thúc"),
    )
    on = DayField(label=_("Từ ngày"), help_text=_("ngày đầu tiên không còn sinh hoạt ở đây"))


class PostForm(PaperForm):
    title = ChoiceField(label=_("Chức danh"), choices=[(key, title.label) for key, title in TITLES.items()])
    wording = forms.CharField(
        label=_("Cách ghi trên văn bản"),
        required=False,
        max_length=120,
        help_text=_("nếu khác tên chức danh, ví dụ: Phó Bí thư Thường trực"),
    )
    since = DayField(label=_("Từ ngày"))
    is_main = forms.BooleanField(
        label=_("Chức vụ chính"), required=False, help_text=_("mỗi người một chức vụ chính")
    )
    managed_at = ChoiceField(
        label=_("Diện quản lý"), choices=Post.ManagedAt.choices, required=False, empty=_("Không ghi")
    )

    def __init__(self, *args: Any, tree: Tree, **named: Any) -> None:
        super().__init__(*args, **named)
        self.add("unit", UnitField(tree=tree, label=_("Đơn vị")))
        self.order_fields(["unit", "title", "wording", "since", "is_main", "managed_at"])


class EndForm(PaperForm):
    on = DayField(label=_("Từ ngày"), help_text=_("ngày đầu tiên không còn nữa"))


class WithdrawForm(PaperForm):
    reason = forms.CharField(
        label=_("Vì sao bỏ"),
        max_length=200,
        help_text=_("nhật ký giữ lý do này và tên dòng đã bỏ, ví dụ: ghi nhầm người"),
    )


class EmploymentForm(PaperForm):
    kind = ChoiceField(label=_("Việc làm"), choices=Employment.Kind.choices)
    since = DayField(label=_("Từ ngày"))

    def __init__(self, *args: Any, tree: Tree, **named: Any) -> None:
        super().__init__(*args, **named)
        self.add(
            "employer",
            UnitField(
                tree=tree,
                label=_("Nơi làm việc"),
                required=False,
                help_text=_("nếu là đơn vị trong phường, xã"),
            ),
        )


class AbsenceForm(PaperForm):
    kind = ChoiceField(label=_("Loại"), choices=Leave.Kind.choices)
    since = DayField(label=_("Nghỉ từ ngày"))
    until = DayField(
        label=_("Trở lại từ ngày"), required=False, help_text=_("để trống nếu chưa biết; ghi sau cũng được")
    )


class DisciplineForm(PaperForm):
    side = ChoiceField(label=_("Loại kỷ luật"), choices=Discipline.Side.choices)
    form = ChoiceField(label=_("Hình thức"), choices=Discipline.Form.choices)
    decision = text_field(
        _("Số quyết định"), max_length=60, help_text=_("chỉ số và ngày; không ghi nội dung Mật")
    )
    decided_on = DayField(label=_("Ngày quyết định"))
    act_year = forms.IntegerField(
        label=_("Năm xảy ra vi phạm"),
        required=False,
        min_value=1950,
        max_value=2100,
        widget=forms.TextInput(attrs={"class": "date", "inputmode": "numeric"}),
    )
    self_detected = forms.BooleanField(label=_("Tự phát hiện"), required=False)
    remedied = forms.BooleanField(label=_("Đã khắc phục xong hậu quả"), required=False)
    lifted_on = DayField(label=_("Hết hiệu lực hoặc được xóa từ ngày"), required=False)


class RatingForm(PaperForm):
    year = forms.IntegerField(
        label=_("Năm"),
        min_value=1950,
        max_value=2100,
        widget=forms.TextInput(attrs={"class": "date", "inputmode": "numeric"}),
    )
    result = forms.CharField(label=_("Kết quả"), max_length=60, help_text=_("ghi đúng chữ của nơi xếp loại"))
    rated_by = forms.CharField(label=_("Nơi xếp loại"), required=False, max_length=120)
    paper = text_field(_("Số văn bản"), required=False, max_length=60)
