"""Who writes for whom, and who reads what."""

import pytest

from congtam.campaigns.models import Campaign
from congtam.people.queries.rights import rights_of
from congtam.people.refusals import Refusal
from congtam.reviews.actions.opening import NotYours, name_drafter, open_review, release_drafter
from congtam.reviews.models import Review
from congtam.reviews.permissions import may_read, readers
from tests.cast import Cast
from tests.reviews.ground import DAY, dossier, fill, fresh, give, moved, opened_review, pens, prompted


def who_writes(cast: Cast, review: Review) -> list[str]:
    return [name for name in cast.accounts if pens(cast, name).may_write(review)]


def who_reads(cast: Cast, review: Review) -> list[str]:
    return [
        name
        for name, account in cast.accounts.items()
        if may_read(fresh(review), rights_of(account, DAY), pens(cast, name))
    ]


def test_a_person_writes_alone_and_is_helped_by_name(ward: Cast, review: Review) -> None:
    assert who_writes(ward, review) == ["an"]
    assert pens(ward, "binh", helped="an").may_write(review)
    assert not pens(ward, "binh", helped="cuc").may_write(review)


def test_those_who_lead_a_collective_write_for_it(ward: Cast, campaign: Campaign) -> None:
    cell = dossier(campaign, "cell_assembly", unit=ward.units["cell1"])
    review = opened_review(ward, cell, "form-01", "binh")
    assert who_writes(ward, review) == ["binh"]
    with pytest.raises(NotYours):
        opened_review(ward, cell, "form-01", "an")


def test_a_named_drafter_writes_until_released(ward: Cast, campaign: Campaign) -> None:
    cell = dossier(campaign, "cell_assembly", unit=ward.units["cell1"])
    review = opened_review(ward, cell, "form-01", "binh")
    drafter = name_drafter(dossier=cell, person=ward.persons["an"], by=ward.actor("binh"))
    assert who_writes(ward, review) == ["an", "binh"]
    release_drafter(drafter=drafter, by=ward.actor("binh"))
    assert who_writes(ward, review) == ["binh"]
    own = dossier(campaign, "member", person=ward.persons["an"])
    with pytest.raises(Refusal, match="chính người ấy viết"):
        name_drafter(dossier=own, person=ward.persons["binh"], by=ward.actor("binh"))


def test_the_office_enters_a_collectives_paper_and_no_persons(ward: Cast, campaign: Campaign) -> None:
    cell = dossier(campaign, "cell_assembly", unit=ward.units["cell1"])
    review = opened_review(ward, cell, "form-01", "binh")
    assert not pens(ward, "dung").may_write(review)
    taken = opened_review(ward, cell, "form-01", "dung")
    assert (taken.pk, taken.is_from_paper) == (review.pk, True)
    assert pens(ward, "dung").may_write(taken)
    with pytest.raises(NotYours):
        opened_review(ward, dossier(campaign, "member", person=ward.persons["an"]), "form-02", "dung")


def test_a_draft_is_read_by_its_writer_alone(ward: Cast, review: Review) -> None:
    assert who_reads(ward, review) == ["an"]
    fill(ward, review, "an")
    give(ward, review, "an")
    assert who_reads(ward, review) == ["an", "binh", "dung", "giang"]
    assert any("Ban Chấp hành (từ khi quyết định)" in one for one in readers(review))


def test_whoever_directs_a_review_reads_it(ward: Cast, campaign: Campaign) -> None:
    """GV21-17: a member of the committee, whom the phase would keep out."""
    khe = dossier(campaign, "member", person=ward.persons["khe_secretary"])
    review = open_review(
        dossier=khe, form="form-02", pens=pens(ward, "binh", "khe_secretary"), by=ward.actor("binh")
    )
    fill(ward, review, "binh")
    give(ward, review, "binh")
    assert "cuc" not in who_reads(ward, review)
    prompt = prompted(ward, khe)
    prompt.director = ward.persons["cuc"]
    prompt.save()
    assert "cuc" in who_reads(ward, review)


def test_whoever_is_not_reviewed_has_no_review(ward: Cast, campaign: Campaign) -> None:
    own = dossier(campaign, "member", person=ward.persons["an"])
    own.is_reviewed, own.by_hand, own.reason, own.corrected_by = False, True, "thử", "Dũng"
    own.corrected_at = campaign.derived_at
    own.save()
    with pytest.raises(Refusal, match="không thuộc diện kiểm điểm"):
        opened_review(ward, own, "form-02", "an")


def test_nothing_is_opened_before_the_campaign_begins(ward: Cast, campaign: Campaign) -> None:
    moved(campaign, "preparing")
    own = dossier(campaign, "member", person=ward.persons["an"])
    with pytest.raises(Refusal, match="giai đoạn “Chuẩn bị”"):
        opened_review(ward, own, "form-02", "an")
