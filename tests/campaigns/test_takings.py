"""Who takes part: forums, raters, bodies asked, authorities, from the kind of unit and the person's work."""

import pytest

from congtam.campaigns.actions.deriving import derive_again
from congtam.campaigns.actions.planning import put_in_charge
from congtam.campaigns.models import Campaign
from congtam.journal.actors import PROGRAM
from congtam.people.actions.posts import change_employment, give_post
from congtam.people.actions.units import open_unit
from tests.campaigns.ward import E, K, V, new_member
from tests.cast import START, Cast


def taking(campaign: Campaign, group: str, name: str, kind: str) -> set[str]:
    """The names of those who surely take part."""
    rows = campaign.participations.filter(
        group=group, dossier__name=name, dossier__kind=kind, is_settled=True, is_dropped=False
    )
    return set(rows.values_list("name", flat=True))


def acting(campaign: Campaign, name: str, kind: str) -> dict[str, str]:
    rows = campaign.participations.filter(group="authorities", dossier__name=name, dossier__kind=kind)
    return dict(rows.values_list("act", "name"))


FOUR = {
    "Ban Chấp hành Hội Nông dân phường",
    "Ban Chấp hành Hội Phụ nữ phường",
    "Ban Chấp hành Hội Cựu chiến binh phường",
    "Ban Chấp hành Đoàn phường",
}
FRONT = "Ban Thường trực Mặt trận phường"
COUNCIL = "Thường trực Hội đồng nhân dân phường"
PEOPLES = "Ủy ban nhân dân phường"
SUPERVISORS = "Các đồng chí Ủy viên Ban Thường vụ Đảng ủy, Ủy viên Ban Chấp hành Đảng bộ phụ trách địa bàn"


def test_hx18_09_comments_are_asked_by_kind_of_unit(campaign: Campaign) -> None:
    assert taking(campaign, "comments", "Chi bộ Thanh Khê", "cell_committee") == {
        "Tổ dân phố Thanh Khê",
        "Ban Công tác Mặt trận Thanh Khê",
        "Chi hội Nông dân Thanh Khê",
        SUPERVISORS,
    }
    assert taking(campaign, "comments", "Chi bộ Trường Mầm Non", "cell_assembly") == {
        "Tập thể Ban giám hiệu",
        "Ban Chấp hành công đoàn trường",
        "Ban Chấp hành chi đoàn trường",
        SUPERVISORS,
    }
    assert "Ban bảo vệ dân phố" in taking(campaign, "comments", "Chi bộ Công an", "cell_assembly")


def stand(
    ward: Cast, key: str, kind: str, name: str, under: str, beside: str = "", variety: str = ""
) -> None:
    ward.units[key] = open_unit(
        organisation=ward.ward.pk,
        kind=kind,
        variety=variety,
        name=name,
        parent=ward.units[under],
        beside=ward.units.get(beside),
        on=START,
        by=PROGRAM,
    )


def test_hx18_09_all_associations_of_the_own_neighbourhood_are_asked_and_no_others(
    campaign: Campaign, ward: Cast
) -> None:
    stand(ward, "youth_khe", K.YOUTH_BRANCH, "Chi đoàn Thanh Khê", "youth", "khe", V.YOUTH)
    stand(ward, "women_khe", K.MASS_BRANCH, "Chi hội Phụ nữ Thanh Khê", "women", "khe", V.WOMEN)
    stand(ward, "women_1", K.MASS_BRANCH, "Chi hội Phụ nữ tổ 1", "women", "cell1", V.WOMEN)
    stand(ward, "front_1", K.FRONT_BRANCH, "Ban Công tác Mặt trận tổ 1", "front", "cell1")
    stand(ward, "block_1", K.NEIGHBOURHOOD, "Tổ dân phố 1", "peoples", "cell1")
    derive_again(campaign=campaign, by=PROGRAM)
    assert taking(campaign, "comments", "Chi bộ Thanh Khê", "cell_committee") == {
        "Tổ dân phố Thanh Khê",
        "Ban Công tác Mặt trận Thanh Khê",
        "Chi hội Nông dân Thanh Khê",
        "Chi hội Phụ nữ Thanh Khê",
        "Chi đoàn Thanh Khê",
        SUPERVISORS,
    }


@pytest.mark.parametrize("name", ["Ban Kinh tế - xã hội", "Ban Kinh tế - Xã hội HĐND phường"])
def test_hx18_09_boards_of_the_council_are_known_by_name(campaign: Campaign, ward: Cast, name: str) -> None:
    stand(ward, "economic", K.COUNCIL_BOARD, name, "council")
    derive_again(campaign=campaign, by=PROGRAM)
    rows = campaign.participations.filter(group="comments", dossier__name=COUNCIL, rule__endswith="_board")
    assert set(rows.values_list("rule", "unit")) == {
        ("council_legal_board", ward.units["legal"].pk),
        ("council_economic_board", ward.units["economic"].pk),
    }


