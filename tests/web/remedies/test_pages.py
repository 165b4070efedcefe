"""Pages of the registers: what they show, what they refuse, and constant questions."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congtam.campaigns.models import Campaign, Dossier
from congtam.remedies.actions.complaining import Received, receive_complaint
from congtam.remedies.actions.recording import About, Finding, Planned, plan_measure, record_shortcomings
from congtam.remedies.models import Attestation, Complaint, Shortcoming
from congtam.web.base.guards import today
from tests.campaigns.ward import opened, settle
from tests.cast import Cast

DAY = date(2017, 12, 20)


@pytest.fixture
def ward(cast: Cast) -> Cast:
    settle(cast)
    return cast


@pytest.fixture
def campaign(ward: Cast) -> Campaign:
    return opened(ward)


@pytest.fixture
def an(ward: Cast, campaign: Campaign) -> Dossier:
    return campaign.dossiers.get(kind="member", person=ward.persons["an"])


def client(cast: Cast, who: str) -> Client:
    found = Client()
    found.force_login(cast.accounts[who], backend="django.contrib.auth.backends.ModelBackend")
    return found


def recorded(ward: Cast, dossier: Dossier, number: int) -> None:
    about = About(dossier.organisation_id, dossier.unit_id, dossier.person_id, dossier.home_id, dossier.name)
    findings = [Finding("review", f"{one}-KL", DAY, f"Thiếu sót {one}") for one in range(number)]
    for row in record_shortcomings(found=[(about, one) for one in findings], by=ward.actor("dung")):
        planned = Planned("Sửa", "Nguyễn Văn An", date(2018, 6, 1), ward.persons["an"])
        plan_measure(shortcoming=row, planned=planned, by=ward.actor("dung"))


def complained(ward: Cast, dossier: Dossier, number: int) -> None:
    for one in range(number):
        received = Received("proposal", f"Ông {one}", DAY, today() + timedelta(days=9), text="kiến nghị")
        receive_complaint(campaign=dossier.campaign, about=dossier, received=received, by=ward.actor("dung"))


@pytest.mark.parametrize(
    ("name", "grow"),
    [
        ("remedies:register", recorded),
        ("remedies:complaints", complained),
        ("remedies:attestations", recorded),
        ("tasks:tasks", recorded),
        ("tasks:tasks", complained),
    ],
)
def test_thirty_rows_take_as_many_questions_as_one(
    ward: Cast, campaign: Campaign, an: Dossier, name: str, grow: object
) -> None:
    office = client(ward, "dung")
    address = reverse(name, args=[] if name == "tasks:tasks" else [campaign.pk])

    def asked() -> int:
        office.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert office.get(address).status_code == 200
        return len(queries)

    grow(ward, an, 1)  # type: ignore[operator]
    one = asked()
    grow(ward, an, 29)  # type: ignore[operator]
    assert asked() == one


def test_a_member_sees_their_own_items_and_nobody_elses(ward: Cast, campaign: Campaign, an: Dossier) -> None:
    """GV21-11."""
    recorded(ward, an, 1)
    address = reverse("remedies:register", args=[campaign.pk])
    assert "Thiếu sót 0" in client(ward, "an").get(address).content.decode()
    assert "Thiếu sót 0" not in client(ward, "cuc").get(address).content.decode()


def test_overdue_ones_are_a_list_of_their_own_and_in_the_task_list(
    ward: Cast, campaign: Campaign, an: Dossier
) -> None:
    """GV21-11: overdue, with a reminder."""
    recorded(ward, an, 1)
    late = client(ward, "dung").get(reverse("remedies:register", args=[campaign.pk]) + "?chi=tre-han")
    assert "Thiếu sót 0" in late.content.decode()
    assert "Khắc phục: Sửa" in client(ward, "an").get(reverse("tasks:tasks")).content.decode()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"about": "Người Phường Khác"}, "Trong đợt không có"),
        ({"is_secret": "on"}, "chỉ ghi số và ngày"),
        ({"found_on": "31/02/2018"}, "Không đọc được ngày"),
        ({"text": ""}, "theo lời văn"),
        ({"text": "ă" * 200_000}, "1000"),
    ],
)
def test_what_cannot_be_recorded_is_said_and_kept_in_the_form(
    ward: Cast, campaign: Campaign, changed: dict[str, str], says: str
) -> None:
    said = {
        "about": "nguyễn văn an",
        "source": "review",
        "paper": "12-KL",
        "found_on": "20/12/2017",
        "text": "Thiếu sót",
    }
    page = client(ward, "dung").post(reverse("remedies:new", args=[campaign.pk]), {**said, **changed})
    assert says in page.content.decode()
    assert "12-KL" in page.content.decode()
    assert not Shortcoming.objects.exists()


def test_nobody_in_the_cell_reads_who_complained(ward: Cast, campaign: Campaign, an: Dossier) -> None:
    complained(ward, an, 1)
    row = Complaint.objects.get()
    for who in ("an", "binh", "cuc", "hanh", "khoa"):
        for name, args in (("complaints", [campaign.pk]), ("complaint", [campaign.pk, row.pk])):
            assert client(ward, who).get(reverse(f"remedies:{name}", args=args)).status_code == 403
        assert "Ông 0" not in client(ward, who).get(reverse("tasks:tasks")).content.decode()


def address_of(campaign: Campaign, name: str) -> str:
    return reverse(f"remedies:{name}", args=[campaign.pk, "member", "exemplary_member"])


def test_names_are_looked_at_before_they_are_attested(ward: Cast, campaign: Campaign, an: Dossier) -> None:
    """HX18-87: verbatim text, nothing ticked, a look, then written with who and why."""
    above = client(ward, "giang")
    page = above.get(address_of(campaign, "judge")).content.decode()
    assert "thực sự tiêu biểu" in page
    assert "II.B.2.3.a" in page
    assert "checked" not in page
    above.post(address_of(campaign, "attest"), {"name": [an.pk]})
    said = {"name": [an.pk], "sure": "1", "holds": "yes", "reason": "", "paper": ""}
    assert "Chưa có: Lý do." in above.post(address_of(campaign, "attest"), said).content.decode()
    assert not Attestation.objects.exists()
    above.post(address_of(campaign, "attest"), {**said, "reason": "Hai sáng kiến"})
    row = Attestation.objects.get()
    assert (row.name, row.attested_by, row.reason) == ("Nguyễn Văn An", "Hoàng Trường Giang", "Hai sáng kiến")


def test_a_secretary_attests_nobody_outside_the_cell(ward: Cast, campaign: Campaign) -> None:
    """HX18-87."""
    cuc = campaign.dossiers.get(kind="member", person=ward.persons["cuc"])
    said = {"name": [cuc.pk], "sure": "1", "holds": "yes", "reason": "x", "paper": ""}
    client(ward, "binh").post(address_of(campaign, "attest"), said)
    assert not Attestation.objects.exists()
