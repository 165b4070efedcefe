"""By which paper, of which body, on which day."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.actions.moving import Paper
from congtam.web.base.forms import ChoiceField, DayField, PaperForm


class PaperOfResultsForm(PaperForm):
    """`bodies` are those that the document names for this act."""

    on = DayField(label=_("Ngày của văn bản hoặc hội nghị"))
    number = forms.CharField(
        label=_("Số văn bản"), max_length=80, required=False, help_text=_("ví dụ 12-QĐ/ĐU")
    )
    because = forms.CharField(
        label=_("Lý do khác đề nghị"),
        max_length=500,
        required=False,
        help_text=_("bắt buộc khi mức ghi khác mức đề nghị hoặc cao hơn mức quy định cho phép"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    field_order = ("who", "other", "on", "number", "because")

    def __init__(self, *args: Any, act: str, bodies: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        self.names = dict(bodies)
        if bodies:
            self.add("who", ChoiceField(label=_("Nơi thực hiện"), choices=bodies))
        else:
            self.add("other", forms.CharField(label=_("Nơi thực hiện"), max_length=200))
        if act in {"vote", "propose"}:
            del self.fields["because"]
        if act == "decide":
            self.fields["number"].required = True
        self.order_fields(self.field_order)

    def paper(self) -> Paper:
        said = self.cleaned_data
        other = said.get("other", "").strip()
        who = said.get("who") or f"body:{other}"[:80]
        name = self.names.get(who, other)
        return Paper(who, said["on"], said["number"].strip(), name, said.get("because", ""))


class StepForm(PaperForm):
    """The day of a step, and its reason where one is asked."""

    on = DayField(label=_("Ngày"))
    reason = forms.CharField(
        label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}), required=False
    )

    def __init__(self, *args: Any, needs_reason: bool, **named: Any) -> None:
        super().__init__(*args, **named)
        if needs_reason:
            self.fields["reason"].required = True
        else:
            del self.fields["reason"]