def test_hx18_09_the_ward_its_council_and_its_government_ask_others(campaign: Campaign) -> None:
    assert taking(campaign, "comments", PEOPLES, "collective") == {FRONT, *FOUR}
    assert taking(campaign, "comments", COUNCIL, "collective") == {
        FRONT,
        *FOUR,
        "Ban Pháp chế Hội đồng nhân dân phường",
        "Ban Kinh tế - xã hội Hội đồng nhân dân phường",
    }
    assert {COUNCIL, PEOPLES} <= taking(campaign, "comments", "Đảng bộ phường Bình An", "collective")


def test_those_in_charge_are_asked_one_by_one(campaign: Campaign, ward: Cast) -> None:
    khe = ward.units["khe"]
    put_in_charge(
        campaign=campaign, units=[khe], post="Ủy viên", person=ward.persons["giang"], by=ward.actor("dung")
    )
    derive_again(campaign=campaign, by=PROGRAM)
    names = taking(campaign, "comments", "Chi bộ Thanh Khê", "cell_committee")
    assert "Hoàng Trường Giang" in names
    assert SUPERVISORS not in names


def test_hx18_11_each_collective_has_its_forum(campaign: Campaign) -> None:
    for name, kind, forum in (
        ("Đảng bộ phường Bình An", "collective", "Ban Chấp hành Đảng bộ phường"),
        ("Chi bộ Thanh Khê", "cell_committee", "Chi bộ Thanh Khê"),
        (COUNCIL, "collective", COUNCIL),
        (PEOPLES, "collective", PEOPLES),
        (FRONT, "mass_collective", FRONT),
        ("Ban Chấp hành Đoàn phường", "mass_collective", "Ban Chấp hành Đoàn phường"),
    ):
        assert taking(campaign, "forums", name, kind) == {forum}


def test_hx18_13_a_leader_is_reviewed_in_several_places(campaign: Campaign) -> None:
    assert taking(campaign, "forums", "Bùi Quang Sơn", "member") == {"Chi bộ Cơ quan"}
    assert taking(campaign, "forums", "Bùi Quang Sơn", "leader") == {"Ban Chấp hành Đảng bộ phường", PEOPLES}
    assert taking(campaign, "forums", "Kiều Văn Uy", "leader") == {COUNCIL}
    rows = campaign.participations.filter(group="forums", dossier__name="Bùi Quang Sơn")
    assert len(set(rows.values_list("pk", flat=True))) == 3  # each is a row of its own, and so tracked


def test_hx18_31_cells_are_rated_by_their_kind(campaign: Campaign) -> None:
    others = {"Các chi bộ trực thuộc Đảng bộ phường"}
    assert taking(campaign, "raters", "Chi bộ Thanh Khê", "cell") == {COUNCIL, PEOPLES, FRONT, *FOUR, *others}
    for name, above in (
        ("Chi bộ Trường Mầm Non", "Tập thể lãnh đạo Phòng Giáo dục và Đào tạo thị xã"),
        ("Chi bộ Trạm Y tế", "Tập thể lãnh đạo Trung tâm Y tế thị xã"),
        ("Chi bộ Công an", "Ban Chỉ huy Công an thị xã"),
        ("Chi bộ Quân sự", "Ban Chỉ huy Quân sự thị xã"),
    ):
        assert taking(campaign, "raters", name, "cell") == {above, *FOUR, *others}


def bodies(campaign: Campaign, name: str) -> set[str]:
    rows = campaign.participations.filter(
        group="raters", dossier__name=name, dossier__kind="member", is_settled=True
    )
    return set(rows.values_list("body", flat=True))


def test_hx18_43_five_parties_for_officials_three_for_others(campaign: Campaign) -> None:
    five = {"own_cell_committee", "mass_body_leaders", "unit_head", "home_committee", "cell_members"}
    assert bodies(campaign, "Mai Thị Thu") == five
    assert bodies(campaign, "Hà Thị Nga") == five - {"mass_body_leaders"}
    assert bodies(campaign, "Lý Văn Miễn") == {"own_cell_committee", "mass_body_leaders", "cell_members"}
    assert bodies(campaign, "Đinh Thị Lan") == {"own_cell_committee", "cell_members"}
    assert bodies(campaign, "Cao Minh Phú") == five - {"mass_body_leaders"}  # paid by the state


