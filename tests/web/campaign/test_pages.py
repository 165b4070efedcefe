"""The campaign's pages: what they show, how many questions they ask of the database, what they refuse."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from congtam.campaigns.actions.deriving import derive_again
from congtam.campaigns.actions.planning import hold_meeting, put_in_charge
from congtam.campaigns.ics import escaped
from congtam.campaigns.models import Campaign, PlanItem, Result
from congtam.campaigns.phases import Phase
from congtam.campaigns.queries.gauges import gauges
from congtam.journal.actors import PROGRAM
from congtam.people.queries.tree import tree
from tests.cast import Cast
from tests.web.campaign.running import TODAY, asked, grow, grow_more, page
from tests.web.test_permissions import signed_in


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
    assert text.index("Cần chú ý hôm nay") < text.index("Chỗ tối đa"), "places wait until they are given"
    meeting = campaign.meetings.get(unit=ward.units["khe"])
    hold_meeting(meeting=meeting, on=TODAY - timedelta(days=16), by=PROGRAM)
    late = page(ward, "dung", "campaign:overview", campaign.pk)
    assert "Ngô Văn Khánh" in late, "whom to call"
    only = page(ward, "dung", "campaign:overview", campaign.pk, query="?chi=vuong")
    assert "steps-of-units" in only
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
    assert text.endswith("END:VCALENDAR\r\n")
    found = [set(event.splitlines()) for event in text.split("BEGIN:VEVENT")[1:]]
    wanted = [
        {f"SUMMARY:{said(item)}", *whole_days(item.begins_on or item.due_on, item.due_on)}
        for item in campaign.plan_items.all()
    ]
    units = tree(ward.ward.pk, campaign.asked_on).nodes
    wanted += [
        {f"SUMMARY:Họp kiểm điểm: {units[unit].short}", *whole_days(day, day)}
        for unit, day in campaign.meetings.values_list("unit", "planned_on")
        if day
    ]
    assert len(wanted) == 25 + 5  # the four lists of days each name a cell that this ward has not
    assert [event for event in wanted if not any(event <= one for one in found)] == []


def said(item: PlanItem) -> str:
    missing = f" ({', '.join(item.missing)})" if item.missing else ""
    return escaped(item.what + missing)


def whole_days(first: date, last: date) -> set[str]:
    """The end of an entry is the day after its last."""
    return {f"DTSTART;VALUE=DATE:{first:%Y%m%d}", f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"}


def test_a_second_click_on_done_changes_nothing(campaign: Campaign, ward: Cast) -> None:
    item = campaign.plan_items.get(key="appraisal")
    address, office = reverse("campaign:item_done", args=(campaign.pk, item.key)), signed_in(ward, "dung")
    for _ in range(2):
        office.post(address, {"done": "yes"})
        item.refresh_from_db()
        assert item.done_on == TODAY
    assert "sẽ không còn ghi trong lịch" in page(ward, "dung", "campaign:calendar", campaign.pk), (
        "asked first"
    )
    for _ in range(2):
        office.post(address, {"done": "no"})
        item.refresh_from_db()
        assert item.done_on is None


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
