"""A regulation is settled place by place, by name and paper; only then does it open a real campaign."""

import re
from collections.abc import Iterable
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congtam.campaigns.actions.opening import open_campaign
from congtam.campaigns.actions.settling import Place, Signature, settle_places
from congtam.campaigns.models import Campaign, PinnedPack, Settling
from congtam.campaigns.packs import Offer, offer, pack_of, pinned_of
from congtam.campaigns.settled import settled_offer
from congtam.journal.actors import PROGRAM
from congtam.journal.queries import entries
from congtam.people.refusals import Refusal
from congtam.shelf.gate.pending import Pending
from tests.campaigns.ward import frame, settle
from tests.cast import START, Cast
from tests.web.test_permissions import signed_in

PACK = "hx-2018"
SIGNED = {
    "decided_by": "Ban Thường vụ Đảng ủy phường",
    "paper": "15-NQ/ĐU",
    "on": "20/11/2018",
    "why": "Hội nghị thống nhất ngày 20/11",
}
QUOTA = "open_wording.quota-base"


@pytest.fixture
def ward(cast: Cast) -> Cast:
    settle(cast)
    return cast


@pytest.fixture
def office(ward: Cast) -> Client:
    return signed_in(ward, "dung")


def text_of(response: object) -> str:
    content = response.content.decode()  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", content))


def page(kind: str, address: str, pack: str = PACK, name: str = "place") -> str:
    return f"{reverse(f'settling:{name}', args=(pack, kind))}?o={quote(address)}"


def pending(kind: str, pack: str = PACK) -> list[Pending]:
    return [each for each in offer(pack).gate.pending if each.kind == kind]


def choice_of(each: Pending, pack: str) -> str:
    wording = offer(pack).resolved.pack.open_wording
    return wording[each.address.removeprefix("open_wording.")].chosen if each.kind == "wording" else ""


def sign_all(ward: Cast, pack: str = PACK, *, but: Iterable[str] = ()) -> Offer:
    places = [
        Place(each.kind, each.address, choice_of(each, pack))
        for each in offer(pack).gate.pending
        if each.address not in set(but)
    ]
    signature = Signature("Ban Thường vụ", "15-NQ/ĐU", START, "đã họp")
    settle_places(organisation=ward.ward.pk, pack=pack, places=places, signature=signature, by=PROGRAM)
    return settled_offer(ward.ward.pk, pack)


