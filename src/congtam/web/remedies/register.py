"""The register of remedies as a list: what is open, what is late, what earlier years left."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from congtam.people.permissions import Action
from congtam.people.refusals import Refusal
from congtam.remedies.actions.telling import tell
from congtam.remedies.models import Shortcoming
from congtam.remedies.queries.register import late, listed, open_ones, seen
from congtam.remedies.states import State
from congtam.web.base.guards import actor, signed_in, today
from congtam.web.base.reach import reached

PAGE = 50
LATE, OPEN, EARLIER = "tre-han", "con-mo", "ky-truoc"


@signed_in
@require_GET
def listing(request: HttpRequest, campaign_id: int) -> HttpResponse:
    reach = reached(request, campaign_id)
    if not reach.rights.may_somewhere(Action.SEE_REMEDIES):
        reach.guard(Action.SEE_REMEDIES)
    rows = seen(reach.campaign, reach.rights)
    only = request.GET.get("chi", OPEN)
    filters = {
        LATE: lambda: late(rows, today()),
        OPEN: lambda: open_ones(rows),
        EARLIER: lambda: open_ones(rows).filter(found_on__lt=reach.campaign.covers_from),
    }
    chosen = filters[only]() if only in filters else rows.filter(state=only) if only in set(State) else rows
    page = Paginator(listed(chosen), PAGE).get_page(request.GET.get("trang"))
    shown = {
        "campaign": reach.campaign,
        "page": page,
        "only": only,
        "states": Shortcoming._meta.get_field("state").choices,
        "late": late(rows, today()).count(),
        "day": today(),
        "may_record": reach.may(Action.WORK_REMEDIES),
        "may_run": reach.may(Action.RUN_CAMPAIGN) and not reach.campaign.is_over,
    }
    return render(request, "remedies/register.html", shown)


@signed_in
@require_POST
def take_up_all(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """What earlier periods left, told to the rules of this campaign."""
    reach = reached(request, campaign_id)
    reach.guard(Action.RUN_CAMPAIGN)
    try:
        number = tell(reach.campaign, None, actor(request))
        messages.success(request, _("Đã đưa vào đợt mục tồn tại của %(n)d đối tượng.") % {"n": number})
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("remedies:register", campaign_id)
