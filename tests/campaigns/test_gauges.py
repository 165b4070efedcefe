"""Places of quotas on the overview: known as far as anything is known, and by groups of equals."""

import pytest

from congtam.campaigns.facts.equals import values_of, words_of
from congtam.campaigns.models import Campaign
from congtam.campaigns.packs import pack_of
from congtam.campaigns.queries.gauges import Gauge, gauges
from congtam.people.models import Post
from congtam.web.campaign.places import shown
from tests.campaigns.ward import opened
from tests.cast import START, Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return opened(cast)


def of(campaign: Campaign, name: str) -> list[Gauge]:
    return [one for one in gauges(campaign) if one.name == name]


def test_before_anybody_has_a_level_places_are_a_range(campaign: Campaign) -> None:
    (members,) = of(campaign, "members")
    assert members.places is not None
    assert members.waiting == members.total
    assert members.places.base == (0, members.total)
    assert members.places.places == (0, members.total * 20 // 120)
    assert "Chưa tính được" not in shown(pack_of(campaign), members).says


def test_hx18_57_leaders_are_counted_by_title_and_sector(campaign: Campaign) -> None:
    groups = of(campaign, "leaders")
    assert groups
    assert all(one.places is not None and one.group for one in groups)
    assert len({one.group for one in groups}) == len(groups)
    leaders = campaign.dossiers.filter(kind="leader", is_listed=True).exclude(is_rated=False)
    assert sum(one.total for one in groups) == leaders.count()
    assert f"({groups[0].group})" in shown(pack_of(campaign), groups[0]).title


def test_equals_are_told_by_the_main_post(cast: Cast) -> None:
    post = Post(
        organisation=cast.ward,
        person=cast.persons["giang"],
        unit=cast.units["standing"],
        title="deputy_secretary",
        managed_at="above",
        since=START,
    )
    by = ("title", "tier", "sector")
    assert values_of(post, by) == ("deputy_secretary", "", "party")
    assert words_of(values_of(post, by), by) == "Phó Bí thư, khối Đảng"
    assert words_of(values_of(post, ["managing_level"]), ["managing_level"]) == str(
        Post.ManagedAt.ABOVE.label
    )
    assert words_of(values_of(None, by), by) == "chưa rõ chức danh"
