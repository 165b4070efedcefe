"""What stands on the agenda, in which order, who chairs what."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from congtam.campaigns.models import Campaign
from congtam.campaigns.packs import pack_of
from congtam.engine.pack import Pack
from congtam.journal.actors import PROGRAM
from congtam.meetings.actions.arranging import arrange, arrange_again
from congtam.meetings.actions.chairing import name_item_chair
from congtam.meetings.models import Item, Sitting
from congtam.meetings.queries import plan
from congtam.meetings.queries.course import steps_of
from congtam.people.actions.posts import end_post, give_post
from congtam.people.refusals import Refusal
from tests.campaigns.ward import new_member, opened
from tests.cast import START, Cast
from tests.meetings.ground import MEMBERS, TODAY, arranged, called, officers

HEAD, DEPUTY = "Trần Thị Bình", MEMBERS["deputy"]


def titles(sitting: Sitting, part: str = "review") -> list[str]:
    return list(sitting.items.filter(part=part).order_by("position").values_list("title", flat=True))


def item_of(sitting: Sitting, cast: Cast, who: str) -> Item:
    return sitting.items.get(part="review", person=cast.persons[who])


def test_the_collective_then_the_head_then_the_deputy_then_the_members(
    cell: Cast, campaign: Campaign
) -> None:
    """HX18-16."""
    found = titles(arranged(cell, campaign))
    assert found[0].startswith("Tập thể")
    assert found[1:4] == [HEAD, DEPUTY, MEMBERS["old"]]
    assert len(found) == 10
    assert set(found[4:]) == {"Nguyễn Văn An", "Đỗ Văn Tập", *MEMBERS.values()} - {DEPUTY, MEMBERS["old"]}


def test_the_order_is_that_of_the_pack(
    cell: Cast, campaign: Campaign, monkeypatch: pytest.MonkeyPatch
) -> None:
    """HX18-16: a document that puts members first is followed as well."""
    data: dict[str, Any] = pack_of(campaign).model_dump(mode="json", by_alias=True)
    for key in ("collective_item_first", "head_before_deputies", "deputies_before_members"):
        order = data["orders"][key]
        order["first"], order["then"] = order["then"], order["first"]
    turned = Pack.model_validate(data)
    monkeypatch.setattr(plan, "pack_of", lambda _: turned)
    found = titles(arranged(cell, campaign))
    assert found[-1].startswith("Tập thể")
    assert found[-3:-1] == [DEPUTY, HEAD]


def test_what_is_rated_comes_after_the_reviews_with_the_head_last(cell: Cast, campaign: Campaign) -> None:
    sitting = arranged(cell, campaign)
    parts = list(sitting.items.order_by("position").values_list("part", flat=True))
    assert parts == sorted(parts, reverse=True)
    members = next(item for item in sitting.items.filter(part="rating") if "đảng viên" in item.title.lower())
    names = dict(campaign.dossiers.values_list("pk", "name"))
    assert [names[key] for key in members.subjects][-2:] == [DEPUTY, HEAD]


def test_the_head_never_chairs_the_own_review(cell: Cast, campaign: Campaign) -> None:
    """HX18-14: a deputy does, and the head is refused by name."""
    sitting = arranged(cell, campaign)
    own = item_of(sitting, cell, "binh")
    assert own.chair == cell.persons["deputy"]
    assert item_of(sitting, cell, "an").chair == cell.persons["binh"]
    with pytest.raises(Refusal, match=f"{HEAD} không được chủ trì phần kiểm điểm của chính mình"):
        name_item_chair(item=own, chair=cell.persons["binh"], because="hội nghị cử", by=PROGRAM)
    with pytest.raises(IntegrityError), transaction.atomic():
        sitting.items.filter(pk=own.pk).update(chair=cell.persons["binh"])


def test_without_a_deputy_the_meeting_designates_somebody(cell: Cast, campaign: Campaign) -> None:
    """HX18-14: recorded with why; nobody is taken silently."""
    end_post(post=cell.persons["deputy"].posts.get(), on=TODAY, by=PROGRAM)
    sitting = arranged(cell, campaign)
    own = item_of(sitting, cell, "binh")
    assert own.chair is None
    with pytest.raises(Refusal, match="vì sao"):
        name_item_chair(item=own, chair=cell.persons["an"], because=" ", by=PROGRAM)
    named = name_item_chair(item=own, chair=cell.persons["an"], because="hội nghị cử", by=PROGRAM)
    assert (named.chair, named.chair_because) == (cell.persons["an"], "hội nghị cử")


def test_the_head_away_leaves_the_chair_to_a_deputy_who_does_not_chair_the_own_item(
    cell: Cast, campaign: Campaign
) -> None:
    sitting = arranged(cell, campaign)
    called(cell, sitting, binh="đi viện")
    with pytest.raises(Refusal, match="vắng: đi viện"):
        officers(cell, sitting)
    with pytest.raises(Refusal, match="không phải người đứng đầu"):
        officers(cell, sitting, chair="deputy")
    officers(cell, sitting, chair="deputy", because="Bí thư đi viện")
    assert item_of(sitting, cell, "an").chair == cell.persons["deputy"]
    assert item_of(sitting, cell, "binh").chair == cell.persons["deputy"]
    assert item_of(sitting, cell, "deputy").chair is None


def test_lists_that_changed_are_taken_up_before_the_opening(cell: Cast, campaign: Campaign) -> None:
    sitting = arranged(cell, campaign)
    assert arrange(campaign=campaign, unit=cell.units["cell1"], by=PROGRAM, on=TODAY) == sitting
    new_member(cell, "late", "Kim Văn Muộn", "cell1")
    arrange_again(sitting=sitting, by=PROGRAM, on=TODAY)
    assert sitting.attendances.filter(name="Kim Văn Muộn").exists()
    assert len(titles(sitting)) == 10


def test_each_kind_of_subject_has_the_steps_of_its_document(cell: Cast, campaign: Campaign) -> None:
    """HX18-12 and HX18-85: five steps of a collective, six of a person."""
    sitting = arranged(cell, campaign)
    items = list(sitting.items.filter(part="review").order_by("position"))
    assert [len(steps_of(item)) for item in items] == [5, *[6] * 9]
    assert steps_of(items[1])[1].text.startswith("Cá nhân trình bày bản tự kiểm điểm")


def test_a_pack_without_places_of_review_reviews_where_people_belong(cell: Cast) -> None:
    """Who has no employment written down is no subject of that document yet."""
    found = titles(arranged(cell, opened(cell, "vn-2025", year=2025)))
    assert found[:2] == ["Tổ chức đảng", DEPUTY]
    assert set(found[2:]) == {"Đỗ Văn Tập", *MEMBERS.values()} - {DEPUTY}


def test_a_unit_with_nothing_to_review_has_no_meeting(cell: Cast, campaign: Campaign) -> None:
    with pytest.raises(Refusal, match="không có đối tượng nào"):
        arrange(campaign=campaign, unit=cell.units["block"], by=PROGRAM, on=TODAY)


def test_hx18_11_collectives_of_government_sit_as_the_document_composes_them(
    cell: Cast, campaign: Campaign
) -> None:
    """Before the council its own leaders with heads and deputies of the boards; before the people's committee
    its members, and none of its staff."""
    for key, unit, title in (
        ("busy", "council", "chair"),
        ("deputy", "council", "deputy_chair"),
        ("old", "legal", "head"),
        ("young", "legal", "delegate"),
        ("quiet", "peoples", "committee_member"),
        ("far", "peoples", "staff"),
    ):
        give_post(person=cell.persons[key], unit=cell.units[unit], title=title, since=START, by=PROGRAM)
    council, peoples = arranged(cell, campaign, "council"), arranged(cell, campaign, "peoples")
    assert expected_at(council) == ["Tạ Văn Bằng", "Đào Thị Phúc", "Ngô Văn Ấm", "Kiều Văn Uy"]
    assert (council.head, council.attendances.get(name="Kiều Văn Uy").standing) == (
        cell.persons["busy"],
        "member",
    )
    assert expected_at(peoples) == ["Bùi Quang Sơn", "Phan Thị Yên"]


def expected_at(sitting: Sitting) -> list[str]:
    return list(sitting.attendances.values_list("name", flat=True))