def test_hx18_43_each_party_is_the_persons_own(campaign: Campaign, ward: Cast) -> None:
    """Heads and deputies of every mass body down to the branches; the workplace that is recorded."""
    stand(ward, "station_itself", K.AGENCY, "Trạm Y tế phường", "ward")
    posts = {
        "front": "deputy_chair",
        "women": "deputy_chair",
        "front_khe": "deputy_head",
        "youth": "secretary",
    }
    for unit, title in posts.items():
        nurse = new_member(ward, f"nurse_{unit}", f"Đàm Thị {unit}", "station", work=E.PUBLIC_EMPLOYEE)
        change_employment(
            person=nurse,
            kind=E.PUBLIC_EMPLOYEE,
            employer=ward.units["station_itself"],
            since=START,
            by=PROGRAM,
        )
        give_post(person=nurse, unit=ward.units[unit], title=title, since=START, by=PROGRAM)
    derive_again(campaign=campaign, by=PROGRAM)
    for unit in posts:
        rows = campaign.participations.filter(
            group="raters", dossier__name=f"Đàm Thị {unit}", unit__isnull=False
        )
        assert dict(rows.filter(dossier__kind="member").values_list("body", "unit")) == {
            "cell_members": ward.units["station"].pk,
            "own_cell_committee": ward.units["station"].pk,
            "mass_body_leaders": ward.units[unit].pk,
            "unit_head": ward.units["station_itself"].pk,
        }


def test_hx18_43_a_plain_member_of_a_mass_body_does_not_lead_it(campaign: Campaign, ward: Cast) -> None:
    teacher, women = ward.persons["teacher"], ward.units["women"]
    give_post(person=teacher, unit=women, title="committee_member", since=START, by=PROGRAM)
    derive_again(campaign=campaign, by=PROGRAM)
    assert "mass_body_leaders" not in bodies(campaign, "Hà Thị Nga")


def test_whose_work_nobody_recorded_stays_open(campaign: Campaign) -> None:
    rows = campaign.participations.filter(group="raters", dossier__name="Nguyễn Văn An", is_settled=False)
    assert set(rows.values_list("body", flat=True)) == {"unit_head", "home_committee"}


def test_hx18_54_mass_bodies_are_rated_from_above_beside_and_below(campaign: Campaign) -> None:
    rows = campaign.participations.filter(group="raters", dossier__name="Ban Chấp hành Hội Nông dân phường")
    assert set(rows.values_list("side", "name")) == {
        ("above", "Tập thể lãnh đạo của ngành dọc cấp trên trực tiếp"),
        ("beside", COUNCIL),
        ("beside", PEOPLES),
        ("below", "Chi hội Nông dân Thanh Khê"),
    }


def test_hx18_54_below_each_mass_body_stands_its_own_line(campaign: Campaign, ward: Cast) -> None:
    stand(ward, "youth_khe", K.YOUTH_BRANCH, "Chi đoàn Thanh Khê", "youth", "khe", V.YOUTH)
    stand(ward, "women_khe", K.MASS_BRANCH, "Chi hội Phụ nữ Thanh Khê", "women", "khe", V.WOMEN)
    derive_again(campaign=campaign, by=PROGRAM)
    rows = campaign.participations.filter(group="raters", rule="mass_below", is_settled=True)
    assert set(rows.values_list("dossier__name", "name")) == {
        (FRONT, "Ban Công tác Mặt trận Thanh Khê"),
        ("Ban Chấp hành Hội Nông dân phường", "Chi hội Nông dân Thanh Khê"),
        ("Ban Chấp hành Hội Phụ nữ phường", "Chi hội Phụ nữ Thanh Khê"),
        ("Ban Chấp hành Đoàn phường", "Chi đoàn Thanh Khê"),
        ("Ban Chấp hành Hội Cựu chiến binh phường", "Tập thể lãnh đạo của ngành dọc cấp dưới trực tiếp"),
    }


EXECUTIVE, STANDING, TOWN = "Ban Chấp hành Đảng bộ phường", "Ban Thường vụ Đảng ủy", "Ban Thường vụ Thị ủy"


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Đảng bộ phường Bình An", "organisation", {"propose": EXECUTIVE, "decide": TOWN}),
        (
            "Chi bộ Thanh Khê",
            "cell",
            {"propose": "Chi bộ Thanh Khê", "appraise": STANDING, "decide": EXECUTIVE},
        ),
        (COUNCIL, "collective", {"propose": COUNCIL, "appraise": EXECUTIVE, "decide": TOWN}),
        (PEOPLES, "collective", {"propose": PEOPLES, "appraise": EXECUTIVE, "decide": TOWN}),
        (FRONT, "mass_collective", {"propose": FRONT, "appraise": STANDING, "decide": EXECUTIVE}),
        (
            "Chi hội Nông dân Thanh Khê",
            "branch",
            {"decide": "Ban Chấp hành Hội Nông dân phường"},
        ),
    ],
)
def test_hx18_30_hx18_53_each_subject_has_its_authorities(
    campaign: Campaign, name: str, kind: str, expected: dict[str, str]
) -> None:
    assert acting(campaign, name, kind) == expected


def test_a_new_post_brings_new_forums(campaign: Campaign, ward: Cast) -> None:
    give_post(
        person=ward.persons["an"], unit=ward.units["council"], title="deputy_chair", since=START, by=PROGRAM
    )
    derive_again(campaign=campaign, by=PROGRAM)
    assert taking(campaign, "forums", "Nguyễn Văn An", "leader") == {COUNCIL}
