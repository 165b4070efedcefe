"""What the registers say of who leads, heads or stands beside whom, as the rules ask it."""

import pytest

from congtam.campaigns.actions.deriving import derive_again
from congtam.campaigns.models import Campaign, Dossier, Result
from congtam.campaigns.queries.ground import ground
from congtam.campaigns.queries.standing import held_back
from congtam.journal.actors import PROGRAM
from congtam.people.actions.posts import give_post
from congtam.people.actions.units import open_unit
from tests.campaigns.results import decided, possible
from tests.campaigns.ward import K, new_member
from tests.cast import START, Cast

KHE, WARD = "Chi bộ Thanh Khê", "Đảng bộ phường Bình An"
PEOPLES, FARMERS = "Ủy ban nhân dân phường", "Ban Chấp hành Hội Nông dân phường"


def dossier(campaign: Campaign, name: str, kind: str) -> Dossier:
    return campaign.dossiers.get(name=name, kind=kind)


def linked(campaign: Campaign, name: str, kind: str, relation: str) -> set[tuple[str, str]] | None:
    """None: nobody could say."""
    there = ground(campaign)
    found = there.entries[dossier(campaign, name, kind).key].links
    if relation not in found:
        return None
    return {(there.dossiers[key].kind, there.dossiers[key].name) for key in found[relation]}


@pytest.mark.parametrize(
    ("name", "units", "party"),
    [
        ("Nguyễn Văn An", set(), set()),
        ("Đinh Thị Lan", set(), set()),  # of the committee of a cell, and no leader of it
        ("Ngô Văn Khánh", set(), {("cell", KHE)}),
        ("Lý Văn Miễn", {("branch", "Chi hội Nông dân Thanh Khê")}, set()),
        ("Mai Thị Thu", {("mass_collective", FARMERS)}, set()),
        ("Bùi Quang Sơn", {("collective", WARD), ("collective", PEOPLES)}, {("organisation", WARD)}),
    ],
)
def test_hx18_38_what_somebody_leads_follows_from_posts(
    campaign: Campaign, name: str, units: set[tuple[str, str]], party: set[tuple[str, str]]
) -> None:
    assert linked(campaign, name, "member", "led_units") == units
    assert linked(campaign, name, "member", "led_party_organisations") == party


def test_hx18_38_a_leader_is_not_excellent_over_units_that_are_less(campaign: Campaign) -> None:
    """A secretary's cell must be excellent, a chair's association good; of others nothing is asked."""
    decided(dossier(campaign, KHE, "cell"), "HTTNV")
    decided(dossier(campaign, FARMERS, "mass_collective"), "HTTNV")
    for name, excellent in (("Ngô Văn Khánh", False), ("Đinh Thị Lan", True), ("Mai Thị Thu", True)):
        assert ("HTXSNV" in possible(campaign, name)) is excellent
    Result.objects.filter(dossier__kind="cell").update(level="HTXSNV")
    Result.objects.filter(dossier__kind="mass_collective").update(level="HTNV")
    for name, excellent in (("Ngô Văn Khánh", True), ("Đinh Thị Lan", True), ("Mai Thị Thu", False)):
        assert ("HTXSNV" in possible(campaign, name)) is excellent


def test_hx18_55_the_head_waits_for_the_people_headed(campaign: Campaign, ward: Cast) -> None:
    deputy = new_member(ward, "deputy", "Tạ Văn Phó", "office")
    give_post(person=deputy, unit=ward.units["farmers"], title="deputy_chair", since=START, by=PROGRAM)
    derive_again(campaign=campaign, by=PROGRAM)
    assert linked(campaign, "Mai Thị Thu", "leader", "headed_people") == {("member", "Tạ Văn Phó")}
    head = dossier(campaign, "Mai Thị Thu", "leader")
    assert "Tạ Văn Phó" in waits_for(campaign, head)
    decided(dossier(campaign, "Tạ Văn Phó", "member"), "HTTNV")
    assert "Tạ Văn Phó" not in waits_for(campaign, head)


def waits_for(campaign: Campaign, one: Dossier) -> set[str]:
    return {other.name for held in held_back(campaign, [one]).get(one.pk, ()) for other in held.others}


def test_hx18_55_the_head_of_the_ward_waits_for_all_and_nobody_in_a_circle(
    campaign: Campaign, ward: Cast
) -> None:
    """Who heads a body in which the own head sits cannot be waited for by both."""
    head = new_member(ward, "head", "Âu Văn Đầu", "office")
    give_post(person=head, unit=ward.units["executive"], title="secretary", since=START, by=PROGRAM)
    give_post(
        person=head, unit=ward.units["peoples"], title="committee_member", since=START, by=PROGRAM
    )  # under the chairman, who sits in the executive committee
    derive_again(campaign=campaign, by=PROGRAM)
    found = linked(campaign, "Âu Văn Đầu", "leader", "headed_people") or set()
    assert {("member", "Nguyễn Văn An"), ("member", "Ngô Văn Khánh"), ("leader", "Mai Thị Thu")} <= found
    assert not {name for _, name in found} & {"Bùi Quang Sơn", "Âu Văn Đầu"}
    assert linked(campaign, "Bùi Quang Sơn", "leader", "headed_people") == set()


def test_hx18_24_the_government_of_the_same_level(campaign: Campaign, ward: Cast) -> None:
    open_unit(
        organisation=ward.ward.pk,
        kind=K.AGENCY,
        name="Trường Mầm Non",
        parent=ward.units["ward"],
        beside=ward.units["school"],
        on=START,
        by=PROGRAM,
    )
    derive_again(campaign=campaign, by=PROGRAM)
    assert linked(campaign, "Chi bộ Trường Mầm Non", "cell", "government") == {
        ("outside_unit", "Trường Mầm Non")
    }
    assert linked(campaign, KHE, "cell", "government") == set()  # a neighbourhood has none
    assert linked(campaign, "Chi bộ Công an", "cell", "government") is None
