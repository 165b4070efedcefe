"""The paper count, typed twice by two people."""

from dataclasses import asdict

from django.db import transaction
from django.utils.translation import gettext as _

from congtam.ballots.actions.course import locked
from congtam.ballots.actions.journal import note
from congtam.ballots.models import PaperEntry, Poll
from congtam.ballots.paper_count import PaperFigures, faults
from congtam.ballots.permissions import person_at_keyboard
from congtam.ballots.queries.question import question_of
from congtam.ballots.queries.roll import roll_of
from congtam.ballots.refusals import Refused
from congtam.ballots.stages import Stage
from congtam.journal.actors import Actor


@transaction.atomic
def enter_papers(*, poll: Poll, figures: PaperFigures, by: Actor) -> PaperEntry:
    """Whoever enters again replaces their own entry. Figures that do not add up are not kept."""
    poll = locked(poll.pk, by)
    entered_by = person_at_keyboard(by)
    if entered_by is None:
        raise Refused(_("Phiếu giấy phải do hai người đăng nhập bằng tài khoản của mình nhập vào."))
    if poll.stage != Stage.CLOSED:
        raise Refused(_("Phiếu giấy được nhập sau khi đóng hòm và trước khi kiểm phiếu."))
    reasons = {reason["key"] for reason in poll.invalid_reasons}
    found = faults(figures, question_of(poll), signed=roll_of(poll).papers, reasons=reasons)
    if found:
        raise Refused(*found)
    others = list(poll.paper_entries.exclude(entered_by=entered_by))
    if len(others) > 1:
        raise Refused(_("Hai người khác đã nhập phiếu giấy của cuộc này."))
    poll.paper_entries.filter(entered_by=entered_by).delete()
    entry = PaperEntry.objects.create(
        organisation_id=poll.organisation_id,
        poll=poll,
        place=3 - others[0].place if others else 1,
        entered_by=entered_by,
        **asdict(figures),
    )
    note(poll, by, "papers_entered", place=entry.place)
    return entry
