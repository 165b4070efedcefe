"""A meeting is held when its drafts went out in time, or with the reason why it is held all the same."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from congtam.campaigns.actions.planning import hold_meeting
from congtam.campaigns.models import Meeting
from congtam.drafts.actions.sending import excuse_late
from congtam.drafts.queries.notices import lacking, said_of
from congtam.journal.actors import Actor
from congtam.people.refusals import Refusal


@transaction.atomic
def go_ahead(*, meeting: Meeting, on: date, reason: str, by: Actor) -> None:
    """Stops where the pack asks for a notice that somebody did not get, unless it is said why; the reason is
    kept with their names."""
    late = lacking(meeting, on)
    if late and not reason.strip():
        raise Refusal(
            _("%(late)s Muốn họp thì ghi lý do.") % {"late": " ".join(said_of(one, on) for one in late)}
        )
    for one in late:
        excuse_late(meeting=meeting, one=one, reason=reason, by=by)


@transaction.atomic
def hold_in_time(*, meeting: Meeting, on: date | None, by: Actor, remark: str = "", reason: str = "") -> None:
    """Held on that day; None takes the day away, and asks nothing."""
    if on:
        go_ahead(meeting=meeting, on=on, reason=reason, by=by)
    hold_meeting(meeting=meeting, on=on, remark=remark, by=by)
