"""The page on which the body that voted holds to its result, and what every other page says until then."""

import pytest
from django.urls import reverse

from congtam.campaigns.models import Dossier, Polling
from congtam.campaigns.queries.staleness import marks_of
from tests.campaigns.test_polling import HALF_SAID, appraised, held, results_of, strike
from tests.campaigns.votes import polling
from tests.campaigns.ward import opened, settle
from tests.cast import Cast
from tests.sheets.ground import moved
from tests.web.meetings.test_pages import client_of, text_of

pytestmark = pytest.mark.django_db(databases="__all__")
SAID = {"because": "Đã xét khi bỏ phiếu", "paper": "03-BB/ĐU", "on": "09/12/2018"}


@pytest.fixture
def overtaken(cast: Cast) -> tuple[Polling, Dossier]:
    """The ward committee voted the farmers' association; then a fact struck it."""
    settle(cast)
    campaign = moved(opened(cast), "deciding")
    farmers = campaign.dossiers.get(unit=cast.units["farmers"], kind="mass_collective")
    appraised(campaign, "HTTNV", farmers)
    made = held(polling(campaign, cast, "mass_decision", "executive", **HALF_SAID), cast, 2, 2)
    strike(campaign, cast)
    return made, farmers


def test_every_page_says_it_until_the_meeting_holds_to_its_result(
    cast: Cast, overtaken: tuple[Polling, Dossier]
) -> None:
    made, farmers = overtaken
    office, outsider = client_of(cast, "dung"), client_of(cast, "cuc")
    pages = [reverse(f"polls:{name}", args=(made.poll_id,)) for name in ("results", "minutes")]
    pages.append(reverse("results:dossier", args=(farmers.pk,)))
    for page in pages:
        shown = text_of(office.get(page))
        assert "phải xem lại" in shown, page
        assert "Kết luận kiểm tra số 5" in shown, page
    address = reverse("polls:uphold", args=(made.poll_id,))
    assert outsider.post(address, SAID).status_code == 403
    for wrong in ({}, {"lines": "x"}, {"lines": str(farmers.pk), "because": " "}, {"on": "31/02/2018"}):
        assert office.post(address, {**SAID, **wrong}).status_code == 200
    assert marks_of(made)[0].is_open
    assert office.post(address, {**SAID, "lines": str(farmers.pk)}).status_code == 302
    assert office.post(address, {**SAID, "lines": str(farmers.pk)}).status_code == 302, "pressed twice"
    assert marks_of(made)[0].stands_paper == "03-BB/ĐU"
    for page in pages:
        assert "03-BB/ĐU" in text_of(office.get(page)), page


def test_a_deciding_ballot_is_recorded_and_decided_under_its_number(
    cast: Cast, overtaken: tuple[Polling, Dossier]
) -> None:
    made, farmers = overtaken
    office, address = client_of(cast, "dung"), reverse("polls:record", args=(made.poll_id,))
    said = {"on": "09/12/2018", "number": "12-QĐ/ĐU", "decided": "on"}
    office.post(address, said)
    assert "decide" not in results_of(farmers), "overtaken"
    office.post(reverse("polls:uphold", args=(made.poll_id,)), {**SAID, "lines": str(farmers.pk)})
    office.post(address, {**said, "number": ""})
    assert "decide" not in results_of(farmers), "without a number"
    office.post(address, said)
    assert (results_of(farmers)["resolve"], results_of(farmers)["decide"]) == ("HTTNV", "HTTNV")
