"""The task list: what is late and whom to call, what an office has still to enter, one line for one thing."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from congtam.campaigns.actions.correcting import enter_fact
from congtam.campaigns.actions.planning import hold_meeting, set_meeting
from congtam.campaigns.actions.targets import give_target
from congtam.campaigns.facts.asked import asked_facts
from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.packs import pack_of
from congtam.campaigns.phases import Phase
from congtam.campaigns.queries.ground import ground
from congtam.campaigns.queries.tasks import own
from congtam.journal.actors import PROGRAM
from tests.campaigns.ward import opened
from tests.cast import Cast
from tests.sheets.ground import with_account
from tests.web.campaign.running import TODAY, asked, grow, grow_more, page


@pytest.mark.parametrize("address", ["tasks:tasks", "tasks:calls"])
def test_tasks_ask_as_often_for_one_late_unit_as_for_thirty(
    campaign: Campaign, ward: Cast, address: str
) -> None:
    grow(campaign, ward, 1)
    before = asked(ward, address)
    grow_more(campaign, ward)
    assert asked(ward, address) == before


def test_hx18_73_the_task_list_names_who_is_late_and_whom_to_call(campaign: Campaign, ward: Cast) -> None:
    meeting = campaign.meetings.get(unit=ward.units["khe"])
    hold_meeting(meeting=meeting, on=TODAY - timedelta(days=4), by=PROGRAM)
    text = page(ward, "dung", "tasks:tasks")
    assert "Chi bộ Thanh Khê: Báo cáo kết quả" in text
    assert "Ngô Văn Khánh" in text
    assert "Chưa thể bắt đầu vì" in text
    assert "Ngô Văn Khánh" in page(ward, "dung", "tasks:calls")


def test_many_late_units_are_one_line_that_leads_to_the_list_to_call(campaign: Campaign, ward: Cast) -> None:
    grow_more(campaign, ward)
    text = page(ward, "dung", "tasks:tasks")
    assert "29 đơn vị quá hạn" in text
    assert "và 26 đơn vị nữa" in text
    assert "Trường thứ 29: Báo cáo kết quả" not in text
    unit = reverse("campaign:unit", args=(campaign.pk, ward.units["more29"].pk))
    assert f'href="{unit}"' in page(ward, "dung", "tasks:calls")


def test_the_office_is_told_which_facts_nobody_entered(campaign: Campaign, ward: Cast) -> None:
    said = "Nhập dữ kiện còn thiếu của"
    address = reverse("facts:kinds", args=(campaign.pk,))
    text = page(ward, "dung", "tasks:tasks")
    assert said in text
    assert f'href="{address}"' in text
    assert said not in page(ward, "binh", "tasks:tasks")
    there = ground(campaign)
    kind, known = next((one.type, one) for one in there.entries.values() if one.type == "cell")
    assert there.waiting[kind] > 0
    for fact in asked_facts(there.pack, kind):
        if fact not in known.facts:
            enter_any(campaign, there.dossiers[known.id], fact)
    assert ground(campaign).waiting[kind] == there.waiting[kind] - 1


def enter_any(campaign: Campaign, dossier: Dossier, fact: str) -> None:
    known = pack_of(campaign).facts[fact]
    value = {"yes_no": False, "number": 0, "percent": 0, "date": "2018-01-01", "text": "x"}.get(known.type)
    value = next(iter(known.values or pack_of(campaign).levels)) if value is None else value
    enter_fact(campaign=campaign, fact=fact, value=value, reason="Sổ theo dõi", by=PROGRAM, unit=dossier.unit)


def test_the_office_is_told_what_of_a_regulation_is_open(campaign: Campaign, ward: Cast) -> None:
    assert campaign.is_demonstration
    text = page(ward, "dung", "tasks:tasks")
    assert "chỗ văn bản còn để ngỏ" in text
    assert f'href="{reverse("settling:pack", args=("hx-2018",))}"' in text
    assert "chỗ văn bản còn để ngỏ" not in page(ward, "an", "tasks:tasks")


def test_hx18_58_the_office_is_told_who_has_no_targets_where_the_document_asks_for_them(
    campaign: Campaign, ward: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    Campaign.objects.filter(pk=campaign.pk).update(phase=Phase.PREPARING)
    rated = list(campaign.dossiers.filter(is_listed=True).exclude(is_rated=False))
    said = f"Giao chỉ tiêu, nhiệm vụ cho {len(rated)} đối tượng"
    text = page(ward, "dung", "tasks:tasks")
    assert said in text
    assert "(II.B.5)" in text
    day = campaign.covers_from
    give_target(campaign=campaign, dossiers=rated[1:], text="Kết nạp 02 đảng viên", on=day, by=PROGRAM)
    assert "Giao chỉ tiêu, nhiệm vụ cho 1 đối tượng" in page(ward, "dung", "tasks:tasks")
    monkeypatch.delitem(pack_of(campaign).steps, "targets_assigned")
    assert "Giao chỉ tiêu, nhiệm vụ" not in page(ward, "dung", "tasks:tasks")


def test_lines_stand_by_their_day(campaign: Campaign, ward: Cast) -> None:
    for days in (3, 5, 4):
        unit = ward.units[{3: "khe", 4: "school", 5: "police"}[days]]
        hold_meeting(meeting=campaign.meetings.get(unit=unit), on=TODAY - timedelta(days=days), by=PROGRAM)
    text = page(ward, "dung", "tasks:tasks")
    places = [text.index(f"{name}: Báo cáo kết quả") for name in ("Công an", "Trường Mầm Non", "Thanh Khê")]
    assert places == sorted(places)


def test_what_several_units_owe_on_several_days_is_one_line(campaign: Campaign, ward: Cast) -> None:
    for key, days in (("khe", 3), ("school", 4), ("police", 5)):
        unit = ward.units[key]
        set_meeting(campaign=campaign, unit=unit, planned_on=TODAY + timedelta(days=days), by=PROGRAM)
    text = page(ward, "dung", "tasks:tasks")
    later = text[text.index("<h2>Sắp tới</h2>") :]
    assert later.count("Báo cáo kết quả lên Ban Thường vụ") == 1
    assert f"{TODAY + timedelta(days=5):%d/%m}: Chi bộ Thanh Khê" in later


def test_who_is_a_subject_twice_is_told_as_what(campaign: Campaign, ward: Cast) -> None:
    with_account(ward, "chairman")
    titles = re.findall(r'<div class="w"><a href="[^"]*">([^<]*)</a>', page(ward, "chairman", "tasks:tasks"))
    assert "Điền phiếu tự chấm (đảng viên)" in titles
    assert len(titles) == len(set(titles))
    assert campaign.dossiers.filter(person=ward.persons["chairman"]).count() == 2


def test_of_two_campaigns_each_line_says_which(campaign: Campaign, ward: Cast) -> None:
    other = opened(
        ward, "vn-2025", year=TODAY.year, period="when_needed", title="Kiểm điểm đột xuất tháng này"
    )
    text = page(ward, "dung", "tasks:tasks")
    starts = re.findall(r">Bắt đầu đợt</a><p class=\"note\">([^<]*)<", text)
    assert [other.title in note for note in starts] == [True]
    lines = re.findall(r'<div class="w">(.*?)</div>', text)
    named = [line for line in lines if campaign.title in line or other.title in line]
    assert len(lines) - len(named) == lines_of_regulations(text)


def lines_of_regulations(text: str) -> int:
    return text.count("chỗ văn bản còn để ngỏ</a>")


def test_what_a_room_asks_has_one_line(campaign: Campaign, ward: Cast) -> None:
    text = page(ward, "an", "tasks:tasks")
    assert "Tự kiểm điểm, tự xếp loại" not in text
    assert text.count("Điền phiếu tự chấm") == 1
    assert own(campaign, ward.persons["an"].pk)[0].has_rooms
