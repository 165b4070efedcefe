"""The body that voted looked at what changed since, and holds to its result: said once, with its minutes."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from congtam.campaigns.actions.staleness import Stands, confirm_result
from congtam.campaigns.models import Staleness
from congtam.campaigns.queries.staleness import marks_of
from congtam.web.base.forms import DayField, PaperForm
from congtam.web.base.guards import signed_in, today
from congtam.web.polls.desk import ask, at_desk, done


class UpholdForm(PaperForm):
    lines = forms.MultipleChoiceField(
        label=gettext_lazy("Hội nghị đã xem lại những đối tượng nào"), widget=forms.CheckboxSelectMultiple
    )
    because = forms.CharField(
        label=gettext_lazy("Vì sao kết quả bỏ phiếu vẫn đúng"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Ghi vào hồ sơ; ai xem được kết quả thì đọc được."),
    )
    paper = forms.CharField(label=gettext_lazy("Số biên bản của hội nghị"), max_length=80)
    on = DayField(label=gettext_lazy("Ngày họp"))

    def __init__(self, *args: Any, marks: list[Staleness], **named: Any) -> None:
        super().__init__(*args, **named)
        names = {str(mark.dossier_id): mark.dossier.name for mark in marks}
        self.fields["lines"].choices = list(names.items())  # type: ignore[attr-defined]

    def stands(self) -> Stands:
        said = self.cleaned_data
        return Stands(said["because"], said["paper"], said["on"])


@signed_in
@require_http_methods(["GET", "POST"])
def uphold(request: HttpRequest, poll_id: int) -> HttpResponse:
    """Who conducts the vote, or holds votes in that unit."""
    desk = at_desk(request, poll_id, looking=True)
    marks = [mark for mark in marks_of(desk.polling) if mark.is_open]
    if not marks:
        return desk.again()
    form = UpholdForm(request.POST or None, marks=marks, initial={"on": today()})
    made: list[int] = []
    if request.method == "POST" and form.is_valid():
        chosen = [int(key) for key in form.cleaned_data["lines"]]
        deed = partial(confirm_result, polling=desk.polling, stands=form.stands(), by=desk.by)
        if done(form, lambda: made.append(deed(dossiers=chosen))):
            text = ngettext("Đã ghi cho %(n)d đối tượng.", "Đã ghi cho %(n)d đối tượng.", made[0])
            messages.success(request, text % {"n": made[0]})
            return desk.again()
    lead = _(
        "Chỉ ghi khi hội nghị đã bỏ phiếu thật sự xem lại dữ kiện mới và giữ kết quả. "
        "Không giữ thì bỏ phiếu lại."
    )
    words = {"title": _("Hội nghị khẳng định kết quả"), "lead": lead, "button": _("Ghi vào hồ sơ")}
    return ask(desk, form, **words, marks=marks)
