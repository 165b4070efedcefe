"""One fact of one subject, and one fact of several."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congtam.engine.pack import Pack
from congtam.web.base.forms import ChoiceField, PaperForm, PickField
from congtam.web.facts.values import UNKNOWN, Kept, hint, options, read

NOT_KNOWN = _("Chưa biết")


class ReasonForm(PaperForm):
    reason = forms.CharField(
        label=_("Căn cứ"),
        max_length=300,
        help_text=_("số, ngày văn bản hoặc người cung cấp"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class FactForm(ReasonForm):
    """The value is asked as the fact takes it; not known is one of the answers."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ("value", "unknown", "reason")

    def __init__(self, *args: Any, pack: Pack, fact: str, **named: Any) -> None:
        super().__init__(*args, **named)
        self.pack, self.fact = pack, pack.facts[fact]
        chosen = options(pack, self.fact)
        label = self.fact.label[:1].upper() + self.fact.label[1:]
        if self.fact.type == "yes_no":
            self.add("value", PickField(label=label, choices=[*chosen, (UNKNOWN, NOT_KNOWN)]))
        elif chosen:
            self.add("value", ChoiceField(label=label, choices=[*chosen, (UNKNOWN, NOT_KNOWN)]))
        else:
            self.add("value", forms.CharField(label=label, required=False, help_text=hint(self.fact)))
            self.add("unknown", forms.BooleanField(label=NOT_KNOWN, required=False))
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        said, unknown = cleaned.get("value", ""), cleaned.get("unknown", False)
        if "value" in self.errors:
            return cleaned
        if said and unknown:
            self.add_error("value", _("Hoặc ghi giá trị, hoặc chọn “Chưa biết”, không cả hai."))
        elif not said and not unknown:
            self.add_error("value", _("Hãy ghi giá trị, hoặc chọn “Chưa biết”."))
        else:
            self.take(UNKNOWN if unknown else said)
        return cleaned

    def take(self, said: str) -> None:
        try:
            self.cleaned_data["kept"] = read(self.pack, self.fact, said)
        except ValueError as error:
            self.add_error("value", str(error))

    @property
    def kept(self) -> Kept:
        found: Kept = self.cleaned_data["kept"]
        return found
