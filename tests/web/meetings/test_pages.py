"""The pages of a meeting: what they show, whom they refuse, what they bear."""

import re
import unicodedata
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congtam.campaigns.models import Campaign
from congtam.journal.actors import PROGRAM
from congtam.meetings.actions.meeting import end
from congtam.meetings.actions.ordering import postpone
from congtam.meetings.actions.running import begin_item, tick
from congtam.meetings.models import Attendance, Item, Note, NoteVersion, Sitting
from congtam.people.actions.accounts import open_account
from congtam.people.actions.posts import give_post
from congtam.people.actions.units import open_unit
from tests.campaigns.ward import new_member
from tests.cast import START, Cast
from tests.meetings.ground import LATE, arranged, begun, campaign_of, gone_through, next_item, settle_cell


@pytest.fixture
def cell(cast: Cast) -> Cast:
    settle_cell(cast)
    return cast


@pytest.fixture
def campaign(cell: Cast) -> Campaign:
    return campaign_of(cell)


@pytest.fixture
def sitting(cell: Cast, campaign: Campaign) -> Sitting:
    return begun(cell, campaign, young="ốm")


def client_of(cast: Cast, who: str) -> Client:
    client = Client()
    client.force_login(cast.accounts[who], backend="django.contrib.auth.backends.ModelBackend")
    return client


def named_secretary(cast: Cast) -> Client:
    """Old Ấm writes the minutes, and holds no office of the cell's head."""
    cast.accounts["old"] = open_account(
        organisation=cast.ward.pk, person=cast.persons["old"], username="am", by=PROGRAM
    )
    cast.accounts["old"].must_set_password = False
    cast.accounts["old"].save()
    return client_of(cast, "old")


