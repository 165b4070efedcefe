"""A vote of a campaign in the ward of the cast: cell 1 on its members, the ward committee on everybody."""

from datetime import date

from congtam.ballots.terms import Committee
from congtam.campaigns.actions.polling import Asked, prepare_polling
from congtam.campaigns.models import Campaign, Polling
from congtam.campaigns.polls import Said
from congtam.campaigns.queries.electorate import ballot_of, electorate, subjects
from congtam.people.models import Membership
from congtam.sheets.queries.eligibility import eligible_in
from tests.campaigns.ward import new_member
from tests.cast import Cast
from tests.worlds import built_once

DAY = date(2018, 12, 9)


@built_once
def grow_cell(cast: Cast, number: int) -> None:
    """More official members in cell 1, so that there are enough to vote in secret."""
    for index in range(number):
        name = f"Đồng Chí {'ABCDEGHIKLMNOPQRSTUVXY'[index % 22]}{'abcdeghiklmn'[index // 22]}"
        new_member(cast, f"voter{index}", name, "cell1", standing=Membership.Standing.OFFICIAL)


def asked(campaign: Campaign, ballot: str, place: int, on: date = DAY) -> Asked:
    found = ballot_of(campaign, ballot)
    assert found is not None
    rows = subjects(campaign, found, place, on)
    voters = electorate(campaign, found, place, on)
    return Asked(ballot, place, rows, eligible_in(campaign, rows), voters)


def said(**other: str) -> Said:
    return Said(**{"title": "Bỏ phiếu xếp loại", "body": "Chi bộ Tổ dân phố 1", "plan": "slips", **other})  # type: ignore[arg-type]


def committee(cast: Cast) -> Committee:
    chair, head, member = (cast.persons[name].pk for name in ("binh", "an", "giang"))
    return Committee(chair=chair, head=head, members=(member,))


def polling(
    campaign: Campaign, cast: Cast, ballot: str = "member_vote", place: str = "cell1", **other: str
) -> Polling:
    return prepare_polling(
        campaign=campaign,
        asked=asked(campaign, ballot, cast.units[place].pk),
        said=said(**other),
        committee=committee(cast),
        by=cast.actor("binh"),
    )
