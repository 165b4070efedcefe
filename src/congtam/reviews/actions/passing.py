"""Handing a review in, returning it for completion, taking a private one back: each with its history.
What is handed in is not reviewed yet: that is done by the meeting."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.campaigns.actions.journal import note as note_campaign
from congtam.campaigns.models import Dossier
from congtam.campaigns.stages import Move as StageMove
from congtam.campaigns.stages import Stage, step
from congtam.journal.actors import Actor
from congtam.people.refusals import Refusal
from congtam.reviews.actions.facts import answered_on
from congtam.reviews.actions.journal import note, said_by
from congtam.reviews.actions.writing import locked_review, refuse_shut
from congtam.reviews.models import Passing, Review
from congtam.reviews.queries.reading import written
from congtam.reviews.states import TABLE, Move, State

LONGEST_REASON = 1000


@transaction.atomic
def hand_in(*, review: Review, by: Actor, on: date) -> Review:
    """Whole, and closed from then on. What the meeting had reviewed before it was sent back to be completed
    counts as reviewed again, on the day of that meeting."""
    locked = locked_review(review)
    refuse_shut(locked)
    there = written(locked)
    if there.blanks:
        raise Refusal(_("Còn %(count)d chỗ chưa viết; danh sách ở bên dưới.") % {"count": len(there.blanks)})
    passed(locked, Move.HAND_IN, by, texts=there.texts)
    note(locked, "hand_in", by, {"revision": locked.revision})
    if not locked.is_private:
        answered_on(locked.dossier, on, by)
        completed(locked, by)
    return locked


def completed(review: Review, by: Actor) -> None:
    """Only what this return took back: a dossier that was sent back in another way stays there."""
    dossier = review.dossier
    last = review.passings.filter(move__in=(Move.HAND_IN, Move.RETURN)).order_by("-pk")
    back = next(iter(last[1:2]), None)  # the first of them is this handing in
    following = step(dossier.stage, StageMove.REVIEW)
    if back and back.reviewed_on and dossier.stage == Stage.RETURNED and following:
        dossier.stage, dossier.reviewed_on = following.next, back.reviewed_on
        dossier.save(update_fields=["stage", "reviewed_on"])
        note_move(dossier, StageMove.REVIEW, "", by)


def passed(
    review: Review,
    move: Move,
    by: Actor,
    *,
    reason: str = "",
    texts: dict[str, str] | None = None,
    reviewed_on: date | None = None,
) -> None:
    """One step of the table of states, and its entry in the review's own history."""
    review.state = TABLE[State(review.state), move]
    if move is Move.HAND_IN:
        review.handed_in_at, review.handed_in_by = timezone.now(), said_by(by)
    review.returned_because = reason if move is Move.RETURN else ""
    review.save(update_fields=["state", "handed_in_at", "handed_in_by", "returned_because"])
    Passing.objects.create(
        organisation_id=review.organisation_id,
        review=review,
        move=move,
        state=review.state,
        at=timezone.now(),
        by=said_by(by),
        reason=reason,
        texts=texts or {},
        reviewed_on=reviewed_on,
    )


@transaction.atomic
def return_review(*, review: Review, reason: str, by: Actor, meets_again: bool = False) -> Review:
    """Back to whoever writes it, with what is still to be done; what was handed in stays readable. With
    `meets_again` the meeting has to review it once more, else it is only to be completed."""
    locked = locked_review(review)
    said = reason.strip()
    if locked.is_private or (State(locked.state), Move.RETURN) not in TABLE:
        raise Refusal(_("Bản kiểm điểm chưa gửi nên không có gì để trả lại."))
    if not said:
        raise Refusal(_("Trả lại để hoàn chỉnh thì phải ghi rõ cần làm gì thêm."))
    if len(said) > LONGEST_REASON:
        raise Refusal(
            _("Lý do dài %(count)d ký tự, tối đa %(most)d. Hãy rút gọn.")
            % {"count": len(said), "most": LONGEST_REASON}
        )
    refuse_settled(locked.dossier)
    reviewed_on = back(locked.dossier, said, by)
    passed(locked, Move.RETURN, by, reason=said, reviewed_on=None if meets_again else reviewed_on)
    note(locked, "return", by, {"reason": said, "revision": locked.revision, "meets_again": meets_again})
    answered_on(locked.dossier, None, by)
    return locked


def refuse_settled(dossier: Dossier) -> None:
    """A result is annulled first: that asks everybody who depends on it."""
    if dossier.stage in {Stage.DECIDED, Stage.NOTIFIED}:
        raise Refusal(
            _("%(name)s đã có kết quả xếp loại. Muốn kiểm điểm lại thì hủy kết quả trước.")
            % {"name": dossier.name}
        )


def back(dossier: Dossier, reason: str, by: Actor) -> date | None:
    """The day on which it had been reviewed; a dossier that no meeting reviewed yet stays where it is."""
    following, reviewed_on = step(dossier.stage, StageMove.RETURN), dossier.reviewed_on
    if following is None:
        return None
    dossier.stage, dossier.reviewed_on = following.next, None
    dossier.save(update_fields=["stage", "reviewed_on"])
    note_move(dossier, StageMove.RETURN, reason, by)
    return reviewed_on


def note_move(dossier: Dossier, what: StageMove, reason: str, by: Actor) -> None:
    about = {"move": str(what), "dossiers": [dossier.pk], "reason": reason}
    note_campaign(dossier.campaign, "move", by, about)


@transaction.atomic
def take_back(*, review: Review, by: Actor) -> Review:
    """A private review is returned by nobody, so its own writer takes it back."""
    locked = locked_review(review)
    campaign = locked.dossier.campaign
    if not locked.is_private or not locked.is_handed_in:
        raise Refusal(_("Bản này không tự lấy lại được."))
    locked.state = State.DRAFT
    try:
        refuse_shut(locked)
    except Refusal as shut:
        said = _("Đợt đang ở giai đoạn “%(phase)s” nên không lấy lại được nữa.")
        raise Refusal(said % {"phase": campaign.get_phase_display()}) from shut
    locked.state = State.HANDED_IN
    passed(locked, Move.TAKE_BACK, by)
    return locked
