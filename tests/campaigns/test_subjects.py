"""Who is a subject: derived from units, membership and posts, shown with the reason."""

from datetime import date

import pytest

from congtam.campaigns.actions.correcting import enter_fact
from congtam.campaigns.actions.deriving import derive_again
from congtam.campaigns.derived.whole import derivation
from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.packs import pack_of
from congtam.campaigns.queries.around import surroundings
from congtam.journal.actors import PROGRAM
from congtam.people.actions.memberships import change_membership
from congtam.people.actions.posts import end_post, give_post
from congtam.people.actions.units import open_unit, rename_unit
from congtam.people.models import Membership, Post
from tests.campaigns.ward import K, V, new_member, opened
from tests.cast import START, Cast


def kinds(campaign: Campaign, name: str) -> set[str]:
    return set(campaign.dossiers.filter(name=name, is_listed=True).values_list("kind", flat=True))


def member(campaign: Campaign, cast: Cast, key: str) -> Dossier:
    return campaign.dossiers.get(kind="member", person=cast.persons[key])


def test_hx18_03_collectives_follow_from_the_tree(campaign: Campaign) -> None:
    assert kinds(campaign, "Đảng bộ phường Bình An") == {"organisation", "collective"}
    assert kinds(campaign, "Thường trực Hội đồng nhân dân phường") == {"collective"}
    assert kinds(campaign, "Ủy ban nhân dân phường") == {"collective"}
    assert kinds(campaign, "Ban Thường trực Mặt trận phường") == {"mass_collective"}
    assert kinds(campaign, "Ban Chấp hành Hội Nông dân phường") == {"mass_collective"}
    assert kinds(campaign, "Chi hội Nông dân Thanh Khê") == {"branch"}


def test_hx18_03_a_cell_without_committee_is_reviewed_as_a_whole(campaign: Campaign) -> None:
    assert kinds(campaign, "Chi bộ Thanh Khê") == {"cell", "cell_committee"}
    assert kinds(campaign, "Chi bộ Trường Mầm Non") == {"cell", "cell_assembly"}


def test_hx18_03_where_no_post_is_recorded_nobody_guesses(campaign: Campaign) -> None:
    assert kinds(campaign, "Chi bộ Quân sự") == {"cell"}


def test_hx18_04_members_and_leaders_follow_from_membership_and_posts(campaign: Campaign) -> None:
    assert kinds(campaign, "Nguyễn Văn An") == {"member"}
    assert kinds(campaign, "Bùi Quang Sơn") == {"member", "leader"}
    assert kinds(campaign, "Mai Thị Thu") == {"member", "leader"}
    assert kinds(campaign, "Đỗ Mỹ Hạnh") == set()


def test_hx18_04_hx18_35_exempt_members_are_left_out_with_the_reason(campaign: Campaign, ward: Cast) -> None:
    exempt = member(campaign, ward, "khe_old")
    assert (exempt.is_reviewed, exempt.is_rated) == (False, False)
    assert [(one["rule"], one["cites"]) for one in exempt.aside] == [("exempt", "II.B.2.1")]
    assert "miễn công tác và sinh hoạt" in exempt.aside[0]["says"]
    assert member(campaign, ward, "an").aside == []


def test_hx18_04_it_is_the_rules_that_make_leaders_and_leave_the_exempt_out(
    campaign: Campaign, ward: Cast
) -> None:
    """The same registers without the rule: nobody is left out, nobody is a leader."""
    pack, around = pack_of(campaign), surroundings(campaign)
    exempt, chairman = ward.persons["khe_old"].pk, ward.persons["chairman"].pk
    with_rules = derivation(pack, around).listed
    assert with_rules[f"member/p{exempt}"].part.is_reviewed is False
    assert f"leader/p{chairman}" in with_rules
    subjects = dict(pack.subjects)
    subjects["member"] = subjects["member"].model_copy(update={"exclusions": {}})
    subjects["leader"] = subjects["leader"].model_copy(update={"when": None})
    without = derivation(pack.model_copy(update={"subjects": subjects}), around).listed
    assert without[f"member/p{exempt}"].part.is_reviewed is True
    assert f"leader/p{chairman}" not in without


