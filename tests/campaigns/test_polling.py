"""A vote made from a pack's ballot: who votes, of how many, what may be ticked, and what it comes to."""

import pytest

from congtam.campaigns.models import Campaign
from tests.campaigns.votes import asked, grow_cell, polling
from tests.cast import Cast


@pytest.fixture
def vote_ward(ward: Cast) -> Cast:
    grow_cell(ward, 6)
    return ward


def test_smoke(vote_ward: Cast, campaign: Campaign) -> None:
    a = asked(campaign, "member_vote", vote_ward.units["cell1"].pk)
    print([d.name for d in a.dossiers], a.voters.bases, a.eligible)
    p = polling(campaign, vote_ward)
    print(p.poll.__dict__)
