"""Handed in whole, returned with the reason, moved on where the order of the document lets it."""

import pytest
from django.db import DatabaseError, transaction

from congtam.campaigns.actions.correcting import enter_fact
from congtam.campaigns.models import Campaign, Dossier
from congtam.journal.actors import PROGRAM
from congtam.journal.queries import entries_about
from congtam.people.refusals import Refusal
from congtam.reviews.actions.passing import return_review
from congtam.reviews.actions.writing import Shut
from congtam.reviews.models import Passing, Review
from congtam.reviews.queries.reading import last_handed_in, written
from tests.cast import Cast
from tests.reviews.ground import dossier, fill, fresh, give, moved, opened_review, save, typed, write

KEY = "commitment:strengths"


def stage(one: Dossier) -> str:
    return Dossier.objects.get(pk=one.pk).stage


def collective_done(ward: Cast, campaign: Campaign, unit: str, by: str) -> Review:
    """A cell's review handed in, after what had to come before it."""
    kind = "cell_committee" if unit == "khe" else "cell_assembly"
    enter_fact(
        campaign=campaign,
        fact="comments_closed_on",
        value="2018-12-05",
        reason="thử",
        by=PROGRAM,
        unit=ward.units[unit],
    )
    review = opened_review(ward, dossier(campaign, kind, unit=ward.units[unit]), "form-01", by)
    fill(ward, review, by)
    give(ward, review, by)
    return review


def test_blanks_are_listed_and_keep_it_back(ward: Cast, review: Review) -> None:
    """HX18-05, HX18-06: every part of every content."""
    fill(ward, review, "an", leave=(KEY, "remedied:causes"))
    blank = [field.key for _page, field in written(fresh(review)).blanks]
    assert blank == [KEY, "remedied:causes"]
    with pytest.raises(Refusal, match="Còn 2 chỗ chưa viết"):
        give(ward, review, "an")
    write(ward, review, "an", {KEY: "Không có.", "remedied:causes": "Không có."})
    assert give(ward, review, "an").review.state == "handed_in"


def test_what_was_handed_in_is_closed_and_others_read_just_that(ward: Cast, review: Review) -> None:
    fill(ward, review, "an")
    give(ward, review, "an")
    with pytest.raises(Shut, match="đã gửi"):
        save(ward, review, "an", typed(review, KEY, "Thêm."))
    kept = last_handed_in(review)
    assert kept is not None
    assert kept.texts[KEY].startswith("Nội dung của")
    return_review(review=review, reason="Ghi rõ số liệu.", by=ward.actor("binh"))
    write(ward, review, "an", {KEY: "Đang viết lại."})
    again = last_handed_in(review)
    assert again == kept


def test_a_person_waits_for_the_collective_by_name_and_goes_on_with_it(
    ward: Cast, campaign: Campaign, review: Review
) -> None:
    """HX18-01: what was handed in is in; the stage waits."""
    fill(ward, review, "an")
    told = give(ward, review, "an")
    assert "còn chờ Chi bộ Tổ dân phố 1" in told.waits
    assert (fresh(review).state, stage(review.dossier)) == ("handed_in", "listed")
    cell = collective_done(ward, campaign, "cell1", "binh")
    assert stage(cell.dossier) == "reviewed"
    assert stage(review.dossier) == "reviewed"


def test_a_return_needs_its_reason_and_takes_the_stage_back(
    ward: Cast, campaign: Campaign, review: Review
) -> None:
    """GV21-10, GV21-14: the history stays."""
    collective_done(ward, campaign, "cell1", "binh")
    fill(ward, review, "an")
    with pytest.raises(Refusal, match="chưa gửi"):
        return_review(review=review, reason="thiếu", by=ward.actor("dung"))
    assert give(ward, review, "an").waits == ""
    assert stage(review.dossier) == "reviewed"
    with pytest.raises(Refusal, match="ghi rõ"):
        return_review(review=review, reason="  ", by=ward.actor("dung"))
    return_review(review=review, reason="Làm rõ trách nhiệm cá nhân.", by=ward.actor("dung"))
    assert stage(review.dossier) == "returned"
    assert fresh(review).returned_because == "Làm rõ trách nhiệm cá nhân."
    write(ward, review, "an", {KEY: "Viết rõ hơn."})
    assert give(ward, review, "an").review.returned_because == ""
    assert stage(review.dossier) == "reviewed"
    assert [(one.move, one.reason) for one in review.passings.order_by("pk")] == [
        ("hand_in", ""),
        ("return", "Làm rõ trách nhiệm cá nhân."),
        ("hand_in", ""),
    ]
    assert [entry.deed for entry in entries_about(ward.ward.pk, f"review:{review.pk}")] == [
        "review.hand_in",
        "review.return",
        "review.hand_in",
        "review.open",
    ]


def test_what_is_decided_is_not_returned(ward: Cast, review: Review) -> None:
    """GV21-14: the result is annulled first."""
    fill(ward, review, "an")
    give(ward, review, "an")
    Dossier.objects.filter(pk=review.dossier_id).update(stage="decided")
    with pytest.raises(Refusal, match="hủy kết quả trước"):
        return_review(review=review, reason="Viết lại.", by=ward.actor("dung"))


def test_what_is_returned_is_written_one_phase_longer(ward: Cast, campaign: Campaign, review: Review) -> None:
    fill(ward, review, "an")
    give(ward, review, "an")
    return_review(review=review, reason="Bổ sung.", by=ward.actor("dung"))
    moved(campaign, "appraising")
    write(ward, review, "an", {KEY: "Bổ sung rồi."})
    moved(campaign, "deciding")
    with pytest.raises(Shut):
        write(ward, review, "an", {KEY: "Muộn."})


def test_the_history_is_never_changed(ward: Cast, review: Review) -> None:
    fill(ward, review, "an")
    give(ward, review, "an")
    with pytest.raises(DatabaseError), transaction.atomic():
        Passing.objects.update(texts={})
