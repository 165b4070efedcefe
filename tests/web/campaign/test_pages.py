"""The campaign's pages: what they show, how many questions they ask of the database, what they refuse."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from congtam.campaigns.actions.correcting import enter_fact
from congtam.campaigns.actions.deriving import derive_again
from congtam.campaigns.actions.planning import hold_meeting, put_in_charge
from congtam.campaigns.actions.targets import give_target
from congtam.campaigns.facts.asked import asked_facts
from congtam.campaigns.models import Campaign, Dossier, Result
from congtam.campaigns.packs import pack_of
from congtam.campaigns.phases import Phase
from congtam.campaigns.queries.gauges import gauges
from congtam.campaigns.queries.ground import ground
from congtam.campaigns.queries.tasks import own
from congtam.journal.actors import PROGRAM
from congtam.people.actions.units import open_unit
from congtam.people.models import Unit
from tests.campaigns.ward import new_member, opened, settle
from tests.cast import START, Cast
from tests.web.test_permissions import signed_in

TODAY = date.today()  # noqa: DTZ011 - the pages look at the same clock


@pytest.fixture
def ward(cast: Cast) -> Cast:
    settle(cast)
    return cast


@pytest.fixture
def campaign(ward: Cast) -> Campaign:
    """On its eighteenth day today."""
    begins = TODAY - timedelta(days=17)
    made = opened(ward, year=TODAY.year, begins_on=begins, asked_on=begins + timedelta(days=31))
    made.phase = Phase.MEETING
    made.save()
    return made


def page(cast: Cast, who: str, name: str, *args: object, query: str = "", status: int = 200) -> str:
    client = Client()
    client.force_login(cast.accounts[who], backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(reverse(name, args=args) + query)
    assert response.status_code == status
    return response.content.decode()


def asked(cast: Cast, name: str, *args: object) -> int:
    page(cast, "dung", name, *args)
    with CaptureQueriesContext(connection) as queries:
        page(cast, "dung", name, *args)
    return len(queries)


def grow(campaign: Campaign, cast: Cast, number: int) -> None:
    """More cells, each with members, a meeting and people asked."""
    for place in range(number):
        cast.units[f"new{place}"] = open_unit(
            organisation=cast.ward.pk,
            kind=Unit.Kind.CELL,
            variety="school",
            name=f"Chi bộ Trường số {place}",
            parent=cast.units["ward"],
            on=START,
            by=PROGRAM,
        )
        new_member(cast, f"new{place}", f"Lê Văn {place}", f"new{place}")
    derive_again(campaign=campaign, by=PROGRAM)
    for place in range(number):
        campaign.meetings.create(
            organisation=cast.ward,
            unit=cast.units[f"new{place}"],
            planned_on=TODAY - timedelta(days=5),
            held_on=TODAY - timedelta(days=5),
        )


@pytest.mark.parametrize(
    "name",
    ["overview", "calendar", "ics", "dossiers", "charges", "phases", "charge"],
)
def test_the_number_of_questions_does_not_grow(campaign: Campaign, ward: Cast, name: str) -> None:
    grow(campaign, ward, 1)
    before = asked(ward, f"campaign:{name}", campaign.pk)
    for key in list(ward.units):
        if key.startswith("new"):
            ward.units.pop(key)
    grow_more(campaign, ward)
    assert asked(ward, f"campaign:{name}", campaign.pk) == before


def grow_more(campaign: Campaign, cast: Cast) -> None:
    for place in range(1, 30):
        unit = open_unit(
            organisation=cast.ward.pk,
            kind=Unit.Kind.CELL,
            variety="school",
            name=f"Chi bộ Trường thứ {place}",
            parent=cast.units["ward"],
            on=START,
            by=PROGRAM,
        )
        cast.units[f"more{place}"] = unit
        new_member(cast, f"more{place}", f"Lê Thị {place}", f"more{place}")
        campaign.meetings.create(
            organisation=cast.ward, unit=unit, planned_on=TODAY, held_on=TODAY - timedelta(days=9)
        )
    derive_again(campaign=campaign, by=PROGRAM)


@pytest.mark.parametrize("address", ["tasks:tasks", "tasks:calls"])
def test_tasks_ask_as_often_for_one_late_unit_as_for_thirty(
    campaign: Campaign, ward: Cast, address: str
) -> None:
    grow(campaign, ward, 1)
    before = asked(ward, address)
    grow_more(campaign, ward)
    assert asked(ward, address) == before


@pytest.mark.parametrize("group", ["raters", "comments", "forums", "authorities"])
def test_matrices_ask_as_often_for_thirty(campaign: Campaign, ward: Cast, group: str) -> None:
    before = asked(ward, "campaign:matrix", campaign.pk, group)
    grow_more(campaign, ward)
    assert asked(ward, "campaign:matrix", campaign.pk, group) == before


def test_the_matrix_names_bodies_and_counts_all_the_others(campaign: Campaign, ward: Cast) -> None:
    text = page(ward, "dung", "campaign:matrix", campaign.pk, "raters", query="?loai=cell")
    assert "Các chi bộ trực thuộc" in text
    assert "other_cells" not in text
    others = campaign.dossiers.filter(kind="cell", is_listed=True).count() - 1
    assert f"0/{others}" in text


def test_a_body_outside_the_tree_is_called_by_its_own_name(campaign: Campaign, ward: Cast) -> None:
    """In the matrix, on every request that goes out, and after a new derivation."""
    asked_of = campaign.participations.filter(who="body:town_education_office")
    assert asked_of.exists()
    address = reverse("campaign:body_name", args=(campaign.pk, "town_education_office"))
    office = signed_in(ward, "dung")
    name = "Phòng Giáo dục và Đào tạo thị xã Hương Trà"
    assert office.post(address, {"name": f" {name} "}).status_code == 302
    derive_again(campaign=Campaign.objects.get(pk=campaign.pk), by=PROGRAM)
    assert set(asked_of.values_list("name", flat=True)) == {name}
    assert name in page(ward, "dung", "campaign:matrix", campaign.pk, "raters", query="?loai=cell")
    office.post(address, {"name": ""})
    assert name not in set(asked_of.values_list("name", flat=True))
    assert office.post(address, {"name": "x" * 200_000}).status_code == 200
    unknown = reverse("campaign:body_name", args=(campaign.pk, "khong-co"))
    assert office.get(unknown).status_code == 404


def test_a_dossier_asks_as_often_for_many_parts_as_for_few(campaign: Campaign, ward: Cast) -> None:
    counts = {
        asked(ward, "campaign:dossier", campaign.pk, campaign.dossiers.get(kind=kind, name=name).pk)
        for kind, name in (("cell", "Chi bộ Thanh Khê"), ("cell_committee", "Chi bộ Thanh Khê"))
    }
    assert len(counts) == 1


def test_the_overview_says_what_is_late_and_never_invents_a_number(campaign: Campaign, ward: Cast) -> None:
    hold_meeting(
        meeting=campaign.meetings.get(unit=ward.units["khe"]), on=TODAY - timedelta(days=4), by=PROGRAM
    )
    text = page(ward, "dung", "campaign:overview", campaign.pk)
    assert "trễ 2 ngày" in text
    assert "chờ báo cáo" in text
    assert "số chỗ còn đổi" in text


def test_places_are_counted_once_there_are_levels(campaign: Campaign) -> None:
    members = list(campaign.dossiers.filter(kind="member", is_rated=True))
    for number, dossier in enumerate(members):
        Result.objects.create(
            organisation=dossier.organisation,
            dossier=dossier,
            act="decide",
            level="HTXSNV" if number < 1 else "HTTNV",
            who="unit:2",
            name="",
            on=TODAY,
            recorded_by="",
            recorded_at=timezone.now(),
        )
    gauge = next(one for one in gauges(campaign) if one.name == "members")
    assert gauge.places is not None
    assert gauge.places.base == (len(members), len(members))
    assert gauge.places.places[0] == len(members) * 20 // 120
    assert gauge.places.taken == (1, 1)


def test_a_hundred_units_are_drawn_and_the_urgent_ones_listed(campaign: Campaign, ward: Cast) -> None:
    grow(campaign, ward, 1)
    grow_more(campaign, ward)
    text = page(ward, "dung", "campaign:overview", campaign.pk)
    assert '<svg class="units"' in text
    assert "Cần chú ý hôm nay" in text
    full = page(ward, "dung", "campaign:overview", campaign.pk, query="?bang=du")
    assert full.count("Chi bộ Trường thứ") == 29


def test_hx18_76_the_overview_shows_exactly_the_units_in_charge(campaign: Campaign, ward: Cast) -> None:
    page(ward, "cuc", "campaign:overview", campaign.pk, status=403)
    put_in_charge(
        campaign=campaign,
        units=[ward.units["khe"], ward.units["school"]],
        post="Ủy viên số 1",
        person=ward.persons["cuc"],
        by=PROGRAM,
    )
    text = page(ward, "cuc", "campaign:overview", campaign.pk)
    assert "Chi bộ Thanh Khê" in text
    assert "Chi bộ Trường Mầm Non" in text
    assert "Chi bộ Công an" not in text
    assert "TDP 2" not in text
    page(ward, "cuc", "campaign:unit", campaign.pk, ward.units["khe"].pk)
    page(ward, "cuc", "campaign:unit", campaign.pk, ward.units["police"].pk, status=403)


def test_members_see_their_own_dossier_and_no_other(campaign: Campaign, ward: Cast) -> None:
    own = campaign.dossiers.get(kind="member", person=ward.persons["an"])
    other = campaign.dossiers.get(kind="member", person=ward.persons["cuc"])
    assert "Nguyễn Văn An" in page(ward, "an", "campaign:dossier", campaign.pk, own.pk)
    page(ward, "an", "campaign:dossier", campaign.pk, other.pk, status=403)
    listed = page(ward, "an", "campaign:dossiers", campaign.pk)
    assert "Lê Thị Cúc" not in listed


def test_the_results_of_a_member_are_seen_from_the_notice_on(campaign: Campaign, ward: Cast) -> None:
    own = campaign.dossiers.get(kind="member", person=ward.persons["an"])
    Result.objects.create(
        organisation=own.organisation,
        dossier=own,
        act="decide",
        level="HTTNV",
        who="unit:2",
        name="Ban Chấp hành",
        on=TODAY,
        paper="77-QĐ/ĐU",
        recorded_by="",
        recorded_at=timezone.now(),
    )
    assert "77-QĐ/ĐU" not in page(ward, "an", "campaign:dossier", campaign.pk, own.pk)
    Campaign.objects.update(phase=Phase.NOTIFYING)
    assert "77-QĐ/ĐU" in page(ward, "an", "campaign:dossier", campaign.pk, own.pk)


def test_nothing_is_open_to_members_while_it_is_prepared(campaign: Campaign, ward: Cast) -> None:
    Campaign.objects.update(phase=Phase.PREPARING)
    page(ward, "an", "campaign:calendar", campaign.pk, status=403)
    assert campaign.title not in page(ward, "an", "campaign:list")
    page(ward, "dung", "campaign:calendar", campaign.pk)


def test_what_a_unit_owes_is_not_in_everybodys_calendar(campaign: Campaign, ward: Cast) -> None:
    report = "Báo cáo kết quả lên Ban Thường vụ"
    assert report in page(ward, "dung", "campaign:calendar", campaign.pk)
    assert report not in page(ward, "an", "campaign:calendar", campaign.pk)
    assert "Họp kiểm điểm" in page(ward, "an", "campaign:calendar", campaign.pk)


def test_hx18_68_the_calendar_file_has_every_item_and_meeting(campaign: Campaign, ward: Cast) -> None:
    text = page(ward, "dung", "campaign:ics", campaign.pk).replace("\r\n ", "")
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT")
    assert "SUMMARY:Họp kiểm điểm: Chi bộ Thanh Khê" in text
    begins = campaign.begins_on + (date(2018, 12, 18) - date(2018, 11, 24))
    assert f"DTSTART;VALUE=DATE:{begins:%Y%m%d}" in text


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


def test_what_a_room_asks_has_one_line(campaign: Campaign, ward: Cast) -> None:
    text = page(ward, "an", "tasks:tasks")
    assert "Tự kiểm điểm, tự xếp loại" not in text
    assert text.count("Điền phiếu tự chấm") == 1
    assert own(campaign, ward.persons["an"].pk)[0].has_rooms


def test_hx18_09_the_chair_sees_who_was_asked_and_who_answered(campaign: Campaign, ward: Cast) -> None:
    text = page(ward, "binh", "campaign:unit", campaign.pk, ward.units["cell1"].pk)
    cell = campaign.dossiers.get(kind="cell_assembly", unit=ward.units["cell1"])
    assert "Nơi được lấy ý kiến" in text
    assert "Chưa trả lời:" in text
    assert reverse("comments:dossier", args=(cell.pk,)) in text


def test_a_dossier_says_by_which_sentence_it_is_there(campaign: Campaign, ward: Cast) -> None:
    exempt = campaign.dossiers.get(kind="member", person=ward.persons["khe_old"])
    text = page(ward, "dung", "campaign:dossier", campaign.pk, exempt.pk)
    assert "II.B.2.1" in text
    assert "miễn công tác và sinh hoạt" in text


def test_opening_by_hand_from_the_form(ward: Cast) -> None:
    client = Client()
    client.force_login(ward.accounts["dung"], backend="django.contrib.auth.backends.ModelBackend")
    chosen = client.post(reverse("campaign:open"), {"pack": "hx-2018+demo-hx-2018"})
    said = {
        "period": "year",
        "year": "2026",
        "begins_on": "24/11/2026",
        "asked_on": "10/12/2026",
    }
    refused = client.post(chosen.headers["Location"], said)
    assert "chưa kích hoạt được" in refused.content.decode()
    assert not Campaign.objects.exists()
    done = client.post(chosen.headers["Location"], {**said, "demonstration": "on"})
    assert done.status_code == 302
    made = Campaign.objects.get()
    assert (made.covers_from, made.covers_to) == (date(2026, 1, 1), date(2026, 12, 31))
    assert made.title == "Kiểm điểm, đánh giá, xếp loại năm 2026"


def test_faults_of_the_form_are_said(ward: Cast) -> None:
    client = Client()
    client.force_login(ward.accounts["dung"], backend="django.contrib.auth.backends.ModelBackend")
    text = client.post(
        reverse("campaign:open") + "?goi=hx-2018", {"begins_on": "31/02/2026"}
    ).content.decode()
    assert "Không đọc được ngày này" in text
    assert "Chưa có: Năm" in text


def test_an_unknown_pack_is_not_found(ward: Cast) -> None:
    page(ward, "dung", "campaign:open", query="?goi=khong-co", status=404)
