"""A subject that the pack does not derive, added by hand; one that is taken off: each with its reason."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congtam.campaigns.actions.correcting import add_dossier, correct_dossier
from congtam.campaigns.models import Dossier
from congtam.campaigns.packs import pack_of
from congtam.people.permissions import Action
from congtam.people.queries.tree import tree
from congtam.web.base.deeds import done
from congtam.web.base.guards import actor, signed_in
from congtam.web.base.reach import reached
from congtam.web.campaign.forms import ReasonForm, SubjectForm


@signed_in
@require_http_methods(["GET", "POST"])
def added(request: HttpRequest, campaign_id: int) -> HttpResponse:
    reach = reached(request, campaign_id)
    reach.guard(Action.RUN_CAMPAIGN)
    campaign = reach.campaign
    there = tree(campaign.organisation_id, campaign.asked_on)
    form = SubjectForm(request.POST or None, tree=there, pack=pack_of(campaign))
    made: list[Dossier] = []
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        deed = partial(add_dossier, campaign=campaign, kind=said["kind"], by=actor(request))
        whose = {"unit": said["unit"], "person": said["found"], "reason": said["reason"]}
        if done(form, lambda: made.append(deed(**whose))):
            messages.success(request, _("Đã thêm vào đợt, kèm lý do và tên người thêm."))
            return redirect("campaign:dossier", campaign_id, made[0].pk)
    return render(request, "campaign/subject.html", {"campaign": campaign, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def taken_off(request: HttpRequest, campaign_id: int, dossier_id: int) -> HttpResponse:
    """It stays in sight, crossed out, with the reason; what was recorded of it is kept."""
    reach = reached(request, campaign_id)
    reach.guard(Action.RUN_CAMPAIGN)
    shown = get_object_or_404(Dossier, campaign=reach.campaign, pk=dossier_id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        deed = partial(correct_dossier, dossier=shown, listed=False, by=actor(request))
        kept = partial(deed, reviewed=shown.is_reviewed, rated=shown.is_rated)
        if done(form, lambda: kept(reason=form.cleaned_data["reason"])):
            messages.success(request, _("Đã bỏ khỏi đợt, kèm lý do; muốn đưa lại thì sửa ở hồ sơ."))
            return redirect("campaign:dossier", campaign_id, dossier_id)
    where = {"campaign": reach.campaign, "dossier": shown, "form": form}
    return render(request, "campaign/correct.html", {**where, "title": _("Bỏ khỏi đợt")})
