"""Prompts: the same words to one or several subjects by name, and taking one back."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from congtam.campaigns.models import Dossier
from congtam.campaigns.packs import pack_of
from congtam.people.models import Person
from congtam.people.permissions import Action, Role
from congtam.people.refusals import Refusal
from congtam.reviews.actions.facts import DIRECTOR
from congtam.reviews.actions.prompting import LONGEST_PROMPT, Prompted, give_prompts, withdraw_prompt
from congtam.reviews.models import Prompt
from congtam.reviews.permissions import may
from congtam.reviews.queries.directors import directors
from congtam.reviews.queries.progress import awaited
from congtam.web.base.deeds import done
from congtam.web.base.forms import ChoiceField, DayField, PaperForm
from congtam.web.base.guards import account_of, actor, rights, signed_in, today
from congtam.web.base.numbers import numbers
from congtam.web.reviews.superior import campaign_to_prompt, promptable

CHOSEN = "ho-so"
MOST = 200


class PromptForm(PaperForm):
    text = forms.CharField(
        label=gettext_lazy("Nội dung gợi ý"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Cụ thể, rõ ràng; mỗi gợi ý một việc để trả lời được từng việc."),
    )
    body = forms.CharField(
        label=gettext_lazy("Nơi gợi ý"),
        max_length=160,
        help_text=gettext_lazy("Ví dụ: Ban Thường vụ Đảng ủy phường."),
    )
    paper = forms.CharField(label=gettext_lazy("Số văn bản (nếu có)"), max_length=80, required=False)
    on = DayField(label=gettext_lazy("Ngày gợi ý"))

    def __init__(self, *args: Any, organisation: int, directed: bool, **named: Any) -> None:
        super().__init__(*args, **named)
        people = [(str(one.pk), one.full_name) for one in directors(organisation, today())]
        hint = gettext_lazy("Văn bản yêu cầu nơi được gợi ý phải có cấp ủy viên chỉ đạo kiểm điểm.")
        self.add(
            "director",
            ChoiceField(
                label=gettext_lazy("Cấp ủy viên chỉ đạo kiểm điểm"),
                choices=people,
                required=directed,
                help_text=hint if directed else "",
            ),
        )

    def clean_text(self) -> str:
        """A clear bound; the form keeps what was pasted."""
        text: str = self.cleaned_data["text"]
        if len(text) > LONGEST_PROMPT:
            said = _("Nội dung gợi ý dài %(count)d ký tự, tối đa %(most)d. Hãy tách thành nhiều gợi ý.")
            raise forms.ValidationError(said % {"count": len(text), "most": LONGEST_PROMPT})
        return text


@signed_in
@require_http_methods(["GET", "POST"])
def prompt(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """By the organisation itself, or by the account of its superior."""
    campaign, from_above = campaign_to_prompt(request, campaign_id)
    dossiers = chosen(request, promptable(campaign) if from_above else awaited(campaign))
    back = "reviews:superior" if from_above else "reviews:office"
    form = PromptForm(
        request.POST or None,
        initial={"on": today(), "body": account_of(request).organisation.name if from_above else ""},
        organisation=campaign.organisation_id,
        directed=DIRECTOR in pack_of(campaign).facts,
    )
    deed = partial(give, request, form, dossiers, from_above=from_above)
    if request.method == "POST" and form.is_valid() and done(form, deed):
        count = len(dossiers)
        said = ngettext("Đã gợi ý %(count)d đối tượng.", "Đã gợi ý %(count)d đối tượng.", count)
        messages.success(request, said % {"count": count})
        return redirect(back, campaign_id=campaign.pk)
    shown = {"campaign": campaign, "form": form, "dossiers": dossiers, "from_above": from_above, "back": back}
    return render(request, "reviews/prompt.html", shown)


def chosen(request: HttpRequest, asked_of: QuerySet[Dossier]) -> list[Dossier]:
    """By the form that is sent, else by the address; others' numbers find nothing."""
    asked = request.POST if request.method == "POST" else request.GET
    keys = numbers(asked.getlist(CHOSEN)[:MOST])
    return list(asked_of.filter(pk__in=keys).select_related("campaign", "unit", "person"))


def give(request: HttpRequest, form: PromptForm, dossiers: list[Dossier], *, from_above: bool) -> None:
    """The office enters what its committee, or the superior, wrote on paper; the prompt says so."""
    words = form.cleaned_data
    if not dossiers:
        raise Refusal(_("Hãy chọn ít nhất một đối tượng được gợi ý."))
    director = Person.objects.filter(
        pk=int(words["director"] or 0), organisation=dossiers[0].organisation_id
    ).first()
    on: date = words["on"]
    said = Prompted(
        words["text"],
        words["body"],
        on,
        words["paper"],
        director,
        from_above=from_above,
        entered_for=not from_above and not rights(request).has(Role.STANDING),
    )
    give_prompts(campaign=dossiers[0].campaign, dossiers=dossiers, said=said, by=actor(request))


@signed_in
@require_POST
def withdraw(request: HttpRequest, prompt_id: int) -> HttpResponse:
    rows = Prompt.objects.select_related("dossier__campaign", "dossier__unit", "dossier__person")
    ours = account_of(request).organisation_id
    found = get_object_or_404(rows, pk=prompt_id, organisation__in={ours, *rights(request).inferiors})
    from_above = found.organisation_id != ours
    is_others = from_above and not found.from_above
    if is_others or not may(found.dossier, rights(request), Action.PROMPT_REVIEW):
        raise PermissionDenied
    try:
        reason = request.POST.get("reason", "")
        withdraw_prompt(prompt=found, reason=reason, by=actor(request), from_above=from_above)
        messages.success(request, _("Đã rút gợi ý."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    if from_above:
        return redirect("reviews:superior", campaign_id=found.dossier.campaign_id)
    return redirect("reviews:dossier", dossier_id=found.dossier_id)
