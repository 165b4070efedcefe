"""Pages of a year's start: what they show, what they refuse, constant questions."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.fixtures import Settings

from congtam.campaigns.actions.targets import Task, give_tasks
from congtam.campaigns.models import Campaign, Dossier, Progress, Target
from congtam.campaigns.phases import Phase
from congtam.commitments.actions.committing import hand_in, save_commitment
from congtam.commitments.actions.registering import register
from congtam.commitments.models import Commitment, Confidence, Registration
from tests.campaigns.ward import new_member, opened, settle
from tests.cast import Cast
from tests.worlds import built_once

ON = date(2018, 1, 10)


@pytest.fixture(autouse=True)
def _evidence_lies_apart(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def ward(cast: Cast) -> Cast:
    settle(cast)
    grow(cast)
    return cast


@built_once
def grow(cast: Cast) -> None:
    for number in range(28):
        new_member(cast, f"m{number}", f"Lê Văn Số {number}", "cell1")


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


def target(ward: Cast, dossier: Dossier, **other: Any) -> Target:
    task = Task(**{"text": "Vận động 20 hộ", "planned": 20_00, "counted_in": "hộ", **other})
    return give_tasks(campaign=dossier.campaign, given=[(dossier, task)], on=ON, by=ward.actor("dung"))[0]


def one_registered(ward: Cast, dossiers: list[Dossier]) -> None:
    register(campaign=dossiers[0].campaign, dossiers=dossiers, on=ON, by=ward.actor("dung"))


def one_committed(ward: Cast, dossiers: list[Dossier]) -> None:
    for dossier in dossiers:
        assert dossier.person is not None
        row = save_commitment(
            campaign=dossier.campaign, person=dossier.person, text="Cam kết", version=0, by=ward.actor("dung")
        )
        hand_in(commitment=row, by=ward.actor("dung"))


def one_given(ward: Cast, dossiers: list[Dossier]) -> None:
    given = [(dossier, Task("Vận động")) for dossier in dossiers]
    give_tasks(campaign=dossiers[0].campaign, given=given, on=ON, by=ward.actor("dung"))


@pytest.mark.parametrize(
    ("name", "query", "grow"),
    [
        ("commitments:start", "", one_given),
        ("commitments:registrations", "?loai=member", one_registered),
        ("commitments:commitments", "", one_committed),
        ("commitments:targets", "", one_given),
    ],
)
def test_thirty_rows_take_as_many_questions_as_one(
    ward: Cast, campaign: Campaign, name: str, query: str, grow: Callable[[Cast, list[Dossier]], None]
) -> None:
    office, address = client(ward, "dung"), reverse(name, args=[campaign.pk]) + query
    rows = list(campaign.dossiers.filter(kind="member", home=ward.units["cell1"])[:30])

    def asked() -> int:
        office.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert office.get(address).status_code == 200
        return len(queries)

    grow(ward, rows[:1])
    one = asked()
    grow(ward, rows[1:])
    assert asked() == one


def test_nothing_is_ticked_beforehand_and_only_what_is_ticked_is_written(
    ward: Cast, campaign: Campaign
) -> None:
    """HX18-20."""
    office = client(ward, "dung")
    address = reverse("commitments:registrations", args=[campaign.pk])
    assert b"checked" not in office.get(address).content
    office.post(address, {"on": "15/01/2018", "paper": "3-ĐK"})
    assert not Registration.objects.exists()
    cell = campaign.dossiers.get(kind="cell", unit=ward.units["cell1"])
    office.post(address, {"on": "15/01/2018", "paper": "3-ĐK", "name": [cell.pk]})
    assert Registration.objects.get().unit == ward.units["cell1"]


def test_a_secretary_may_look_and_not_register(ward: Cast, campaign: Campaign) -> None:
    address = reverse("commitments:registrations", args=[campaign.pk])
    refused = client(ward, "binh").post(address, {"on": "15/01/2018", "name": [1]})
    assert refused.status_code == 403


def test_what_was_typed_stays_when_it_is_refused(ward: Cast, an: Dossier) -> None:
    """HX18-88: 200,000 letters are told with a sentence, and stand there to be shortened."""
    book = "ă" * 200_000
    address = reverse("commitments:commitment", args=[an.pk])
    page = client(ward, "an").post(address, {"text": book, "version": 0, "hand_in": "1"}).content.decode()
    assert "200000 ký tự" in page
    assert book in page
    assert not Commitment.objects.exists()


def test_two_windows_the_second_is_told(ward: Cast, an: Dossier) -> None:
    own, address = client(ward, "an"), reverse("commitments:commitment", args=[an.pk])
    own.post(address, {"text": "bản một", "version": 0, "save": "1"})
    page = own.post(address, {"text": "bản hai", "version": 0, "save": "1"}).content.decode()
    assert "vừa lưu bản khác" in page
    assert "bản hai" in page
    assert Commitment.objects.get().text == "bản một"


def test_a_phase_that_closed_while_somebody_typed(ward: Cast, campaign: Campaign, an: Dossier) -> None:
    address = reverse("commitments:commitment", args=[an.pk])
    Campaign.objects.filter(pk=campaign.pk).update(phase=Phase.CLOSED)
    page = client(ward, "an").post(address, {"text": "bản của tôi", "version": 0}).content.decode()
    assert "đã kết thúc" in page
    assert "bản của tôi" in page


@pytest.mark.parametrize(
    ("done", "says"),
    [("120", "quá 100%"), ("95.5", "không phải số"), ("chín", "không phải số"), ("-4", "không phải số")],
)
def test_an_amount_that_cannot_be_is_said(ward: Cast, an: Dossier, done: str, says: str) -> None:
    """TC25-09."""
    row = target(ward, an, counted_in="", planned=100_00)
    said = {"done": done, "on": "30/06/2018", "final": "no", "note": ""}
    page = client(ward, "an").post(reverse("commitments:progress", args=[row.pk]), said).content.decode()
    assert says in page
    assert not Progress.objects.exists()


def test_evidence_is_what_its_name_says_and_reaches_only_those_who_may_see(ward: Cast, an: Dossier) -> None:
    """TC25-09: with its file."""
    row, own = target(ward, an), client(ward, "an")
    address = reverse("commitments:progress", args=[row.pk])
    said = {"done": "20", "on": "30/06/2018", "final": "yes", "note": "Danh sách hộ"}
    wrong = SimpleUploadedFile("ho-so.pdf", b"MZ\x90\x00 program")
    assert "Tệp" in own.post(address, {**said, "file": wrong}).content.decode()
    assert not Progress.objects.exists()
    own.post(address, {**said, "file": SimpleUploadedFile("ho-so.pdf", b"%PDF-1.4 list")})
    place = reverse("commitments:file", args=[Progress.objects.get().pk])
    assert client(ward, "binh").get(place).content == b"%PDF-1.4 list"
    assert client(ward, "cuc").get(place).status_code == 403


def test_a_send_button_pressed_twice_reports_once_more_and_changes_nothing_else(
    ward: Cast, an: Dossier
) -> None:
    row, own = target(ward, an), client(ward, "an")
    said = {"done": "5", "on": "30/06/2018", "final": "no", "note": ""}
    for _time in range(2):
        own.post(reverse("commitments:progress", args=[row.pk]), said)
    assert {one.done for one in Progress.objects.all()} == {5_00}


def test_counts_of_confidence_must_add_up(ward: Cast, an: Dossier) -> None:
    """HX18-88."""
    said = {"held_on": "01/07/2018", "cast": "30", "high": "20", "middle": "5", "low": "1", "paper": "BB"}
    page = client(ward, "dung").post(reverse("commitments:confidence", args=[an.pk]), said).content.decode()
    assert "không bằng 30 phiếu" in page
    assert not Confidence.objects.exists()


def test_a_member_is_led_to_their_own(ward: Cast, campaign: Campaign, an: Dossier) -> None:
    answer = client(ward, "an").get(reverse("commitments:start", args=[campaign.pk]))
    assert answer.headers["Location"] == reverse("commitments:dossier", args=[an.pk])


def test_the_task_list_asks_for_the_commitment_and_the_report(ward: Cast, an: Dossier) -> None:
    """HX18-88, TC25-09."""
    target(ward, an)
    page = client(ward, "an").get(reverse("tasks:tasks")).content.decode()
    assert "Cam kết tu dưỡng, rèn luyện, phấn đấu năm 2018" in page
    assert "Báo cáo 1 chỉ tiêu được giao" in page
