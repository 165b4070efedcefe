"""Fields that choose a unit or a person of one organisation."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congtam.people.models import Unit
from congtam.people.queries.tree import Tree
from congtam.web.base.forms import NOT_CHOSEN

STEP = "\u2003"


class UnitField(forms.TypedChoiceField):
    """A unit of a tree, shown with its depth. `kinds` and `without` narrow the list."""

    def __init__(
        self, *, tree: Tree, kinds: Iterable[str] = (), without: Iterable[int] = (), **named: Any
    ) -> None:
        wanted, left_out = set(kinds), set(without)
        listed = [
            (str(node.id), STEP * depth + node.name)
            for node, depth in tree.walk()
            if (not wanted or node.kind in wanted) and node.id not in left_out
        ]
        self.organisation = tree.organisation
        super().__init__(choices=[("", NOT_CHOSEN), *listed], coerce=self.unit, empty_value=None, **named)
        self.error_messages["invalid_choice"] = _("Đơn vị này không có trong danh sách. Hãy chọn lại.")

    def unit(self, key: str) -> Unit:
        return Unit.objects.get(pk=int(key), organisation=self.organisation)
