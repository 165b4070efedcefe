"""Who takes part: forums, raters, bodies asked, authorities, from the kind of unit and the person's work."""

import pytest

from congtam.campaigns.actions.deriving import derive_again
from congtam.campaigns.actions.planning import put_in_charge
from congtam.campaigns.models import Campaign
from congtam.journal.actors import PROGRAM
from congtam.people.actions.posts import give_post
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
