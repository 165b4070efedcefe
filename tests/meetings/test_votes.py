"""A vote on the agenda: nothing of its result before it was counted and announced."""

from typing import cast as typed

import pytest

from congtam.ballots.actions import closing, counting, papers, preparing
from congtam.ballots.models import RollLine
from congtam.ballots.paper_count import PaperFigures
from congtam.ballots.queries.opening import warnings_before_opening
from congtam.campaigns.actions.polling import open_polling
from congtam.campaigns.models import Campaign, Polling
from congtam.journal.actors import PROGRAM
from congtam.meetings.actions.ordering import postpone
from congtam.meetings.actions.running import announce, begin_item, finish_item
from congtam.meetings.models import Item, Sitting
from congtam.meetings.queries.hall import hall_of
from congtam.meetings.queries.minutes import minutes_of
from congtam.meetings.queries.next import Kind, next_of
from congtam.papers.html import html
from congtam.people.queries.rights import rights_of
from congtam.people.refusals import Refusal
from tests.campaigns.votes import polling
from tests.cast import Cast
from tests.meetings.ground import TODAY, begun

pytestmark = pytest.mark.django_db(databases="__all__")
VOTERS = 6


def voting(cell: Cast, campaign: Campaign) -> Item:
    """The item of the members' vote, the reviews being put off."""
    sitting = begun(cell, campaign)
    for item in sitting.items.exclude(ballot="member_vote"):
        postpone(item=item, reason="x", by=PROGRAM)
    item = sitting.items.get(ballot="member_vote")
    return begin_item(item=item, by=cell.actor("binh"))


def opened(cell: Cast, campaign: Campaign) -> Polling:
    found = polling(campaign, cell, plan="paper")
    by = cell.actor("binh")
    people = list(found.poll.roll.values_list("person", flat=True))[:VOTERS]
    preparing.mark_present(poll=found.poll, people=people, by=by)
    for person in people:
        preparing.sign_for(poll=found.poll, person=person, token=RollLine.Token.PAPER, by=by)
    found.poll.refresh_from_db()
    open_polling(polling=found, by=by, accepted=warnings_before_opening(found.poll))
    found.refresh_from_db()
    return found


def counted(cell: Cast, found: Polling) -> None:
    """Everybody ticks the second level."""
    head, teller = cell.actor("an"), cell.actor("giang")
    poll = closing.close_poll(poll=found.poll, by=head, early_reason="")
    lines = tuple((0, 0, VOTERS, 0, 0) for _line in poll.lines.all())
    figures = PaperFigures(VOTERS, VOTERS, VOTERS, {}, typed(tuple[tuple[int, ...], ...], lines))
    for person in (head, teller):
        papers.enter_papers(poll=poll, figures=figures, by=person)
    counting.count_poll(poll=poll, papers=[], by=head)


def shown(sitting: Sitting) -> tuple[bool, bool]:
    """Whether the hall and the minutes know a result."""
    vote = hall_of(sitting).vote
    return bool(vote and vote.lines), "Kết quả bỏ phiếu kín" in html(minutes_of(sitting))


def test_a_result_is_seen_when_it_is_announced_and_not_before(cell: Cast, campaign: Campaign) -> None:
    item = voting(cell, campaign)
    sitting, by = item.sitting, cell.actor("binh")
    assert next_of(sitting).kind is Kind.VOTE
    found = opened(cell, campaign)
    assert (next_of(sitting).kind, shown(sitting)) == (Kind.VOTE, (False, False))
    with pytest.raises(Refusal, match="Chưa kiểm phiếu xong"):
        announce(item=item, by=by)
    counted(cell, found)
    assert (next_of(sitting).kind, shown(sitting)) == (Kind.ANNOUNCE, (False, False))
    rights = rights_of(cell.accounts["binh"], TODAY)
    with pytest.raises(Refusal, match="Chưa công bố"):
        finish_item(item=item, by=by, rights=rights, on=TODAY)
    item = announce(item=item, by=by)
    assert (item.poll_id, shown(sitting)) == (found.poll_id, (True, True))
    assert next_of(sitting).kind is Kind.FINISH
    assert finish_item(item=item, by=by, rights=rights, on=TODAY).state == "done"


def test_the_base_of_the_result_is_all_official_members(cell: Cast, campaign: Campaign) -> None:
    """HX18-40: more than half of eight is five, though six were there."""
    item = voting(cell, campaign)
    counted(cell, opened(cell, campaign))
    announce(item=item, by=cell.actor("binh"))
    vote = hall_of(item.sitting).vote
    assert vote is not None
    assert (vote.base, vote.needed) == (8, 5)
    assert {line.votes[1] for line in vote.lines} == {VOTERS}


def test_without_a_vote_a_rating_needs_its_conclusion(cell: Cast, campaign: Campaign) -> None:
    item = voting(cell, campaign)
    rights = rights_of(cell.accounts["binh"], TODAY)
    with pytest.raises(Refusal, match="Chưa ghi kết luận"):
        finish_item(item=item, by=cell.actor("binh"), rights=rights, on=TODAY)


def test_who_was_not_reviewed_is_named_before_the_rating(cell: Cast, campaign: Campaign) -> None:
    """HX18-18, HX18-60."""
    sitting = begun(cell, campaign)
    for item in sitting.items.filter(part="review"):
        postpone(item=item, reason="x", by=PROGRAM)
    coming = next_of(sitting)
    assert coming.kind is Kind.BEGIN_ITEM
    assert "Chưa kiểm điểm nên chưa xếp loại" in coming.says
    assert "Nguyễn Văn An" in coming.says