POSTS = [
    # II.A.1.2 of the plan names these
    ("executive", "committee_member", True),
    ("council", "chair", True),
    ("council", "deputy_chair", True),
    ("legal", "head", True),
    ("legal", "deputy_head", True),
    ("peoples", "deputy_chair", True),
    ("front", "chair", True),
    ("women", "chair", True),
    ("veterans", "chair", True),
    ("youth", "secretary", True),
    # and none of these
    ("council", "delegate", False),
    ("peoples", "committee_member", False),
    ("peoples", "staff", False),
    ("front", "deputy_chair", False),
    ("farmers", "deputy_chair", False),
    ("youth", "deputy_secretary", False),
    ("front_khe", "head", False),
    ("khe", "deputy_secretary", False),
]


def test_hx18_04_the_posts_that_the_plan_names_make_leaders_and_no_others(
    campaign: Campaign, ward: Cast
) -> None:
    for number, (unit, title, _) in enumerate(POSTS):
        person = new_member(ward, f"holder{number}", f"Tạ Văn {number}", "office")
        give_post(person=person, unit=ward.units[unit], title=title, since=START, by=PROGRAM)
    derive_again(campaign=campaign, by=PROGRAM)
    leaders = set(campaign.dossiers.filter(kind="leader").values_list("name", flat=True))
    assert {POSTS[number][:2]: f"Tạ Văn {number}" in leaders for number in range(len(POSTS))} == {
        (unit, title): is_leader for unit, title, is_leader in POSTS
    }


def test_hx18_35_who_is_suspended_is_not_exempt(campaign: Campaign, ward: Cast) -> None:
    new_member(ward, "waits", "Tạ Văn Chờ", "khe", standing=Membership.Standing.SUSPENDED)
    derive_again(campaign=campaign, by=PROGRAM)
    waiting = member(campaign, ward, "waits")
    assert (waiting.is_reviewed, waiting.is_rated, waiting.aside) == (True, True, [])


def test_hx18_04_who_leaves_the_post_is_no_leader_any_more(campaign: Campaign, ward: Cast) -> None:
    held = Post.objects.filter(person=ward.persons["farmer_chair"], until__isnull=True)
    for post in held:
        end_post(post=post, on=campaign.asked_on, by=PROGRAM)
    derive_again(campaign=campaign, by=PROGRAM)
    assert kinds(campaign, "Mai Thị Thu") == {"member"}


def test_hx18_65_newly_admitted_are_reviewed_and_not_rated(ward: Cast) -> None:
    new_member(ward, "new", "Võ Thị Yên", "khe", admitted=date(2018, 6, 11))
    new_member(ward, "full", "Võ Thị Xuân", "khe", admitted=date(2018, 6, 10))
    campaign = opened(ward)
    new, full = member(campaign, ward, "new"), member(campaign, ward, "full")
    assert (new.is_reviewed, new.is_rated) == (True, False)
    assert [(one["rule"], one["cites"]) for one in new.aside] == [("newly_admitted", "II.B.5")]
    assert (full.is_reviewed, full.is_rated) == (True, True)


def test_hx18_65_without_the_day_it_stays_open(campaign: Campaign, ward: Cast) -> None:
    ward.persons["khe_new"].admitted_on = None
    ward.persons["khe_new"].save()
    derive_again(campaign=campaign, by=PROGRAM)
    assert member(campaign, ward, "khe_new").is_rated is None


