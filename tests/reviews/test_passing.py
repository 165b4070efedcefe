"""Handed in whole, returned with the reason, reviewed by the meeting in the order of the document."""

import pytest
from django.db import DatabaseError, transaction

from congtam.campaigns.actions.correcting import enter_fact
from congtam.campaigns.actions.moving import move_dossiers
from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.stages import Move
from congtam.journal.actors import PROGRAM
from congtam.journal.queries import entries_about
from congtam.people.queries.rights import rights_of
from congtam.people.refusals import Refusal
from congtam.reviews.actions.passing import return_review
from congtam.reviews.actions.writing import Shut
from congtam.reviews.models import Passing, Review
from congtam.reviews.queries.reading import last_handed_in, written
from tests.cast import Cast
from tests.reviews.ground import DAY, dossier, fill, fresh, give, moved, prompted, save, typed, write

KEY = "commitment:strengths"


def stage(one: Dossier) -> str:
    return Dossier.objects.get(pk=one.pk).stage


def meeting_reviewed(cast: Cast, one: Dossier) -> None:
    """As the meeting's deed does it, under the order of the document."""
    move_dossiers(
        campaign=one.campaign,
        dossiers=[Dossier.objects.get(pk=one.pk)],
        move=Move.REVIEW,
        rights=rights_of(cast.accounts["dung"], DAY),
        by=PROGRAM,
        on=DAY,
    )


def comments_closed(cast: Cast, campaign: Campaign, unit: str) -> None:
    enter_fact(
        campaign=campaign,
        fact="comments_closed_on",
        value="2018-12-05",
        reason="thử",
        by=PROGRAM,
        unit=cast.units[unit],
    )


def collective_reviewed(cast: Cast, campaign: Campaign) -> Dossier:
    """An's cell, after what had to come before it."""
    cell = dossier(campaign, "cell_assembly", unit=cast.units["cell1"])
    comments_closed(cast, campaign, "cell1")
    meeting_reviewed(cast, cell)
    return cell


def test_blanks_are_listed_and_keep_it_back(ward: Cast, review: Review) -> None:
    """HX18-05, HX18-06: every part of every content."""
    fill(ward, review, "an", leave=(KEY, "remedied:causes"))
    blank = [field.key for _page, field in written(fresh(review)).blanks]
    assert blank == [KEY, "remedied:causes"]
    with pytest.raises(Refusal, match="Còn 2 chỗ chưa viết"):
        give(ward, review, "an")
    write(ward, review, "an", {KEY: "Không có.", "remedied:causes": "Không có."})
    assert give(ward, review, "an").state == "handed_in"


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


def test_what_is_handed_in_is_not_reviewed_before_the_meeting(
    ward: Cast, campaign: Campaign, review: Review
) -> None:
    """HX18-01, HX18-60: in first, reviewed by the meeting, and there the collective before the person."""
    collective_reviewed(ward, campaign)
    fill(ward, review, "an")
    assert give(ward, review, "an").state == "handed_in"
    review.dossier.refresh_from_db()
    assert (review.dossier.stage, review.dossier.reviewed_on) == ("listed", None)
    meeting_reviewed(ward, review.dossier)
    review.dossier.refresh_from_db()
    assert (review.dossier.stage, review.dossier.reviewed_on) == ("reviewed", DAY)


def test_the_meeting_reviews_in_the_order_of_the_document(
    ward: Cast, campaign: Campaign, review: Review
) -> None:
    """HX18-84: the collective after the comments. HX18-01: the person after the collective; each by name."""
    fill(ward, review, "an")
    give(ward, review, "an")
    with pytest.raises(Refusal, match="Nguyễn Văn An: còn chờ Chi bộ Tổ dân phố 1"):
        meeting_reviewed(ward, review.dossier)
    cell = dossier(campaign, "cell_assembly", unit=ward.units["cell1"])
    with pytest.raises(Refusal, match=r"Chi bộ Tổ dân phố 1: chưa có .*II\.A\.3\.1\.a"):
        meeting_reviewed(ward, cell)
    collective_reviewed(ward, campaign)
    meeting_reviewed(ward, review.dossier)
    assert stage(review.dossier) == "reviewed"


def test_a_return_needs_its_reason_and_takes_the_stage_back(
    ward: Cast, campaign: Campaign, review: Review
) -> None:
    """GV21-10, GV21-14: the history stays. HX18-85: completed after the meeting it is reviewed as it was."""
    collective_reviewed(ward, campaign)
    fill(ward, review, "an")
    with pytest.raises(Refusal, match="chưa gửi"):
        return_review(review=review, reason="thiếu", by=ward.actor("dung"))
    give(ward, review, "an")
    meeting_reviewed(ward, review.dossier)
    with pytest.raises(Refusal, match="ghi rõ"):
        return_review(review=review, reason="  ", by=ward.actor("dung"))
    return_review(review=review, reason="Làm rõ trách nhiệm cá nhân.", by=ward.actor("dung"))
    assert stage(review.dossier) == "returned"
    assert fresh(review).returned_because == "Làm rõ trách nhiệm cá nhân."
    write(ward, review, "an", {KEY: "Viết rõ hơn."})
    assert give(ward, review, "an").returned_because == ""
    completed = Dossier.objects.get(pk=review.dossier_id)
    assert (completed.stage, completed.reviewed_on) == ("reviewed", DAY)
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


def test_a_dossier_that_was_sent_back_in_another_way_stays_there(
    ward: Cast, campaign: Campaign, review: Review
) -> None:
    """GV21-14: what an older return had kept does not count once more."""
    collective_reviewed(ward, campaign)
    fill(ward, review, "an")
    give(ward, review, "an")
    meeting_reviewed(ward, review.dossier)
    return_review(review=review, reason="Bổ sung.", by=ward.actor("dung"))
    give(ward, review, "an")
    Dossier.objects.filter(pk=review.dossier_id).update(stage="returned")
    prompt = prompted(ward, review.dossier)
    write(ward, review, "an", {prompt.key: "Đã làm rõ."})
    give(ward, review, "an")
    assert stage(review.dossier) == "returned"


def test_what_the_meeting_must_review_again_waits_for_it(
    ward: Cast, campaign: Campaign, review: Review
) -> None:
    """GV21-14: a new review is ordered; handing in is not enough."""
    collective_reviewed(ward, campaign)
    fill(ward, review, "an")
    give(ward, review, "an")
    meeting_reviewed(ward, review.dossier)
    return_review(review=review, reason="Kiểm điểm lại.", by=ward.actor("dung"), meets_again=True)
    give(ward, review, "an")
    again = Dossier.objects.get(pk=review.dossier_id)
    assert (again.stage, again.reviewed_on) == ("returned", None)
    meeting_reviewed(ward, again)
    assert stage(again) == "reviewed"


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
