"""The office enters what the rules ask: for one, for several, and nothing is taken for granted."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congtam.campaigns.models import Campaign, Dossier, EnteredFact
from congtam.journal.queries import entries
from congtam.sheets.queries.whole import whole
from tests.campaigns.ward import new_member, opened, settle
from tests.cast import Cast
from tests.web.test_permissions import signed_in


@pytest.fixture
def ward(cast: Cast) -> Cast:
    settle(cast)
    return cast


@pytest.fixture
def campaign(ward: Cast) -> Campaign:
    return opened(ward)


@pytest.fixture
def office(ward: Cast) -> Client:
    return signed_in(ward, "dung")


def text_of(response: object) -> str:
    content = response.content.decode()  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", content))


def member(campaign: Campaign, name: str = "Đinh Thị Lan") -> Dossier:
    return campaign.dossiers.get(name=name, kind="member")


def column(campaign: Campaign, fact: str = "disciplined", kind: str = "member") -> str:
    return reverse("facts:column", args=(campaign.pk, kind, fact))


def enter(one: Dossier, fact: str) -> str:
    return reverse("facts:enter", args=(one.pk, fact))


def test_a_fact_is_entered_with_its_reason_and_counts_at_once(campaign: Campaign, office: Client) -> None:
    one = member(campaign)
    assert "disciplined" in whole(campaign).outcomes_of([one])[one.pk].missing
    done = office.post(enter(one, "disciplined"), {"value": "no", "reason": "Sổ kỷ luật năm 2018"})
    assert done.headers["Location"] == reverse("facts:dossier", args=(one.pk,))
    assert "disciplined" not in whole(campaign).outcomes_of([one])[one.pk].missing
    text = text_of(office.get(done.headers["Location"]))
    assert "Sổ kỷ luật năm 2018" in text
    assert "Phạm Quang Dũng" in text
    entry = entries(campaign.organisation_id)[0]
    assert (entry.deed, entry.details["value"]) == ("campaign.fact", False)


def test_not_known_is_kept_apart_from_no(campaign: Campaign, office: Client) -> None:
    one = member(campaign)
    office.post(enter(one, "disciplined"), {"value": "?", "reason": "đang chờ kết luận"})
    row = EnteredFact.objects.get(campaign=campaign, person=one.person, fact="disciplined")
    assert row.value is None
    assert "disciplined" in whole(campaign).outcomes_of([one])[one.pk].missing
    assert "chưa biết" in text_of(office.get(reverse("facts:dossier", args=(one.pk,))))


def test_without_a_reason_nothing_is_written(campaign: Campaign, office: Client) -> None:
    answer = office.post(enter(member(campaign), "disciplined"), {"value": "no", "reason": "  "})
    assert "Chưa có: Căn cứ" in text_of(answer)
    assert not EnteredFact.objects.exists()


@pytest.mark.parametrize(
    ("fact", "kind", "typed", "kept"),
    [
        ("targets_done", "cell", "49,99%", 4999),
        ("targets_done", "cell", "100", 10000),
        ("comments_closed_on", "cell_committee", "06/12/2018", "2018-12-06"),
        ("professional_rating", "member", "HTTNV", "HTTNV"),
        ("sick_leave_months", "member", "4", 4),
    ],
)
def test_each_kind_of_value_is_read_as_people_write_it(
    campaign: Campaign, office: Client, fact: str, kind: str, typed: str, kept: object
) -> None:
    one = campaign.dossiers.filter(kind=kind, is_listed=True).exclude(is_rated=False).first() or (
        campaign.dossiers.filter(kind=kind).first()
    )
    assert one is not None
    answer = office.post(enter(one, fact), {"value": typed, "reason": "theo báo cáo"})
    assert answer.status_code == 302, text_of(answer)
    assert EnteredFact.objects.get(fact=fact).value == kept


@pytest.mark.parametrize(
    ("fact", "kind", "typed", "says"),
    [
        ("targets_done", "cell", "nhiều", "cần một tỷ lệ"),
        ("targets_done", "cell", "-1", "không thể âm"),
        ("comments_closed_on", "cell_committee", "31/02/2018", "Không đọc được ngày"),
        ("sick_leave_months", "member", "1e3", "cần một số nguyên"),
        ("sick_leave_months", "member", "9" * 200_000, "cần một số nguyên"),
        ("disciplined", "member", "có lẽ", "không có trong danh sách"),
        ("professional_rating", "member", "GIỎI", "không có trong danh sách"),
    ],
)
def test_what_does_not_fit_is_said_and_not_written(
    campaign: Campaign, office: Client, fact: str, kind: str, typed: str, says: str
) -> None:
    one = campaign.dossiers.filter(kind=kind).first()
    assert one is not None
    assert says in text_of(office.post(enter(one, fact), {"value": typed, "reason": "theo báo cáo"}))
    assert not EnteredFact.objects.exists()


def test_a_value_and_not_known_at_once_is_asked_again(campaign: Campaign, office: Client) -> None:
    said = {"value": "4", "unknown": "on", "reason": "sổ"}
    assert "không cả hai" in text_of(office.post(enter(member(campaign), "sick_leave_months"), said))
    assert not EnteredFact.objects.exists()


def test_two_people_at_once_do_not_write_over_each_other(campaign: Campaign, office: Client) -> None:
    one = member(campaign)
    office.post(enter(one, "disciplined"), {"value": "yes", "reason": "quyết định số 3", "seen": ""})
    late = office.post(enter(one, "disciplined"), {"value": "no", "reason": "sổ cũ", "seen": ""})
    assert "Phạm Quang Dũng vừa nhập dữ kiện này" in text_of(late)
    assert EnteredFact.objects.get().value is True


def test_what_was_entered_can_be_taken_back_with_a_reason(campaign: Campaign, office: Client) -> None:
    one = member(campaign)
    office.post(enter(one, "employment"), {"value": "official", "reason": "quyết định tuyển dụng"})
    shown = text_of(office.get(reverse("facts:dossier", args=(one.pk,))))
    assert "sổ ghi:" in shown
    back = reverse("facts:withdraw", args=(one.pk, "employment"))
    assert "Chưa có: Căn cứ" in text_of(office.post(back, {"reason": ""}))
    office.post(back, {"reason": "nhập nhầm người"})
    assert not EnteredFact.objects.exists()
    assert entries(campaign.organisation_id)[0].deed == "campaign.fact_withdrawn"
    assert "chưa ai nhập" in text_of(office.post(back, {"reason": "lần nữa"}))


def test_several_are_entered_by_name_after_a_second_look(campaign: Campaign, office: Client) -> None:
    lan, new = member(campaign), member(campaign, "Nguyễn Văn An")
    said = {"chon": [lan.pk], "chung": "no", f"gia-tri-{new.pk}": "yes", "reason": "Sổ kỷ luật"}
    look = office.post(column(campaign), said)
    text = text_of(look)
    assert "Chưa ghi gì" in text
    assert "Đinh Thị Lan" in text
    assert "Trần Thị Bình" not in text
    assert not EnteredFact.objects.exists()
    sure = {f"gia-tri-{lan.pk}": "no", f"gia-tri-{new.pk}": "yes", "reason": "Sổ kỷ luật", "ghi": "1"}
    assert office.post(column(campaign), sure).status_code == 302
    kept = {row.person_id: row.value for row in EnteredFact.objects.filter(fact="disciplined")}
    assert kept == {lan.person_id: False, new.person_id: True}


def test_nobody_is_taken_who_was_not_named(campaign: Campaign, office: Client) -> None:
    said = {"chung": "no", "reason": "Sổ kỷ luật", "ghi": "1"}
    assert "Chưa ghi giá trị cho ai" in text_of(office.post(column(campaign), said))
    assert not EnteredFact.objects.exists()


def test_one_line_that_cannot_be_read_keeps_all_back(campaign: Campaign, office: Client) -> None:
    lan, new = member(campaign), member(campaign, "Nguyễn Văn An")
    said = {f"gia-tri-{lan.pk}": "bốn", f"gia-tri-{new.pk}": "4", "reason": "sổ nghỉ", "ghi": "1"}
    text = text_of(office.post(column(campaign, "sick_leave_months"), said))
    assert "cần một số nguyên" in text
    assert not EnteredFact.objects.exists()


def test_somebody_of_another_campaign_is_not_reached(campaign: Campaign, office: Client, ward: Cast) -> None:
    other = opened(ward, year=2019)
    said = {f"gia-tri-{member(other).pk}": "yes", "reason": "Sổ kỷ luật", "ghi": "1"}
    assert "Chưa ghi giá trị cho ai" in text_of(office.post(column(campaign), said))
    assert office.get(reverse("facts:column", args=(campaign.pk, "member", "no_such"))).status_code == 404
    assert office.get(reverse("facts:kind", args=(campaign.pk, "nobody"))).status_code == 404


def test_in_a_campaign_that_is_over_nothing_is_entered(campaign: Campaign, office: Client) -> None:
    Campaign.objects.filter(pk=campaign.pk).update(phase="closed")
    answer = office.post(enter(member(campaign), "disciplined"), {"value": "no", "reason": "sổ"})
    assert "đã kết thúc" in text_of(answer)


def test_the_table_shows_what_the_result_waits_for(campaign: Campaign, office: Client) -> None:
    text = text_of(office.get(reverse("facts:kind", args=(campaign.pk, "member"))))
    assert "cần" in text
    assert "Đinh Thị Lan" in text
    assert "Thông tin làm căn cứ" in text_of(office.get(reverse("facts:kinds", args=(campaign.pk,))))


@pytest.mark.parametrize("name", ["kinds", "kind", "column", "dossier"])
def test_as_many_questions_for_thirty_members(ward: Cast, office: Client, name: str) -> None:
    counts = []
    for number in (1, 30):
        for index in range(number):
            new_member(ward, f"{name}{number}{index}", f"Người {number} {index}", "khe")
        campaign = opened(ward, year=2018 + number)
        address = {
            "kinds": reverse("facts:kinds", args=(campaign.pk,)),
            "kind": reverse("facts:kind", args=(campaign.pk, "member")),
            "column": column(campaign),
            "dossier": reverse("facts:dossier", args=(member(campaign).pk,)),
        }[name]
        office.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert office.get(address).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[0] < 20