def test_gv21_01_gv21_05_collectives_of_two_are_neither_reviewed_nor_rated(ward: Cast) -> None:
    ward.persons["second"] = new_member(ward, "second", "Tạ Văn Hai", "khe")
    give_post(
        person=ward.persons["second"],
        unit=ward.units["peoples"],
        title="deputy_chair",
        since=START,
        by=PROGRAM,
    )
    campaign = opened(ward, "gv-2020", year=2021)
    of_two = campaign.dossiers.get(kind="collective")
    assert (of_two.is_reviewed, of_two.is_rated) == (False, False)
    assert {one["rule"] for one in of_two.aside} == {"under_three_review", "under_three_rating"}
    third = new_member(ward, "third", "Tạ Văn Ba", "khe")
    give_post(person=third, unit=ward.units["peoples"], title="staff", since=START, by=PROGRAM)
    derive_again(campaign=campaign, by=PROGRAM)
    of_three = campaign.dossiers.get(kind="collective")
    assert (of_three.is_reviewed, of_three.is_rated, of_three.aside) == (True, True, [])


def test_gv21_01_members_are_counted_on_the_day_of_the_review(ward: Cast) -> None:
    """Who was there before, who comes later, and who holds two posts at once, makes no third member."""
    ahead, behind = date(2021, 12, 11), date(2021, 12, 10)
    peoples = ward.units["peoples"]
    for key, since, until in (("second", START, None), ("gone", START, behind), ("coming", ahead, None)):
        person = new_member(ward, key, f"Tạ Văn {key}", "khe")
        give_post(person=person, unit=peoples, title="deputy_chair", since=since, until=until, by=PROGRAM)
    for title in ("committee_member", "staff"):
        give_post(person=ward.persons["second"], unit=peoples, title=title, since=START, by=PROGRAM)
    campaign = opened(ward, "gv-2020", year=2021)
    assert campaign.dossiers.get(kind="collective").is_reviewed is False
    campaign.asked_on = ahead
    campaign.save()
    derive_again(campaign=campaign, by=PROGRAM)
    assert campaign.dossiers.get(kind="collective").is_reviewed is True


def test_gv21_01_a_collective_without_recorded_members_stays_open(ward: Cast) -> None:
    Post.objects.filter(unit=ward.units["peoples"]).delete()
    found = opened(ward, "gv-2020", year=2021).dossiers.get(kind="collective")
    assert (found.is_reviewed, found.is_rated, found.aside) == (None, None, [])


def test_gv21_05_a_new_name_makes_no_new_collective(ward: Cast) -> None:
    peoples = ward.units["peoples"]
    for number in range(2):
        person = new_member(ward, f"new{number}", f"Tạ Văn {number}", "khe")
        give_post(person=person, unit=peoples, title="deputy_chair", since=START, by=PROGRAM)
    rename_unit(unit=peoples, on=date(2021, 9, 1), name="Ủy ban nhân dân phường 11", by=PROGRAM)
    assert opened(ward, "gv-2020", year=2021).dossiers.get(kind="collective").is_rated is True


@pytest.mark.parametrize(("since", "rated"), [(date(2021, 6, 11), False), (date(2021, 6, 10), True)])
def test_gv21_05_new_collectives_are_not_rated(ward: Cast, since: date, *, rated: bool) -> None:
    unit = open_unit(
        organisation=ward.ward.pk,
        kind=K.PEOPLES_COMMITTEE,
        name="Ủy ban nhân dân mới",
        parent=ward.units["ward"],
        on=since,
        by=PROGRAM,
    )
    for number in range(3):
        person = new_member(ward, f"new{number}", f"Tạ Văn {number}", "khe")
        give_post(person=person, unit=unit, title="deputy_chair", since=since, by=PROGRAM)
    campaign = opened(ward, "gv-2020", year=2021)
    assert campaign.dossiers.get(kind="collective", unit=unit).is_rated is rated


def test_gv21_02_gv21_04_the_letter_replaces_a_kind_of_collective(ward: Cast) -> None:
    """Before the letter the standing council was one; after it the people's committee alone is."""
    campaign = opened(ward, "gv-2020", year=2021)
    assert list(campaign.dossiers.filter(kind="collective").values_list("unit", flat=True)) == [
        ward.units["peoples"].pk
    ]