def text_of(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.mark.parametrize("unit", ["executive", "peoples", "front", "farmers"])
def test_whoever_leads_another_body_runs_its_meeting_and_no_other(
    cell: Cast, campaign: Campaign, unit: str
) -> None:
    """By the post alone: the committee of the ward, an authority, the Front, a mass organisation."""
    who, title = "quiet", {"executive": "secretary", "farmers": "chair"}.get(unit, "chair")
    give_post(person=cell.persons[who], unit=cell.units[unit], title=title, since=START, by=PROGRAM)
    cell.accounts[who] = open_account(
        organisation=cell.ward.pk, person=cell.persons[who], username="yen", by=PROGRAM
    )
    cell.accounts[who].must_set_password = False
    cell.accounts[who].save()
    chair = client_of(cell, who)
    shown = chair.get(reverse("meetings:list", args=(campaign.pk,)))
    assert [row.node.id for row in shown.context["rows"]] == [cell.units[unit].pk]
    made = chair.post(reverse("meetings:arrange", args=(campaign.pk, cell.units[unit].pk)))
    assert chair.get(made.headers["Location"]).status_code == 200
    other = chair.post(reverse("meetings:arrange", args=(campaign.pk, cell.units["cell1"].pk)))
    assert other.status_code == 403
    tasks = text_of(chair.get("/", follow=True))
    assert "Điều hành hội nghị" in tasks


def url(name: str, sitting: Sitting, *more: object) -> str:
    return reverse(f"meetings:{name}", args=(sitting.pk, *more))


def first_item(sitting: Sitting) -> Item:
    return next_item(sitting)


def test_exactly_one_next_step_at_every_point(cell: Cast, campaign: Campaign) -> None:
    """From nothing to the first review: roll, officers, opening, item, step."""
    binh, seen = client_of(cell, "binh"), []
    new = arranged(cell, campaign)

    def look() -> str:
        page = binh.get(url("console", new)).content.decode()
        assert page.count('class="btn big"') == 1
        found = re.search(r'class="btn big"[^>]*>([^<]+)<', page)
        assert found
        return found.group(1)

    seen.append(look())
    rows = {f"state-{row.pk}": "present" for row in new.attendances.all()}
    binh.post(url("roll", new), rows)
    seen.append(look())
    people = {"chair": cell.persons["binh"].pk, "secretary": cell.persons["old"].pk}
    binh.post(url("officers", new), people)
    for name in ("begin", "begin_item", "tick"):
        seen.append(look())
        more = () if name == "begin" else (new.items.order_by("position")[0].pk,)
        binh.post(url(name, new, *more), {"step": "1", "late_because": LATE})
    assert seen == [
        "Điểm danh",
        "Cử chủ trì, thư ký",
        "Bắt đầu họp",
        "Bắt đầu mục này",
        "Xong bước này",
    ]


def test_what_blocks_is_said_by_name_and_the_button_is_shut(cell: Cast) -> None:
    """HX18-84."""
    campaign = campaign_of(cell, commented=False)
    page = client_of(cell, "binh").get(url("console", begun(cell, campaign)))
    assert "Chưa được vì: Chi bộ Tổ dân phố 1: chưa có" in text_of(page)
    assert '<button class="btn big" disabled' in page.content.decode()


def test_a_press_sent_twice_does_one_step(cell: Cast, sitting: Sitting) -> None:
    binh, item = client_of(cell, "binh"), first_item(sitting)
    begin_item(item=item, by=PROGRAM)
    for _each in range(2):
        binh.post(url("tick", sitting, item.pk), {"step": "1"})
    assert item.ticks.count() == 1
    for typed in ("", "hai", "999999999999999999999", "-1", "²"):
        binh.post(url("tick", sitting, item.pk), {"step": typed})
    assert item.ticks.count() == 1


def test_the_named_secretary_leads_and_others_of_the_cell_do_not(cell: Cast, sitting: Sitting) -> None:
    old = named_secretary(cell)
    assert old.get(url("console", sitting)).status_code == 200
    assert client_of(cell, "an").get(url("console", sitting)).status_code == 403
    Sitting.objects.filter(pk=sitting.pk).update(secretary=cell.persons["quiet"])
    assert old.get(url("console", sitting)).status_code == 403


def test_an_item_of_another_meeting_is_not_found(cell: Cast, campaign: Campaign, sitting: Sitting) -> None:
    other = arranged(cell, campaign, "khe")
    item = other.items.order_by("position").first()
    assert item is not None
    assert client_of(cell, "dung").post(url("begin_item", sitting, item.pk)).status_code == 404


def test_a_note_saves_itself_and_says_when(cell: Cast, sitting: Sitting) -> None:
    item = first_item(sitting)
    address = url("save", sitting, item.pk, "conclusion")
    said = client_of(cell, "binh").post(
        address,
        {"text": unicodedata.normalize("NFD", "Nhất trí."), "version": "0"},
        headers={"HX-Request": "true"},
    )
    assert "đã lưu" in text_of(said)
    assert 'id="version-conclusion" value="1"' in said.content.decode()
    assert Note.objects.get().text == "Nhất trí."


def test_two_people_on_one_note(cell: Cast, sitting: Sitting) -> None:
    item, old = first_item(sitting), named_secretary(cell)
    address = url("save", sitting, item.pk, "contributions")
    old.post(address, {"text": "bản của thư ký", "version": "0"})
    told = client_of(cell, "binh").post(
        address, {"text": "bản của Bình", "version": "0"}, headers={"HX-Request": "true"}
    )
    assert "Ngô Văn Ấm đã ghi ô này lúc" in text_of(told)
    assert 'id="version-' not in told.content.decode()
    versions = url("versions", sitting, item.pk, "contributions")
    page = text_of(old.get(versions))
    assert "bản của Bình" in page
    assert "giữ riêng" in page
    kept = NoteVersion.objects.get(is_apart=True)
    old.post(versions, {"kept": kept.pk})
    assert Note.objects.get().text == "bản của Bình"
    assert old.post(versions, {"kept": "x"}).status_code == 404


def test_a_pasted_book_is_refused_and_stays_in_sight(cell: Cast, sitting: Sitting) -> None:
    item, words = first_item(sitting), "a" * 200_000
    address = url("save", sitting, item.pk, "conclusion")
    binh = client_of(cell, "binh")
    page = binh.post(address, {"text": words, "version": "0"})
    assert words in page.content.decode()
    assert "200.000 ký tự" in text_of(page)
    fragment = binh.post(address, {"text": words, "version": "0"}, headers={"HX-Request": "true"})
    assert "200.000 ký tự" in text_of(fragment)
    assert not Note.objects.exists()


def test_a_script_that_is_signed_out_gets_a_number(sitting: Sitting) -> None:
    address = url("save", sitting, first_item(sitting).pk, "conclusion")
    said = Client().post(address, {"text": "x"}, headers={"HX-Request": "true"})
    assert said.status_code == 401
    assert Client().post(address, {"text": "x"}).status_code == 302


def test_typed_while_the_meeting_was_ended(cell: Cast, sitting: Sitting) -> None:
    item = first_item(sitting)
    for each in sitting.items.all():
        postpone(item=each, reason="x", by=PROGRAM)
    end(sitting=sitting, why_short="x", by=PROGRAM)
    binh = client_of(cell, "binh")
    binh.post(url("save", sitting, item.pk, "conclusion"), {"text": "còn ý này", "version": "0"})
    page = text_of(binh.get(url("console", sitting)))
    assert "Có bản ghi được giữ riêng" in page
    assert "còn ý này" in text_of(binh.get(url("versions", sitting, item.pk, "conclusion")))


def test_fields_that_are_none_are_not_found(cell: Cast, sitting: Sitting) -> None:
    binh, item = client_of(cell, "binh"), first_item(sitting)
    assert binh.post(url("save", sitting, item.pk, "opening"), {"text": "x"}).status_code == 404
    assert binh.post(url("save", sitting, 0, "opening"), {"text": "x"}).status_code == 302


def test_guests_and_everybody_else_present(cell: Cast, campaign: Campaign) -> None:
    binh, new = client_of(cell, "binh"), arranged(cell, campaign)
    for _each in range(2):
        binh.post(url("invite", new), {"name": "Lê Văn Khách", "post": "Đảng ủy viên phụ trách"})
    binh.post(url("roll", new), {"rest": "present"})
    assert set(new.attendances.values_list("state", flat=True)) == {"present"}
    assert new.attendances.filter(standing=Attendance.Standing.INVITED).count() == 1
    assert "Có mặt 8 trong 8" in text_of(binh.get(url("console", new)))


def test_the_minutes_have_what_was_noted_and_who_chaired(cell: Cast, sitting: Sitting) -> None:
    """HX18-12, HX18-14, HX18-17, HX18-85."""
    for _each in range(2):
        gone_through(cell, next_item(sitting))
    page = text_of(client_of(cell, "binh").get(url("minutes", sitting)))
    for words in (
        "BIÊN BẢN",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Có mặt: 7 trên 8",
        "Quá nửa tính trên 8, ít nhất 5",
        "Vũ Thị Êm (ốm)",
        "2. Trần Thị Bình Chủ trì: Đào Thị Phúc",
        "Trình tự: đủ 5 bước (II.A.3.1.c)",
        "Trình tự: đủ 6 bước (II.A.3.2.c)",
        "Kết luận: Nhất trí.",
        "Thời gian tối thiểu theo quy định: 0,5 ngày",
        "Ngô Văn Ấm",
        "Hội nghị chưa kết thúc.",
    ):
        assert words in page
    assert "hội nghị thông qua" not in page


def test_what_people_typed_is_no_markup(cell: Cast, sitting: Sitting) -> None:
    item = first_item(sitting)
    binh = client_of(cell, "binh")
    begin_item(item=item, by=PROGRAM)
    words = "<script>alert(1)</script> & “x”"
    binh.post(url("save", sitting, item.pk, "conclusion"), {"text": words, "version": "0"})
    page = binh.get(url("minutes", sitting)).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_what_the_hall_may_see(cell: Cast, sitting: Sitting) -> None:
    """Neither contributions nor conclusions nor reasons; for one screen alone."""
    item = first_item(sitting)
    begin_item(item=item, by=PROGRAM)
    tick(item=item, number=1, by=PROGRAM)
    binh = client_of(cell, "binh")
    binh.post(url("save", sitting, item.pk, "contributions"), {"text": "lời kín", "version": "0"})
    page = binh.post(url("screens", sitting)).content.decode()
    found = re.search(r'class="address">([^<]+)<', page)
    assert found
    wall, address = Client(), found.group(1)
    assert "Chiếu ở màn hình này" in text_of(wall.get(address))
    assert wall.get(f"{address}noi-dung/").status_code == 403
    wall.post(address)
    shown = text_of(wall.get(address))
    assert "Tập thể chi ủy chi bộ" in shown
    assert "lời kín" not in shown
    assert "ốm" not in shown
    other = Client()
    assert other.get(address).status_code == 403
    assert other.post(address).status_code == 403
    assert other.get(f"{address}noi-dung/").status_code == 403
    screen = sitting.screens.get()
    binh.post(url("close_screen", sitting, screen.pk))
    assert wall.get(f"{address}noi-dung/").status_code == 286
    assert wall.get(address).status_code == 404


def test_a_code_that_nobody_took_ends(cell: Cast, sitting: Sitting) -> None:
    page = client_of(cell, "binh").post(url("screens", sitting)).content.decode()
    found = re.search(r'class="address">([^<]+)<', page)
    assert found
    sitting.screens.update(expires_at=sitting.sessions.get().began_at)
    assert Client().get(found.group(1)).status_code == 404


def asked(cast: Cast, address: str) -> int:
    client = client_of(cast, "dung")
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_the_list_asks_as_often_for_thirty_meetings_as_for_one(cell: Cast, campaign: Campaign) -> None:
    address = reverse("meetings:list", args=(campaign.pk,))
    arranged(cell, campaign)
    few = asked(cell, address)
    for number in range(30):
        unit = open_unit(
            organisation=cell.ward.pk,
            kind="cell",
            variety="school",
            name=f"Chi bộ Trường số {number}",
            parent=cell.units["ward"],
            on=START,
            by=PROGRAM,
        )
        campaign.meetings.create(organisation=cell.ward, unit=unit)
        Sitting.objects.create(
            organisation=cell.ward, campaign=campaign, unit=unit, unit_name=f"Trường {number}"
        )
    assert asked(cell, address) == few


def test_the_console_asks_as_often_for_thirty_items_as_for_ten(cell: Cast, campaign: Campaign) -> None:
    small = asked(cell, url("console", arranged(cell, campaign, "khe")))
    for number in range(30):
        new_member(cell, f"n{number}", f"Lê Văn Số {number}", "cell1")
    assert asked(cell, url("console", arranged(cell, campaign))) == small
