"""The pages of stages and results, for the table of all pages."""

from congtam.campaigns.models import Campaign
from congtam.campaigns.phases import Phase
from tests.cast import Cast
from tests.web.campaign_pages import own_dossier, running
from tests.web.page import Page


def meeting(cast: Cast) -> Campaign:
    """Far enough that secretaries see the results of their units, and members not yet their own."""
    campaign = running(cast)
    campaign.phase = Phase.MEETING
    campaign.save()
    return campaign


def here(cast: Cast) -> dict[str, object]:
    return {"campaign_id": meeting(cast).pk}


def notifying(cast: Cast) -> dict[str, object]:
    campaign = meeting(cast)
    campaign.phase = Phase.NOTIFYING
    campaign.save()
    return {"dossier_id": own_dossier(campaign, cast).pk}


RESULT_PAGES: dict[str, Page] = {
    "results:campaign": Page("binh dung", keys=here),
    "results:equals": Page("binh dung", keys=here),
    "results:record": Page("binh dung", keys=lambda cast: {**here(cast), "act": "propose"}),
    "results:move": Page("dung", keys=lambda cast: {**here(cast), "move": "annul"}),
    "results:dossier": Page("an binh dung giang", keys=notifying),
}
