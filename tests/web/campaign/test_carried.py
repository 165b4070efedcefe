"""A campaign after the last one begins with what earlier years left."""

from datetime import date

from congtam.campaigns.models import Campaign
from congtam.commitments.actions.confidence import Counted, record_confidence
from congtam.remedies.actions.recording import About, Finding, record_shortcomings
from congtam.web.campaign.longer import clone_one, written
from tests.campaigns.ward import frame, opened, settle
from tests.cast import Cast
from tests.commitments.ground import kept, read

PACK = "vn-2025+demo-vn-2025"
HELD = Counted(date(2019, 3, 1), cast=30, high=9, middle=5, low=16, paper="BB 4")


def test_the_next_campaign_takes_over_confidence_and_open_shortcomings(cast: Cast) -> None:
    """HX18-88, GV21-11: recorded while the last campaign ran, told to the rules of the one after it; nobody
    enters them again."""
    settle(cast)
    by, last = cast.actor("dung"), opened(cast, PACK)
    record_confidence(campaign=last, person=cast.persons["an"], counted=HELD, by=by)
    cell = last.dossiers.filter(unit=cast.units["cell1"])[0]
    about = About(cell.organisation_id, cell.unit_id, None, cell.home_id, cell.name)
    record_shortcomings(found=[(about, Finding("review", "12-KL/ĐU", date(2018, 12, 9), "Họp thiếu"))], by=by)
    assert kept(last, "confidence_vote_held") == []
    next_year = written(frame(2019))
    clone_one.do(by=by, last=last.pk, pack=PACK, frame=next_year)
    made = Campaign.objects.get(year=2019)
    assert (kept(made, "confidence_vote_held"), kept(made, "low_confidence_votes")) == ([True], [53_33])
    facts = read(made.dossiers.get(kind=cell.kind, unit=cell.unit))
    assert facts["had_earlier_shortcomings"] is True
