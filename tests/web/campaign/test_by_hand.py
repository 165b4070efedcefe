"""A subject added by hand, one taken off, and the regulation as the campaign pinned it."""

import re
from unicodedata import normalize

import pytest
from django.test import Client
from django.urls import reverse

from congtam.campaigns.actions.deriving import derive_again
from congtam.campaigns.models import Campaign
from congtam.campaigns.packs import pack_of
from congtam.journal.actors import PROGRAM
from congtam.journal.queries import entries
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


def adding(campaign: Campaign) -> str:
    return reverse("campaign:subject_added", args=(campaign.pk,))


@pytest.mark.parametrize("said", ["Trần Thị Bình", "tran thi binh", normalize("NFD", "Trần Thị Bình")])
def test_a_person_is_added_by_name_with_a_reason_and_stays(
    campaign: Campaign, ward: Cast, office: Client, said: str
) -> None:
    words = {"kind": "leader", "person": said, "reason": "Được giao phụ trách"}
    assert office.post(adding(campaign), words).status_code == 302
    derive_again(campaign=campaign, by=PROGRAM)
    added = campaign.dossiers.get(kind="leader", person=ward.persons["binh"])
    assert (added.is_listed, added.reason) == (True, "Được giao phụ trách")


def test_who_is_meant_must_be_clear(campaign: Campaign, ward: Cast, office: Client) -> None:
    words = {"kind": "leader", "reason": "Được giao phụ trách"}
    assert "không cả hai" in text_of(office.post(adding(campaign), words))
    both = {**words, "unit": ward.units["khe"].pk, "person": "Trần Thị Bình"}
    assert "không cả hai" in text_of(office.post(adding(campaign), both))
    assert "Không có ai" in text_of(office.post(adding(campaign), {**words, "person": "Không Có Ai"}))
    new_member(ward, "twin", "Trần Thị Bình", "khe")
    assert "Có nhiều người" in text_of(office.post(adding(campaign), {**words, "person": "Trần Thị Bình"}))
    assert "Chưa có: Lý do" in text_of(office.post(adding(campaign), {**both, "reason": ""}))
    assert not campaign.dossiers.filter(by_hand=True).exists()


def test_who_is_taken_off_stays_off_with_the_reason(campaign: Campaign, office: Client) -> None:
    one = campaign.dossiers.get(kind="member", name="Đinh Thị Lan")
    address = reverse("campaign:taken_off", args=(campaign.pk, one.pk))
    assert "Chưa có: Lý do" in text_of(office.post(address, {"reason": " "}))
    office.post(address, {"reason": "Chuyển sinh hoạt đảng từ 01/12"})
    derive_again(campaign=campaign, by=PROGRAM)
    one.refresh_from_db()
    assert (one.is_listed, one.reason) == (False, "Chuyển sinh hoạt đảng từ 01/12")


def test_the_reader_shows_what_the_campaign_pinned(campaign: Campaign, ward: Cast) -> None:
    """HX18's own text beside the rules, as of the opening, for everybody who may see the plan."""
    page = reverse("campaign:regulation", args=(campaign.pk,))
    Campaign.objects.filter(pk=campaign.pk).update(phase="reviewing")
    an = signed_in(ward, "an")
    assert campaign.fingerprint[:8] in an.get(page).content.decode()
    text = text_of(an.get(f"{page}?dieu=II.B.1.3.a"))
    assert "90 điểm" in text
    assert "II.B.2.3.a" not in text
    assert "Chữ có thể hiểu nhiều cách" in text_of(an.get(f"{page}?chi=ngo"))


def test_hx18_58_the_duty_to_give_targets_stands_in_the_regulation(campaign: Campaign, ward: Cast) -> None:
    assert "HX18-58" in pack_of(campaign).steps["targets_assigned"].clause
    text = text_of(
        signed_in(ward, "dung").get(reverse("campaign:regulation", args=(campaign.pk,)) + "?dieu=II.B.5")
    )
    assert "giao chỉ tiêu" in text.lower()


def test_the_journal_says_in_words_what_was_done_in_a_campaign(campaign: Campaign, office: Client) -> None:
    one = campaign.dossiers.get(kind="member", name="Đinh Thị Lan")
    office.post(reverse("campaign:taken_off", args=(campaign.pk, one.pk)), {"reason": "Chuyển đi"})
    text = text_of(office.get(reverse("logbook:entries")))
    assert "sửa đối tượng khác với quy định suy ra" in text
    assert "Chuyển đi" in text
    assert campaign.title in text
    for entry in entries(campaign.organisation_id):
        assert entry.deed not in text
