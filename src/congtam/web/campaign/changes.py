"""What changed in the registers since the campaign was derived: compared, looked at, taken up."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congtam.people.permissions import Action
from congtam.web.base.guards import signed_in
from congtam.web.base.jobs import found_by, later
from congtam.web.base.reach import reached
from congtam.web.campaign.longer import compare, take_up_all

RUN = Action.RUN_CAMPAIGN


@signed_in
@require_http_methods(["GET", "POST"])
def take_up(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """Both take their time in a large ward, so both are long work; here stands what the first one found."""
    reach = reached(request, campaign_id)
    reach.guard(Action.RUN_CAMPAIGN)
    about = {"campaign": campaign_id}
    if request.method == "POST":
        if "compare" in request.POST:
            return later(request, RUN, compare, _("So đợt với danh sách hiện nay"), about)
        return later(request, RUN, take_up_all, _("Cập nhật đợt theo danh sách hiện nay"), about)
    found = found_by(request, compare, **about)
    return render(request, "campaign/changes.html", {"campaign": reach.campaign, "found": found})
