"""Prompts: the same words to one or several subjects by name, and taking one back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from congtam.campaigns.models import Dossier
from congtam.campaigns.packs import pack_of
from congtam.people.models import Person
from congtam.people.permissions import Action
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
from congtam.web.base.reach import Reach, reached

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
    reach = reached(request, campaign_id)
    reach.guard(Action.PROMPT_REVIEW)
    campaign = reach.campaign
    dossiers = chosen(request, reach)
    form = PromptForm(
        request.POST or None,
        initial={"on": today()},
        organisation=campaign.organisation_id,
        directed=DIRECTOR in pack_of(campaign).facts,
    )
    if request.method == "POST" and form.is_valid() and done(form, lambda: give(request, form, dossiers)):
        count = len(dossiers)
        said = ngettext("Đã gợi ý %(count)d đối tượng.", "Đã gợi ý %(count)d đối tượng.", count)
        messages.success(request, said % {"count": count})
        return redirect("reviews:office", campaign_id=campaign.pk)
    return render(request, "reviews/prompt.html", {"campaign": campaign, "form": form, "dossiers": dossiers})


def chosen(request: HttpRequest, reach: Reach) -> list[Dossier]:
    """By the form that is sent, else by the address; others' numbers find nothing."""
    asked = request.POST if request.method == "POST" else request.GET
    keys = [int(key) for key in asked.getlist(CHOSEN)[:MOST] if key.isdigit()]
    return list(awaited(reach.campaign).filter(pk__in=keys).select_related("campaign", "unit", "person"))


def give(request: HttpRequest, form: PromptForm, dossiers: list[Dossier]) -> None:
    words = form.cleaned_data
    director = Person.objects.filter(
        pk=int(words["director"] or 0), organisation=account_of(request).organisation_id
    ).first()
    on: date = words["on"]
    said = Prompted(words["text"], words["body"], on, words["paper"], director)
    if not dossiers:
        raise Refusal(_("Hãy chọn ít nhất một đối tượng được gợi ý."))
    give_prompts(campaign=dossiers[0].campaign, dossiers=dossiers, said=said, by=actor(request))


@signed_in
@require_POST
def withdraw(request: HttpRequest, prompt_id: int) -> HttpResponse:
    rows = Prompt.objects.select_related("dossier__campaign", "dossier__unit", "dossier__person")
    found = get_object_or_404(rows, pk=prompt_id, organisation=account_of(request).organisation_id)
    if not may(found.dossier, rights(request), Action.PROMPT_REVIEW):
        raise PermissionDenied
    try:
        withdraw_prompt(prompt=found, reason=request.POST.get("reason", ""), by=actor(request))
        messages.success(request, _("Đã rút gợi ý."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("reviews:dossier", dossier_id=found.dossier_id)
