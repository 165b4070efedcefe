"""The end of the collecting is the fact that the review waits for."""

from datetime import timedelta

import pytest

from congtam.campaigns.actions.moving import move_dossiers
from congtam.campaigns.models import Campaign, EnteredFact
from congtam.campaigns.stages import Move, Stage
from congtam.comments.actions.answering import give
from congtam.comments.actions.closing import close_collecting, reopen_collecting
from congtam.comments.gates import Shut
from congtam.journal.actors import PROGRAM
from congtam.journal.models import Entry
from congtam.people.queries.rights import rights_of
from congtam.people.refusals import Refusal
from tests.cast import Cast
from tests.comments.ground import FARMERS, TODAY, answer_all, asked, farmers, khe, said


def close(campaign: Campaign, cast: Cast, reason: str = "") -> EnteredFact:
    return close_collecting(
        campaign=campaign, unit=cast.units["khe"], on=TODAY, by=cast.actor("dung"), reason=reason
    )


def review(campaign: Campaign, cast: Cast) -> str:
    dossier = khe(campaign)
    rights = rights_of(cast.accounts["dung"], TODAY)
    move_dossiers(
        campaign=campaign, dossiers=[dossier], move=Move.REVIEW, rights=rights, by=PROGRAM, on=TODAY
    )
    dossier.refresh_from_db()
    return dossier.stage


def test_the_review_starts_when_everybody_answered(campaign: Campaign, ward: Cast) -> None:
    """HX18-84: before the collecting has ended the review is refused; the end says who and when."""
    asked(campaign)
    answer_all(campaign)
    with pytest.raises(Refusal, match="chưa có ngày hoàn thành việc lấy ý kiến"):
        review(campaign, ward)
    fact = close(campaign, ward)
    assert (fact.value, fact.entered_by, fact.reason) == (
        TODAY.isoformat(), "Phạm Quang Dũng", "đã nhận đủ 4 ý kiến",
    )  # fmt: skip
    assert review(campaign, ward) == Stage.REVIEWED


def test_it_ends_without_all_only_with_a_reason(campaign: Campaign, ward: Cast) -> None:
    """HX18-84: open requests are named."""
    asked(campaign)
    answer_all(campaign, but=FARMERS)
    with pytest.raises(Refusal, match=f"Còn 1 nơi chưa trả lời: {FARMERS}"):
        close(campaign, ward)
    assert not EnteredFact.objects.filter(fact="comments_closed_on").exists()
    assert close(campaign, ward, "chi hội đã giải thể").reason == "chi hội đã giải thể"
    assert review(campaign, ward) == Stage.REVIEWED


def test_after_the_end_nothing_is_taken_until_it_is_taken_up_again(campaign: Campaign, ward: Cast) -> None:
    close(campaign, ward, "hết hạn")
    with pytest.raises(Shut, match="đã kết thúc ngày"):
        give(part=farmers(campaign), said=said(), by=PROGRAM)
    with pytest.raises(Refusal, match="phải ghi lý do"):
        reopen_collecting(campaign=campaign, unit=ward.units["khe"], reason="", by=PROGRAM)
    reopen_collecting(
        campaign=campaign, unit=ward.units["khe"], reason="chi hội gửi muộn", by=ward.actor("dung")
    )
    fact = EnteredFact.objects.get(fact="comments_closed_on")
    assert (fact.value, fact.reason, fact.entered_by) == (None, "chi hội gửi muộn", "Phạm Quang Dũng")
    assert give(part=farmers(campaign), said=said(), by=PROGRAM).number == 1
    assert Entry.objects.filter(deed="campaign.fact").count() == 2
    with pytest.raises(Refusal, match="chưa có ngày hoàn thành"):
        review(campaign, ward)


def test_what_never_ended_is_not_taken_up_again(campaign: Campaign, ward: Cast) -> None:
    with pytest.raises(Refusal, match="chưa kết thúc"):
        reopen_collecting(campaign=campaign, unit=ward.units["khe"], reason="thử", by=PROGRAM)


def test_no_end_in_the_future(campaign: Campaign, ward: Cast) -> None:
    with pytest.raises(Refusal, match="Chưa tới ngày"):
        close_collecting(
            campaign=campaign, unit=ward.units["khe"], on=TODAY + timedelta(days=1), by=PROGRAM, reason="vội"
        )
