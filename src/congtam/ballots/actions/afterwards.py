"""After the count: minutes signed and the key destroyed; a recount; the end of the envelope."""

import json
from collections.abc import Sequence

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from congtam.ballots import storage
from congtam.ballots.actions.counting import ENVELOPE, settled_papers
from congtam.ballots.actions.course import locked, move
from congtam.ballots.actions.journal import note
from congtam.ballots.keys import seed_of, unlock
from congtam.ballots.models import Box, Envelope, Minutes, Poll
from congtam.ballots.queries.question import question_of
from congtam.ballots.queries.results import sums_of
from congtam.ballots.queries.roll import roll_of
from congtam.ballots.refusals import Refused
from congtam.ballots.stages import Move, Stage
from congtam.ballots.tally import Progress, count, reported
from congtam.ballots.terms import MinutesOf
from congtam.journal.actors import Actor

GONE = _("Phiếu lưu của cuộc này không còn, nên không kiểm lại được.")


@transaction.atomic
def sign_minutes(*, poll: Poll, minutes: MinutesOf, by: Actor) -> Poll:
    """Destroys the key and the sealed box: what is left is the sums, and the envelope under the words."""
    poll = locked(poll.pk, by)
    move(poll, Move.SIGN)
    if poll.closing.slips and not poll.closing.is_scrubbed:
        raise Refused(_("Dấu vết cũ của hòm phiếu chưa được xóa hết. Bấm xóa lại rồi ký biên bản."))
    keep_minutes(poll, Minutes.Kind.COUNT, minutes)
    note(poll, by, "minutes_signed", number=minutes.number)
    Box.objects.using(storage.place()).filter(poll=poll.pk).delete()
    transaction.on_commit(storage.scrub)
    return poll


@transaction.atomic
def recount(
    *, poll: Poll, papers: Sequence[str], minutes: MinutesOf, by: Actor, progress: Progress | None = None
) -> bool:
    """Whether the envelope, with the paper count as it stands, gives the same sums again."""
    poll = locked(poll.pk, by)
    before = sums_of(poll)
    question = question_of(poll)
    ballots = from_envelope(poll, papers) if poll.closing.slips else []
    after = count(reported(ballots, progress), len(question.lines), question.choices)
    if roll_of(poll).papers:
        after += settled_papers(poll).sums()
    kept = keep_minutes(poll, Minutes.Kind.RECOUNT, minutes, agrees=after == before)
    note(poll, by, "recounted", number=minutes.number, agrees=kept.agrees)
    return after == before


def from_envelope(poll: Poll, papers: Sequence[str]) -> list[bytes]:
    envelope = Envelope.objects.using(storage.place()).filter(poll=poll.pk).first()
    if envelope is None:
        raise Refused(GONE)
    content = unlock(seed_of(papers, poll.keys_needed), ENVELOPE, bytes(envelope.content))
    return [bytes.fromhex(ticks) for ticks in json.loads(content)]


@transaction.atomic
def destroy_envelope(*, poll: Poll, minutes: MinutesOf, by: Actor) -> None:
    """When the time of keeping is over."""
    poll = locked(poll.pk, by)
    if poll.stage != Stage.SIGNED:
        raise Refused(_("Phiếu lưu chỉ được tiêu hủy sau khi biên bản kiểm phiếu đã ký."))
    if poll.keep_until and minutes.on < poll.keep_until:
        day = date_format(poll.keep_until, "SHORT_DATE_FORMAT")
        raise Refused(_("Phiếu lưu phải giữ đến ngày %(day)s, chưa được tiêu hủy.") % {"day": day})
    if not Envelope.objects.using(storage.place()).filter(poll=poll.pk).delete()[0]:
        raise Refused(GONE)
    keep_minutes(poll, Minutes.Kind.DESTRUCTION, minutes)
    note(poll, by, "envelope_destroyed", number=minutes.number)
    transaction.on_commit(storage.scrub)


def keep_minutes(poll: Poll, kind: Minutes.Kind, minutes: MinutesOf, agrees: bool | None = None) -> Minutes:
    return Minutes.objects.create(
        organisation_id=poll.organisation_id,
        poll=poll,
        kind=kind,
        number=minutes.number,
        on=minutes.on,
        text=minutes.text,
        agrees=agrees,
    )