@pytest.mark.parametrize(
    ("title", "managed_at", "expected"),
    [
        ("chair", Post.ManagedAt.PROVINCE, {"mass_organisation_head"}),
        ("deputy_chair", Post.ManagedAt.PROVINCE, set()),
        ("chair", Post.ManagedAt.BASE, set()),
        ("chair", "", set()),
    ],
)
def test_tp21_06_criteria_follow_from_title_and_managing_level(
    ward: Cast, title: str, managed_at: str, expected: set[str]
) -> None:
    person = new_member(ward, "head", "Âu Văn Trưởng", "office")
    give_post(
        person=person, unit=ward.units["women"], title=title, managed_at=managed_at, since=START, by=PROGRAM
    )
    campaign = opened(ward, "tp-2021", year=2021)
    assert kinds(campaign, "Âu Văn Trưởng") == expected


def test_tp21_06_of_several_posts_the_highest_manager_counts(ward: Cast) -> None:
    person = new_member(ward, "head", "Âu Văn Trưởng", "office")
    for unit, title, managed_at in (
        ("women", "chair", Post.ManagedAt.BASE),
        ("council", "delegate", Post.ManagedAt.PROVINCE),
    ):
        give_post(
            person=person, unit=ward.units[unit], title=title, managed_at=managed_at, since=START, by=PROGRAM
        )
    assert kinds(opened(ward, "tp-2021", year=2021), "Âu Văn Trưởng") == {"mass_organisation_head"}


def test_tp21_06_the_head_of_another_body_has_other_criteria(ward: Cast) -> None:
    give_post(
        person=new_member(ward, "head", "Âu Văn Trưởng", "office"),
        unit=ward.units["council"],
        title="chair",
        managed_at=Post.ManagedAt.PROVINCE,
        since=START,
        by=PROGRAM,
    )
    assert kinds(opened(ward, "tp-2021", year=2021), "Âu Văn Trưởng") == set()


def test_who_leaves_and_who_comes_is_seen_at_the_next_derivation(campaign: Campaign, ward: Cast) -> None:
    new_member(ward, "late", "Ông Văn Đến", "khe")
    change_membership(
        person=ward.persons["an"], on=date(2018, 12, 1), standing=Membership.Standing.EXEMPT, by=PROGRAM
    )
    found = derive_again(campaign=campaign, by=PROGRAM)
    assert [one.name for one in found.new] == ["Ông Văn Đến"]
    assert [row.name for row, _ in found.changed] == ["Nguyễn Văn An"]
    assert derive_again(campaign=campaign, by=PROGRAM).count == 0


def test_a_fact_entered_by_hand_goes_before_the_registers(campaign: Campaign, ward: Cast) -> None:
    enter_fact(
        campaign=campaign,
        unit=ward.units["military"],
        fact="has_committee",
        value=True,
        reason="Nghị quyết đại hội chi bộ",
        by=ward.actor("dung"),
    )
    derive_again(campaign=campaign, by=PROGRAM)
    assert kinds(campaign, "Chi bộ Quân sự") == {"cell", "cell_committee"}


def test_every_shipped_pack_derives_its_own_subjects(ward: Cast) -> None:
    open_unit(
        organisation=ward.ward.pk,
        kind=K.SECTIONAL_COMMITTEE,
        variety=V.NEIGHBOURHOOD,
        name="Đảng bộ bộ phận khu phố 1",
        parent=ward.units["ward"],
        on=START,
        by=PROGRAM,
    )
    found = {
        pack: set(opened(ward, pack, year=2026).dossiers.values_list("kind", flat=True))
        for pack in ("vn-132-2018", "vn-2025", "btt-2022", "tc-2025")
    }
    assert {"cell", "organisation", "collective", "member"} <= found["vn-132-2018"]
    assert {"organisation", "collective", "leader", "member", "member_outside"} <= found["vn-2025"]
    assert found["btt-2022"] == {"sectional_organisation", "neighbourhood_body"}
    assert {"organisation", "collective"} <= found["tc-2025"]
