"""Opening a campaign: what is pinned, what is refused, what is written."""

from datetime import date
from pathlib import Path

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from congtam.campaigns import packs
from congtam.campaigns.actions.cloning import clone_campaign
from congtam.campaigns.actions.opening import open_campaign
from congtam.campaigns.models import Campaign, PinnedPack
from congtam.campaigns.packs import Offer, offer, offers, pack_of, pinned_of
from congtam.engine.pack import Pack
from congtam.journal.queries import entries_about
from congtam.people.refusals import Refusal
from congtam.shelf.catalogue import Catalogue
from congtam.shelf.fingerprint import fingerprint
from congtam.shelf.gate.report import examined
from tests.campaigns.ward import frame, opened
from tests.cast import Cast

PACK = """\
id: nho-2020
title: Quy định nhỏ
issued: {by: Đảng ủy, number: 1-QĐ/ĐU, on: 01/02/2020}
levels: {DAT: Đạt, KHONG: Không đạt}
facts:
  membership: {label: tư cách đảng viên, type: choice, group: person, values: {official: chính thức}}
subjects:
  member:
    label: Đảng viên
    kind: member
    cites: "1"
    when: {choice: {of: membership, among: official}}
    no_level_because: cấp có thẩm quyền quyết định
"""


@pytest.fixture
def small(tmp_path: Path) -> Offer:
    """A pack in which nothing is left to fill, confirm or sign."""
    folder = tmp_path / "packs" / "nho-2020"
    (folder / "sources").mkdir(parents=True)
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    (folder / "sources" / "quy-dinh.txt").write_text("§ 1\nĐảng viên được đánh giá.\n", encoding="utf-8")
    resolved = Catalogue(tmp_path / "packs").resolved("nho-2020")
    return Offer("nho-2020", resolved, examined(resolved, {}))


def test_the_pack_is_pinned_whole(campaign: Campaign) -> None:
    resolved = offer("hx-2018").resolved
    row = PinnedPack.objects.get()
    assert row.fingerprint == campaign.fingerprint == resolved.fingerprint
    again = pinned_of(campaign)
    assert fingerprint(again.pack, again.texts) == resolved.fingerprint
    assert pack_of(campaign) == Pack.model_validate(row.data) == resolved.pack


def test_the_database_refuses_to_change_a_pinned_pack(campaign: Campaign) -> None:
    for change in (campaign.pack.save, lambda: PinnedPack.objects.all().update(title="")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_same_pack_is_kept_once(ward: Cast) -> None:
    opened(ward)
    opened(ward, year=2019)
    assert PinnedPack.objects.count() == 1


def test_a_pack_with_its_letter_keeps_each_changed_point(ward: Cast) -> None:
    campaign = opened(ward, "gv-2020", year=2021)
    changes = pinned_of(campaign).changes
    assert {change["number"] for change in changes} == {"123-CV/ĐU"}
    point = next(change for change in changes if change["at"] == "IV.3.1.g")
    assert "dưới 03 thành viên" in point["new"]
    assert "dưới 03 thành viên" not in point["old"]


def test_a_pack_that_waits_for_people_opens_only_a_demonstration(ward: Cast) -> None:
    chosen = offer("hx-2018")
    assert chosen.is_demonstration_only
    with pytest.raises(Refusal, match="chưa kích hoạt được"):
        open_campaign(
            scope=ward.units["ward"], chosen=chosen, frame=frame(), demonstration=False, by=ward.actor("dung")
        )
    assert not Campaign.objects.exists()
    assert opened(ward).is_demonstration


def test_a_pack_whose_gate_is_open_opens_a_real_campaign(
    ward: Cast, small: Offer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("congtam.campaigns.actions.opening.failed_cases", lambda _: [])
    campaign = open_campaign(
        scope=ward.units["ward"], chosen=small, frame=frame(), demonstration=False, by=ward.actor("dung")
    )
    assert not campaign.is_demonstration
    assert campaign.dossiers.count() == len(ward.persons) - 1  # the superior's own is kept elsewhere


def test_a_pack_whose_examples_fail_is_refused(
    ward: Cast, small: Offer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("congtam.campaigns.actions.opening.failed_cases", lambda _: ["vi-du-1"])
    with pytest.raises(Refusal, match="vi-du-1"):
        open_campaign(
            scope=ward.units["ward"], chosen=small, frame=frame(), demonstration=False, by=ward.actor("dung")
        )


def test_the_examples_of_shipped_packs_come_out() -> None:
    assert packs.failed_cases("vn-132-2018") == []


def test_one_campaign_for_one_period(ward: Cast, campaign: Campaign) -> None:
    with pytest.raises(Refusal, match="Đã có một đợt"):
        opened(ward)
    Campaign.objects.update(phase="withdrawn")
    assert opened(ward).pk != campaign.pk


def test_a_period_the_document_does_not_know_is_refused(ward: Cast) -> None:
    with pytest.raises(Refusal, match="kỳ"):
        opened(ward, period="quarter_1")
    assert opened(ward, "vn-2025", year=2026, period="quarter_1").period == "quarter_1"


@pytest.mark.parametrize("period", ["term", "year", "quarter_3", "when_needed"])
def test_a_campaign_of_every_kind_opens_and_is_cloned(cast: Cast, period: str) -> None:
    made = opened(cast, "vn-2025", year=2026, period=period)
    assert made.dossiers.filter(is_listed=True).exists()
    assert made.meetings.exists()
    again = frame(2027, period=period)
    following = clone_campaign(last=made, chosen=offer("vn-2025"), frame=again, by=cast.actor("dung"))
    assert (following.period, following.cloned_from_id) == (period, made.pk)
    assert set(following.dossiers.values_list("kind", flat=True)) == set(
        made.dossiers.values_list("kind", flat=True)
    )


def test_a_year_may_have_several_occasions_each_with_its_name(cast: Cast) -> None:
    said = {"pack": "vn-2025", "year": 2026, "period": "when_needed"}
    first = opened(cast, **said, title="Kiểm điểm sau kết luận thanh tra")  # type: ignore[arg-type]
    second = opened(cast, **said, title="Kiểm điểm theo yêu cầu của Thị ủy")  # type: ignore[arg-type]
    assert first.pk != second.pk
    with pytest.raises(Refusal, match="cùng tên"):
        opened(cast, **said, title=first.title)  # type: ignore[arg-type]
    with pytest.raises(IntegrityError), transaction.atomic():
        Campaign.objects.filter(pk=second.pk).update(title=first.title)


def test_days_that_end_before_they_begin_are_refused(ward: Cast) -> None:
    with pytest.raises(Refusal, match="Ngày cuối"):
        opened(ward, covers_to=date(2017, 1, 1))


def test_the_opening_stands_in_the_journal(ward: Cast, campaign: Campaign) -> None:
    entries = list(entries_about(ward.ward.pk, f"campaign:{campaign.pk}"))
    assert [entry.deed for entry in entries] == ["campaign.derive", "campaign.open"]
    assert entries[-1].details["fingerprint"] == campaign.fingerprint
    assert entries[-1].actor_name == "Phạm Quang Dũng"


def test_what_is_refused_leaves_nothing(ward: Cast) -> None:
    with pytest.raises(Refusal):
        opened(ward, period="term")
    assert not PinnedPack.objects.exists()


def test_demonstration_layers_are_offered_with_their_packs() -> None:
    keys = {one.key for one in offers()}
    assert {"hx-2018", "hx-2018+demo-hx-2018", "gv-2020", "tp-2021"} <= keys
    assert "demo-hx-2018" not in keys
    assert all(one.is_demonstration_only for one in offers() if "+" in one.key)
