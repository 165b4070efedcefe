"""Forms of the pages of a campaign that is open."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models import Participation
from congtam.engine.pack import Pack
from congtam.people.models import Person
from congtam.people.names import plain
from congtam.people.queries.tree import Tree
from congtam.web.base.choosing import UnitField
from congtam.web.base.forms import ChoiceField, DayField, PaperForm, PickField


class ItemForm(PaperForm):
    what = forms.CharField(label=_("Việc"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}))
    owner = forms.CharField(label=_("Ai làm"), max_length=200)
    begins_on = DayField(label=_("Từ ngày"), required=False)
    due_on = DayField(label=_("Đến ngày"))


class MeetingForm(PaperForm):
    planned_on = DayField(label=_("Ngày họp theo kế hoạch"))
    starts_at = forms.TimeField(
        label=_("Giờ"),
        required=False,
        help_text=_("ví dụ 19:30"),
        widget=forms.TextInput(attrs={"class": "short"}),
    )
    place = forms.CharField(label=_("Nơi họp"), max_length=120, required=False)


class HeldForm(PaperForm):
    held_on = DayField(label=_("Ngày họp thật"))
    note = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)
    late_because = forms.CharField(
        label=_("Vì sao vẫn họp khi dự thảo gửi muộn"),
        max_length=300,
        required=False,
        help_text=_(
            "chỉ cần khi có người nhận dự thảo muộn hơn hạn của văn bản; lưu cùng tên những người ấy"
        ),
    )


class DoneForm(PaperForm):
    on = DayField(label=_("Ngày"))


class BodyNameForm(PaperForm):
    name = forms.CharField(
        label=_("Tên gọi ở đây"),
        max_length=200,
        required=False,
        help_text=_("ví dụ Phòng Giáo dục và Đào tạo thị xã Hương Trà; để trống thì gọi như văn bản"),
    )


class CallForm(PaperForm):
    said = forms.CharField(
        label=_("Ghi cuộc gọi"),
        max_length=300,
        help_text=_("đã nói gì, hẹn khi nào; ví dụ “hẹn sáng mai nộp”"),
    )


class ReasonForm(PaperForm):
    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


UNKNOWN = [("yes", _("Có")), ("no", _("Không")), ("unknown", _("Chưa rõ"))]
ANSWERS: dict[str, bool | None] = {"yes": True, "no": False, "unknown": None}


class DossierForm(ReasonForm):
    listed = PickField(label=_("Có trong đợt"), choices=UNKNOWN[:2])
    reviewed = PickField(label=_("Kiểm điểm"), choices=UNKNOWN)
    rated = PickField(label=_("Xếp loại"), choices=UNKNOWN)
    field_order = ("listed", "reviewed", "rated", "reason")

    def answers(self) -> dict[str, bool | None]:
        return {name: ANSWERS[self.cleaned_data[name]] for name in ("listed", "reviewed", "rated")}


class PartForm(ReasonForm):
    """Somebody more who takes part: a unit of the tree, or a body by its name."""

    name = forms.CharField(label=_("Hoặc nơi khác"), max_length=200, required=False)

    def __init__(self, *args: Any, tree: Tree, acts: bool = False, **named: Any) -> None:
        super().__init__(*args, **named)
        if acts:
            self.fields["act"] = PickField(label=_("Việc"), choices=Participation.Act.choices)
        self.fields["unit"] = UnitField(tree=tree, label=_("Đơn vị"), required=False)
        self.fields["unit"].widget.attrs["class"] = "in"
        self.order_fields(["act", "unit", "name", "reason"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("unit") and not cleaned.get("name"):
            self.add_error("unit", _("Hãy chọn một đơn vị, hoặc ghi tên nơi khác."))
        return cleaned


class ChargeForm(PaperForm):
    """Which units a post is in charge of, and who holds the post."""

    post = forms.CharField(label=_("Chức danh"), max_length=120)
    person = forms.TypedChoiceField(label=_("Người giữ chức danh"), required=False, empty_value=None)
    units = forms.MultipleChoiceField(label=_("Đơn vị phụ trách"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, people: list[Person], units: list[tuple[int, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        listed = [(str(person.pk), person.full_name) for person in people]
        self.fields["person"].choices = [("", _("Chưa rõ")), *listed]  # type: ignore[attr-defined]
        self.fields["person"].coerce = int  # type: ignore[attr-defined]
        self.fields["units"].choices = [(str(key), name) for key, name in units]  # type: ignore[attr-defined]


class TargetForm(PaperForm):
    text = forms.CharField(label=_("Chỉ tiêu, nhiệm vụ"), max_length=300)
    measure = forms.CharField(label=_("Sản phẩm, mức cần đạt"), max_length=200, required=False)
    due_on = DayField(label=_("Hạn"), required=False)


class SubjectForm(ReasonForm):
    """Which kind, and which unit or which person; exactly one of the two."""

    kind = ChoiceField(label=_("Loại đối tượng"), choices=())
    person = forms.CharField(
        label=_("Hoặc một người"),
        max_length=120,
        required=False,
        help_text=_("số thẻ đảng viên, hoặc họ và tên đầy đủ"),
    )

    def __init__(self, *args: Any, tree: Tree, pack: Pack, **named: Any) -> None:
        super().__init__(*args, **named)
        self.organisation = tree.organisation
        kinds = [(key, subject.label) for key, subject in pack.subjects.items()]
        self.fields["kind"].choices = [*self.fields["kind"].choices[:1], *kinds]  # type: ignore[attr-defined]
        self.add("unit", UnitField(tree=tree, label=_("Một đơn vị"), required=False))
        self.order_fields(["kind", "unit", "person", "reason"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned["found"] = None
        unit, said = cleaned.get("unit"), cleaned.get("person", "").strip()
        if bool(unit) == bool(said):
            self.add_error("unit", _("Hãy chọn một đơn vị, hoặc ghi một người, không cả hai."))
        elif said:
            cleaned["found"] = self.one_person(said)
        return cleaned

    def one_person(self, said: str) -> Person | None:
        """By card, or by a name that only one person has."""
        people = Person.objects.filter(organisation=self.organisation)
        found = list(people.filter(card_number=said)[:1] or people.filter(search_key=plain(said))[:5])
        if len(found) == 1:
            return found[0]
        if not found:
            self.add_error("person", _("Không có ai trong danh sách với số thẻ hoặc họ tên này."))
        else:
            cards = ", ".join(one.card_number or "–" for one in found)
            words = _("Có nhiều người cùng họ tên này (số thẻ: %(cards)s). Hãy ghi số thẻ.")
            self.add_error("person", words % {"cards": cards})
        return None
