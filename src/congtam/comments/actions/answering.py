"""Taking an answer, once; correcting it with a reason; keeping what could not be sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.campaigns.actions.asking import note_answer
from congtam.campaigns.actions.planning import refuse_over
from congtam.campaigns.models import Participation
from congtam.comments.actions.asking import inquiry_for
from congtam.comments.actions.journal import note
from congtam.comments.gates import refuse_shut
from congtam.comments.models import Answer, Inquiry, Link, Scan, Unsent
from congtam.comments.texts import read_opinion
from congtam.files.uploads import Upload
from congtam.journal.actors import Actor
from congtam.people.models import Account
from congtam.people.refusals import Refusal
from congtam.people.texts import composed


class Answered(Refusal):
    """The opinion is already there: a body has one."""


@dataclass(frozen=True)
class KeptFile:
    """A file that was scanned and lies at its place."""

    upload: Upload
    place: str
    is_scanned: bool


@dataclass(frozen=True)
class Said:
    """An answer as it came. `giver` is who signed, where it is not whoever enters it."""

    text: str
    declines: bool
    way: str
    on: date
    giver: str = ""
    files: Iterable[KeptFile] = field(default=())


@transaction.atomic
def give(*, part: Participation, said: Said, by: Actor) -> Answer:
    """Committed before anybody is told that it was taken."""
    refuse_over(part.campaign)
    part.campaign.refresh_from_db(fields=["phase"])
    refuse_shut(part.campaign, part.dossier)
    refuse_untaken(part)
    inquiry = inquiry_for(part)
    last = latest(inquiry)
    if last:
        raise Answered(
            _(
                "%(name)s đã trả lời lúc %(when)s, do %(by)s ghi. "
                "Ý kiến của một nơi là một; muốn đổi thì sửa, có lý do."
            )
            % {
                "name": inquiry.name,
                "when": f"{timezone.localtime(last.entered_at):%H:%M %d/%m/%Y}",
                "by": last.entered_by,
            }
        )
    answer = write(inquiry, said, 1, by)
    for row in parts_of(part):
        note_answer(part=row, on=max(said.on, row.asked_on or said.on), by=by)
    note(inquiry, "answer", by, {"way": said.way, "declines": said.declines})
    if said.way != Answer.Way.LINK:
        end_links(inquiry, by)
    return answer


def refuse_untaken(part: Participation) -> None:
    if part.is_dropped:
        raise Refusal(_("%(name)s đã được bỏ khỏi danh sách lấy ý kiến.") % {"name": part.name})


def write(inquiry: Inquiry, said: Said, number: int, by: Actor, reason: str = "") -> Answer:
    refuse_day(said.on)
    answer = Answer.objects.create(
        organisation_id=inquiry.organisation_id,
        inquiry=inquiry,
        number=number,
        declines=said.declines,
        text=read_opinion(said.text, declines=said.declines),
        way=said.way,
        giver=composed(said.giver)[:160],
        answered_on=said.on,
        entered_by=by.name,
        entered_at=timezone.now(),
        reason=reason,
    )
    Scan.objects.bulk_create(
        Scan(
            organisation_id=inquiry.organisation_id,
            answer=answer,
            name=kept.upload.name,
            kind=kept.upload.kind,
            size=len(kept.upload.content),
            digest=kept.upload.digest,
            place=kept.place,
            is_scanned=kept.is_scanned,
        )
        for kept in said.files
    )
    return answer


def refuse_day(day: date) -> None:
    if day > timezone.localdate():
        raise Refusal(_("Ngày trả lời %(day)s còn chưa tới. Hãy xem lại ngày.") % {"day": f"{day:%d/%m/%Y}"})


def latest(inquiry: Inquiry) -> Answer | None:
    return inquiry.answers.order_by("-number").first()


def parts_of(part: Participation) -> list[Participation]:
    """Every row by which the same body is asked about the same subject."""
    rows = Participation.objects.filter(
        organisation=part.organisation_id,
        dossier=part.dossier_id,
        group=Participation.Group.COMMENTS,
        who=part.who,
        is_dropped=False,
    )
    return list(rows.select_related("campaign"))


def end_links(inquiry: Inquiry, by: Actor) -> None:
    open_ones = Link.objects.filter(
        organisation=inquiry.organisation_id, inquiry=inquiry, used_at=None, revoked_at=None
    )
    open_ones.update(revoked_at=timezone.now(), revoked_by=by.name)


@transaction.atomic
def correct(*, part: Participation, said: Said, reason: str, by: Actor) -> Answer:
    """Another version; the one before stays."""
    refuse_over(part.campaign)
    part.campaign.refresh_from_db(fields=["phase"])
    refuse_shut(part.campaign, part.dossier)
    inquiry = inquiry_for(part)
    last = latest(inquiry)
    if last is None:
        raise Refusal(_("%(name)s chưa trả lời nên chưa có gì để sửa.") % {"name": inquiry.name})
    if not reason.strip():
        raise Refusal(_("Sửa ý kiến đã nhận thì phải ghi lý do."))
    answer = write(inquiry, said, last.number + 1, by, reason.strip()[:300])
    note(inquiry, "correct", by, {"number": answer.number, "reason": answer.reason})
    return answer


@transaction.atomic
def keep_unsent(*, part: Participation, account: Account, text: str, said: str) -> None:
    Unsent.objects.update_or_create(
        organisation_id=part.organisation_id,
        inquiry=inquiry_for(part),
        account=account,
        defaults={"text": text.replace("\x00", ""), "said": said[:400], "kept_at": timezone.now()},
    )


def forget_unsent(part: Participation, account: Account) -> None:
    Unsent.objects.filter(
        organisation=part.organisation_id,
        inquiry__campaign=part.campaign_id,
        inquiry__subject=part.dossier.key,
        inquiry__who=part.who,
        account=account,
    ).delete()
