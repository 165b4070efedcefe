"""Writing fields. Nobody writes over what they have not read, and what cannot be written is kept for whoever
typed it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.journal.actors import Actor
from congtam.people.refusals import Refusal
from congtam.people.texts import composed
from congtam.reviews.actions.journal import said_by
from congtam.reviews.contents import Field, Kind
from congtam.reviews.models import Answer, EarlierText, Review, Unsent
from congtam.reviews.queries.reading import is_prompt
from congtam.reviews.states import State, is_open
from congtam.reviews.texts import Unreadable, refuse_unfit


class Shut(Refusal):
    """The review, or this field of it, is not open for writing, or not any more."""


@dataclass(frozen=True)
class Typed:
    """One field as it stood in the form, and the version it was typed over."""

    field: Field
    text: str
    version: int


@dataclass(frozen=True)
class Clash:
    """Somebody else wrote the field in the meantime."""

    typed: Typed
    theirs: Answer

    @property
    def says(self) -> str:
        at = timezone.localtime(self.theirs.saved_at)
        return _(
            "%(name)s đã ghi ô này lúc %(time)s, sau khi đồng chí mở trang. "
            "Cả hai bản đều được giữ; hãy chọn."
        ) % {"name": self.theirs.saved_by, "time": f"{at:%H:%M}"}


@dataclass(frozen=True)
class Told:
    """What became of each field, by key."""

    review: Review
    saved: dict[str, Answer]
    clashes: dict[str, Clash]
    wrong: dict[str, str]


def save_fields(*, review: Review, typed: Sequence[Typed], by: Actor, account: int) -> Told:
    """Each field by itself: a wrong one keeps no other from being written. Raises Shut when nothing may be
    written; then all is kept as unsent."""
    fit, wrong = checked(typed)
    try:
        told = write(review, fit, by)
    except Shut as shut:
        for one in typed:
            keep(review, one.field.key, composed(one.text), Unsent.Why.SHUT, str(shut), account)
        raise
    for one in typed:
        if one.field.key in wrong:
            keep(review, one.field.key, composed(one.text), Unsent.Why.WRONG, wrong[one.field.key], account)
    for key, clash in told.clashes.items():
        keep(review, key, clash.typed.text, Unsent.Why.CLASH, clash.says, account)
    for key, answer in told.saved.items():
        forget(review, key, answer.text, account)
    return Told(told.review, told.saved, told.clashes, wrong)


def checked(typed: Iterable[Typed]) -> tuple[list[Typed], dict[str, str]]:
    fit: list[Typed] = []
    wrong: dict[str, str] = {}
    for one in typed:
        text = composed(one.text)
        try:
            refuse_unfit(text, is_choice=one.field.kind is Kind.CHOICE)
        except Unreadable as fault:
            wrong[one.field.key] = str(fault)
        else:
            fit.append(Typed(one.field, text, one.version))
    return fit, wrong


@transaction.atomic
def write(review: Review, typed: Sequence[Typed], by: Actor) -> Told:
    """The review's own row is the lock: two people on one review come one after the other."""
    locked = locked_review(review)
    refuse_shut(locked, [one.field.key for one in typed])
    there = answers_there(locked, typed)
    saved: dict[str, Answer] = {}
    clashes: dict[str, Clash] = {}
    changed = False
    for one in typed:
        answer = there.get(one.field.key)
        if (answer.text if answer else "") == one.text:
            if answer:
                saved[one.field.key] = answer
        elif answer and answer.version != one.version:
            clashes[one.field.key] = Clash(one, answer)
        else:
            saved[one.field.key], changed = put(locked, answer, one, by), True
    if changed:
        locked.revision += 1
        locked.save(update_fields=["revision"])
    return Told(locked, saved, clashes, {})


def answers_there(review: Review, typed: Iterable[Typed]) -> Mapping[str, Answer]:
    keys = [one.field.key for one in typed]
    rows = Answer.objects.filter(organisation=review.organisation_id, review=review, key__in=keys)
    return {answer.key: answer for answer in rows}


def put(review: Review, answer: Answer | None, typed: Typed, by: Actor) -> Answer:
    """The text before it is kept, unless its own author only wrote on."""
    new = answer or Answer(
        organisation_id=review.organisation_id, review=review, key=typed.field.key, version=0
    )
    if answer and answer.text and not (answer.author == by.key and answer.text in typed.text):
        EarlierText.objects.create(
            organisation_id=review.organisation_id,
            review=review,
            key=answer.key,
            text=answer.text,
            version=answer.version,
            saved_at=answer.saved_at,
            saved_by=answer.saved_by,
        )
    new.text, new.version = typed.text, new.version + 1
    new.author, new.saved_at, new.saved_by = by.key, timezone.now(), said_by(by)
    new.save()
    return new


def locked_review(review: Review) -> Review:
    """With the phase of its campaign as it is now."""
    found = Review.objects.select_for_update(of=("self",)).select_related("dossier__campaign")
    return found.get(pk=review.pk)


def refuse_shut(review: Review, keys: Iterable[str] = ()) -> None:
    campaign = review.dossier.campaign
    if review.is_handed_in:
        raise Shut(
            _(
                "Bản kiểm điểm đã gửi nên không ghi thêm được. Nội dung đồng chí gõ được giữ làm bản "
                "chưa gửi; cần sửa thì nhờ văn phòng, hoặc bí thư chi bộ trả lại để hoàn chỉnh."
            )
        )
    if not is_open(review.state, campaign.phase):
        raise Shut(
            _(
                "Đợt đang ở giai đoạn “%(phase)s” nên bản kiểm điểm đã đóng. "
                "Nội dung đồng chí gõ được giữ làm bản chưa gửi; hãy báo văn phòng."
            )
            % {"phase": campaign.get_phase_display()}
        )
    if review.state == State.SUPPLEMENT and not all(map(is_prompt, keys)):
        raise Shut(
            _(
                "Lần bổ sung này chỉ trả lời những điều cấp trên gợi ý; các nội dung khác đã gửi. Nội dung "
                "đồng chí gõ được giữ làm bản chưa gửi."
            )
        )


def keep(review: Review, key: str, text: str, why: str, said: str, account: int) -> None:
    """Beside what was kept before, unless that is contained in it."""
    forget(review, key, text, account)
    Unsent.objects.create(
        organisation_id=review.organisation_id,
        review=review,
        key=key,
        account_id=account,
        why=why,
        said=said,
        text=text,
        kept_at=timezone.now(),
    )


def forget(review: Review, key: str, text: str, account: int) -> None:
    """Nothing goes that the new text does not hold; only what was too long has just been shortened by its own
    author, who had it before them."""
    ours = Unsent.objects.filter(organisation=review.organisation_id, review=review, key=key, account=account)
    gone = [one.pk for one in ours if one.why == Unsent.Why.WRONG or one.text in text]
    ours.filter(pk__in=gone).delete()


def take_unsent(*, unsent: Unsent, field: Field, by: Actor, account: int) -> None:
    """Over what stands there now: whoever decides has just read both, and the other text stays as an earlier
    one."""
    review = unsent.review
    answer = Answer.objects.filter(review=review, key=field.key).first()
    typed = Typed(field, unsent.text, answer.version if answer else 0)
    told = save_fields(review=review, typed=[typed], by=by, account=account)
    if told.wrong:
        raise Refusal(told.wrong[field.key])
    Unsent.objects.filter(pk=unsent.pk).delete()


def drop_unsent(*, unsent: Unsent) -> None:
    unsent.delete()