def test_the_way_from_a_closed_gate_to_a_real_campaign(
    ward: Cast, office: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of it on the pages: every wording, value and slot one by one, every override ticked by name."""
    monkeypatch.setattr("congtam.campaigns.actions.opening.failed_cases", lambda _: [])
    opening = text_of(office.get(reverse("campaign:open") + f"?goi={PACK}"))
    assert "Chốt các chỗ đó" in opening
    for each in pending("wording"):
        said = {**SIGNED, "choice": choice_of(each, PACK)}
        assert office.post(page(each.kind, each.address), said).status_code == 302, each.address
    for each in pending("proposed"):
        assert office.post(page(each.kind, each.address), SIGNED).status_code == 302, each.address
    for each in pending("slot"):
        assert office.post(page(each.kind, each.address), {**SIGNED, "how": "empty"}).status_code == 302
    numbers = [str(number) for number in range(len(pending("override")))]
    office.post(reverse("settling:overrides", args=(PACK,)), {**SIGNED, "chon": numbers})
    done = settled_offer(ward.ward.pk, PACK)
    assert done.gate.may_be_activated
    assert "mở được đợt thật" in text_of(office.get(reverse("settling:pack", args=(PACK,))))
    campaign = open_campaign(
        scope=ward.units["ward"], chosen=done, frame=frame(), demonstration=False, by=ward.actor("dung")
    )
    assert not campaign.is_demonstration
    assert campaign.fingerprint != offer(PACK).resolved.fingerprint
    kept = pinned_of(campaign)
    assert kept.pack.open_wording["quota-base"].by == "Ban Thường vụ Đảng ủy phường"
    assert {one["paper"] for one in kept.settled} == {"15-NQ/ĐU"}
    assert len(kept.settled) == len(offer(PACK).gate.pending)


def test_another_reading_becomes_the_rule_of_the_campaign(
    ward: Cast, office: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("congtam.campaigns.actions.opening.failed_cases", lambda _: [])
    shown = text_of(office.get(page("wording", QUOTA)))
    assert "20% × " in shown
    assert "đang viết theo cách này" in shown
    office.post(page("wording", QUOTA), {**SIGNED, "choice": "stay"})
    done = sign_all(ward, but=[QUOTA])
    campaign = open_campaign(
        scope=ward.units["ward"], chosen=done, frame=frame(), demonstration=False, by=ward.actor("dung")
    )
    assert pack_of(campaign).quotas["cells"].of.promoted == "stay"
    assert offer(PACK).resolved.pack.quotas["cells"].of.promoted == "leave"


def test_a_signature_needs_who_paper_day_and_reason(office: Client) -> None:
    text = text_of(office.post(page("wording", QUOTA), {"on": "31/02/2018"}))
    for fault in (
        "Chưa có: Hiểu theo cách nào",
        "Chưa có: Ai quyết định",
        "Chưa có: Lý do",
        "Không đọc được ngày",
    ):
        assert fault in text
    unknown = office.post(page("wording", QUOTA), {**SIGNED, "choice": "no_such"})
    assert "không có trong danh sách" in text_of(unknown)
    long = office.post(page("wording", QUOTA), {**SIGNED, "choice": "stay", "why": "x" * 200_000})
    assert long.status_code == 200
    assert not Settling.objects.exists()


def test_nothing_is_signed_that_was_not_ticked(office: Client) -> None:
    address = reverse("settling:overrides", args=(PACK,))
    assert "Chưa chọn chỗ nào" in text_of(office.post(address, SIGNED))
    office.post(address, {**SIGNED, "chon": ["0", "999"]})
    assert Settling.objects.count() == 1


def test_what_differs_is_folded_by_subject_and_nothing_is_lost(office: Client) -> None:
    """A telephone shows a dozen names first; each place stands under one of them."""
    address = reverse("settling:overrides", args=(PACK,))
    text = office.get(address).content.decode()
    assert text.count('name="chon"') == len(pending("override"))
    folded = text.count('<details class="chapter"')
    assert 1 < folded < len(pending("override"))
    assert text.count('<details class="chapter" open>') == 1, "the first that has something left"
    last = str(len(pending("override")) - 1)
    again = office.post(address, {"chon": [last]}).content.decode()
    assert again.count('<details class="chapter" open>') == 2, "what was ticked stays in sight"


def test_a_slot_is_filled_line_by_line_and_must_add_up(ward: Cast, office: Client) -> None:
    address = page("slot", "scorecards.annex-1.criteria[I].children", "vn-2025")
    said = {**SIGNED, "how": "rows"}
    assert "Dòng 1" in text_of(office.post(address, {**said, "rows": "Kết nạp đảng viên mười điểm"}))
    assert "cần đúng 30 điểm" in text_of(office.post(address, {**said, "rows": "Kết nạp | 10\nĐảng phí | 5"}))
    assert not Settling.objects.exists()
    assert office.post(address, {**said, "rows": "Kết nạp | 10\nĐảng phí | 20"}).status_code == 302
    card = settled_offer(ward.ward.pk, "vn-2025").resolved.pack.scorecards["annex-1"]
    assert [row.text for row in card.criteria[0].children] == ["Kết nạp", "Đảng phí"]  # type: ignore[union-attr]
    assert "Kết nạp | 10" in office.get(address).content.decode()


def test_what_was_signed_can_be_taken_back_and_the_journal_keeps_both(ward: Cast, office: Client) -> None:
    office.post(page("wording", QUOTA), {**SIGNED, "choice": "stay"})
    office.post(page("wording", QUOTA, name="unsettle"), {"reason": "ghi nhầm số nghị quyết"})
    assert not Settling.objects.exists()
    assert [row.deed for row in entries(ward.ward.pk)[:2]] == ["pack.unsettle", "pack.settle"]


def test_two_readings_that_would_undo_each_other_are_refused(ward: Cast) -> None:
    places = [
        Place("wording", "open_wording.member-score", "total_too"),
        Place("wording", "open_wording.basic-criteria-member", "all"),
    ]
    signature = Signature("Ban Thường vụ", "15-NQ/ĐU", START, "đã họp")
    with pytest.raises(Refusal, match="cùng sửa một chỗ"):
        settle_places(organisation=ward.ward.pk, pack=PACK, places=places, signature=signature, by=PROGRAM)
    assert not Settling.objects.exists()


def test_a_demonstration_is_never_settled(ward: Cast, office: Client) -> None:
    both = "tp-2021+demo-tp-2021"
    signature = Signature("Ban Thường vụ", "15-NQ/ĐU", START, "đã họp")
    with pytest.raises(Refusal, match="không có chỗ để ngỏ"):
        settle_places(
            organisation=ward.ward.pk,
            pack=both,
            places=[Place("demonstration", "demonstration")],
            signature=signature,
            by=PROGRAM,
        )
    assert office.get("/lam-viec/chot-van-ban/tp-2021+demo-tp-2021/").status_code == 404


def test_one_ward_does_not_sign_for_another(ward: Cast) -> None:
    sign_all(ward)
    assert settled_offer(ward.town.pk, PACK).gate.pending
    assert not PinnedPack.objects.exists()
    assert not Campaign.objects.exists()


@pytest.mark.parametrize("name", ["settling:pack", "settling:overrides"])
def test_as_many_questions_with_everything_signed(ward: Cast, office: Client, name: str) -> None:
    address = reverse(name, args=(PACK,))
    counts = []
    for _turn in range(2):
        office.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert office.get(address).status_code == 200
        counts.append(len(asked))
        if not Settling.objects.exists():
            sign_all(ward)
    assert counts[0] == counts[1]
    assert counts[0] < 20


@pytest.mark.parametrize("each", [each for each in offer(PACK).gate.pending if each.kind != "override"])
def test_every_open_place_has_a_page(office: Client, each: Pending) -> None:
    assert office.get(page(each.kind, each.address)).status_code == 200
