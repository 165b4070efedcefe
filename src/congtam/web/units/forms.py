"""The papers that change the tree."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congtam.people.models import Unit
from congtam.people.queries.tree import Tree
from congtam.web.base.choosing import UnitField
from congtam.web.base.forms import ChoiceField, DayField, PaperForm


def paper_field() -> forms.CharField:
    return forms.CharField(
        label=_("Số văn bản"),
        required=False,
        max_length=80,
        help_text=_("ví dụ 12-QĐ/ĐU"),
        widget=forms.TextInput(attrs={"class": "short"}),
    )


def name_field() -> forms.CharField:
    return forms.CharField(
        label=_("Tên đầy đủ"), max_length=160, help_text=_("ghi như trên văn bản, ví dụ: Chi bộ Tổ dân phố 3")
    )


def short_name_field() -> forms.CharField:
    return forms.CharField(
        label=_("Tên gọn"),
        required=False,
        max_length=60,
        help_text=_("dùng trong bảng, ví dụ: TDP 3"),
        widget=forms.TextInput(attrs={"class": "short"}),
    )


class ChangeForm(PaperForm):
    """A change with its day and its paper."""

    on = DayField(label=_("Có hiệu lực từ ngày"))
    paper = paper_field()


class OpenForm(ChangeForm):
    kind = ChoiceField(label=_("Loại đơn vị"), choices=Unit.Kind.choices)
    variety = ChoiceField(
        label=_("Loại hình"),
        choices=Unit.Variety.choices,
        required=False,
        empty=_("Không có"),
        help_text=_("cần cho chi bộ và đoàn thể"),
    )
    name = name_field()
    short_name = short_name_field()

    def __init__(self, *args: Any, tree: Tree, **named: Any) -> None:
        super().__init__(*args, **named)
        self.add("parent", UnitField(tree=tree, label=_("Trực thuộc"), required=bool(tree.nodes)))
        self.add(
            "beside",
            UnitField(
                tree=tree,
                kinds=[Unit.Kind.CELL],
                label=_("Gắn với chi bộ"),
                required=False,
                help_text=_("chi bộ cùng tổ dân phố hoặc cùng cơ quan, để biết lấy ý kiến ở đâu"),
            ),
        )
        self.order_fields(["kind", "variety", "name", "short_name", "parent", "beside", "on", "paper"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kind") == Unit.Kind.CELL and not cleaned.get("variety"):
            self.add_error("variety", _("Chi bộ cần loại hình, vì chủ thể lấy ý kiến tùy theo loại hình."))
        return cleaned


class RenameForm(ChangeForm):
    name = name_field()
    short_name = short_name_field()
    field_order = ("name", "short_name", "on", "paper")


class DescribeForm(PaperForm):
    """What an import can only guess by the name."""

    def __init__(self, *args: Any, tree: Tree, unit: Unit, **named: Any) -> None:
        super().__init__(*args, **named)
        cell = unit.kind == Unit.Kind.CELL
        choices = Unit.Variety.choices
        self.add(
            "variety", ChoiceField(label=_("Loại hình"), choices=choices, required=cell, empty=_("Không có"))
        )
        cells, beside = [Unit.Kind.CELL], _("Gắn với chi bộ")
        self.add("beside", UnitField(tree=tree, kinds=cells, without=[unit.pk], label=beside, required=False))
        self.add("on", DayField(label=_("Gắn với chi bộ từ ngày")))


class MoveForm(ChangeForm):
    def __init__(self, *args: Any, tree: Tree, unit: Unit, **named: Any) -> None:
        super().__init__(*args, **named)
        self.add(
            "parent", UnitField(tree=tree, without=tree.subtree(unit.pk), label=_("Trực thuộc đơn vị mới"))
        )
        self.order_fields(["parent", "on", "paper"])


class MergeForm(ChangeForm):
    """Into another unit of the same kind."""

    def __init__(self, *args: Any, tree: Tree, unit: Unit, **named: Any) -> None:
        super().__init__(*args, **named)
        self.add("into", UnitField(tree=tree, kinds=[unit.kind], without=[unit.pk], label=_("Sáp nhập vào")))
        self.order_fields(["into", "on", "paper"])


class SplitForm(ChangeForm):
    """The name of the new unit; who goes there is ticked in the list of members."""

    name = name_field()
    short_name = short_name_field()
    field_order = ("name", "short_name", "on", "paper")
