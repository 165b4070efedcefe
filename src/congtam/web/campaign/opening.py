"""The campaigns there are, opening one, and opening the next after the last."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from congtam.campaigns.actions.opening import Frame, refuse_early
from congtam.campaigns.models import Campaign, PinnedPack
from congtam.campaigns.packs import Offer, readable
from congtam.campaigns.queries.lists import campaigns, visible
from congtam.campaigns.settled import settled_offer
from congtam.people.models import Unit
from congtam.people.permissions import Action, Target
from congtam.people.queries.tree import tree
from congtam.web.base.deeds import done
from congtam.web.base.guards import account_of, guard, may, rights, signed_in, today
from congtam.web.base.jobs import later
from congtam.web.base.reach import reached
from congtam.web.campaign.longer import clone_one, open_one, written
from congtam.web.campaign.opening_forms import FrameForm, PackForm

RUN = Action.RUN_CAMPAIGN


@signed_in
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    ours = Target(account_of(request).organisation_id)
    if not rights(request).may_somewhere(Action.SEE_PLAN):
        raise PermissionDenied
    rows = visible(campaigns(ours.organisation), rights(request))
    return render(
        request, "campaign/list.html", {"rows": rows, "may_run": may(request, Action.RUN_CAMPAIGN, ours)}
    )


@signed_in
@require_http_methods(["GET", "POST"])
def open_new(request: HttpRequest) -> HttpResponse:
    """Two pages: the regulation, then the days. The second carries the first in its address."""
    ours = account_of(request).organisation_id
    guard(request, Action.RUN_CAMPAIGN, Target(ours))
    if "goi" not in request.GET:
        return choose_pack(request)
    offer, scope = chosen(request), root(ours)
    if scope is None:
        messages.error(request, _("Chưa có cây tổ chức. Hãy nhập tổ chức, đảng viên trước khi mở đợt."))
        return redirect("campaign:list")
    form = FrameForm(request.POST or None, offer=offer, initial=first_guess(offer))
    if request.method == "POST" and form.is_valid():
        frame, demonstration = form.frame(), form.cleaned_data["demonstration"]
        if done(form, lambda: refuse_early(scope, offer, frame, demonstration=demonstration)):
            asked = {"scope": scope.pk, "pack": offer.key, "frame": written(frame)}
            return later(request, RUN, open_one, opened(frame), {**asked, "demonstration": demonstration})
    return render(request, "campaign/open.html", {"form": form, "offer": offer})


def choose_pack(request: HttpRequest) -> HttpResponse:
    form = PackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect(f"{request.path}?goi={form.cleaned_data['pack'].replace('+', '%2B')}")
    return render(request, "campaign/choose.html", {"form": form})


def chosen(request: HttpRequest) -> Offer:
    return offered(account_of(request).organisation_id, request.GET["goi"])


def offered(organisation: int, key: str) -> Offer:
    """As this organisation has settled it; what was signed of an older text may no longer fit."""
    if readable(key) is None:
        raise Http404
    return settled_offer(organisation, key)


def first_guess(offer: Offer) -> dict[str, object]:
    """Only what leaves no choice: a pack with one period; a pack that is for demonstration."""
    only = offer.resolved.pack.periods
    return {
        "period": only[0] if len(only) == 1 else "",
        "year": today().year,
        "demonstration": offer.is_demonstration_only,
    }


def root(organisation: int) -> Unit | None:
    node = tree(organisation, today()).root
    return Unit.objects.get(pk=node.id) if node else None


@signed_in
@require_http_methods(["GET", "POST"])
def clone(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """The next campaign after this one: the plan, those in charge, the meeting days, moved."""
    reach = reached(request, campaign_id)
    reach.guard(Action.RUN_CAMPAIGN)
    last = reach.campaign
    offer = offered(last.organisation_id, key_of(last))
    initial = {"period": last.period, "year": last.year + 1, "demonstration": last.is_demonstration}
    form = FrameForm(request.POST or None, offer=offer, initial=initial)
    if request.method == "POST" and form.is_valid():
        frame = form.frame()
        if done(form, lambda: refuse_early(last.scope, offer, frame, demonstration=last.is_demonstration)):
            asked = {"last": last.pk, "pack": offer.key, "frame": written(frame)}
            return later(request, RUN, clone_one, opened(frame), asked)
    return render(request, "campaign/open.html", {"form": form, "offer": offer, "last": last})


def opened(frame: Frame) -> str:
    return _("Mở đợt: %(title)s") % {"title": frame.title}


def key_of(campaign: Campaign) -> str:
    """The regulation under the key by which it was offered."""
    return PinnedPack.objects.values_list("key", flat=True).get(pk=campaign.pack_id)
