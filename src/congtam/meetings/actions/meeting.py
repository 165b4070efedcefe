"""The meeting as a whole: opened, interrupted, gone on with, ended, opened again."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congtam.campaigns.actions.planning import hold_meeting, set_meeting
from congtam.campaigns.models import Meeting
from congtam.drafts.actions.holding import go_ahead
from congtam.journal.actors import Actor
from congtam.meetings.actions.journal import locked, note
from congtam.meetings.models import Attendance, Session, Sitting
from congtam.meetings.queries.course import counted, length_of
from congtam.meetings.states import ItemState, SittingState
from congtam.people.refusals import Refusal


@transaction.atomic
def begin(*, sitting: Sitting, by: Actor, late_because: str = "") -> Sitting:
    """Opens it, or goes on with it in a further session. `late_because` says why it is held although a draft
    came too late to somebody."""
    sitting = locked(sitting)
    if sitting.is_open:
        return sitting
    if sitting.is_ended:
        raise Refusal(_("Hội nghị đã kết thúc. Muốn họp thêm thì mở lại, ghi lý do."))
    refuse_unready(sitting)
    if not sitting.sessions.exists():
        go_ahead(meeting=meeting_of(sitting), on=timezone.localdate(), reason=late_because, by=by)
    Session.objects.create(
        organisation_id=sitting.organisation_id,
        sitting=sitting,
        number=sitting.sessions.count() + 1,
        began_at=timezone.now(),
    )
    to(sitting, SittingState.OPEN)
    note(sitting, "begin", by, {"session": sitting.sessions.count()})
    return sitting


def meeting_of(sitting: Sitting) -> Meeting:
    """The line of the plan; of a unit for which nobody planned one, as it would stand there."""
    known = sitting.campaign.meetings.filter(unit=sitting.unit).first()
    found = known or Meeting(
        organisation_id=sitting.organisation_id, campaign=sitting.campaign, unit=sitting.unit
    )
    found.campaign = sitting.campaign
    return found


def refuse_unready(sitting: Sitting) -> None:
    count = counted(sitting.attendances.all())
    if sitting.chair is None or sitting.secretary_id is None:
        raise Refusal(_("Chưa cử người chủ trì và thư ký hội nghị."))
    if count.unknown:
        said = ngettext("Còn %(n)d người chưa điểm danh.", "Còn %(n)d người chưa điểm danh.", count.unknown)
        raise Refusal(said % {"n": count.unknown})
    row = sitting.attendances.filter(person=sitting.chair, state=Attendance.State.ABSENT).first()
    if row:
        raise Refusal(
            _("%(name)s vắng (%(reason)s) nên chưa khai mạc được: hãy cử người khác chủ trì.")
            % {"name": row.name, "reason": row.reason}
        )


@transaction.atomic
def pause(*, sitting: Sitting, by: Actor) -> Sitting:
    sitting = locked(sitting)
    if sitting.is_open:
        sitting.sessions.filter(ended_at=None).update(ended_at=timezone.now())
        to(sitting, SittingState.PAUSED)
        note(sitting, "pause", by)
    return sitting


@transaction.atomic
def end(*, sitting: Sitting, by: Actor, why_short: str = "", paper_number: str = "") -> Sitting:
    """Every item done or put off; shorter than the document asks only with a word why, for the minutes."""
    sitting = locked(sitting)
    if sitting.is_ended:
        return sitting
    if not sitting.sessions.exists():
        raise Refusal(_("Hội nghị chưa khai mạc nên chưa kết thúc được."))
    left = sitting.items.exclude(state__in=(ItemState.DONE, ItemState.POSTPONED))
    if names := [item.title for item in left[:3]]:
        raise Refusal(
            _("Còn %(n)d mục chưa xong: %(names)s. Hãy làm xong hoặc hoãn từng mục, ghi lý do.")
            % {"n": left.count(), "names": "; ".join(names)}
        )
    length = length_of(sitting)
    if length.is_short and not why_short.strip():
        raise Refusal(
            _("Họp ngắn hơn thời gian tối thiểu (%(cites)s). Hãy ghi vì sao, để đưa vào biên bản.")
            % {"cites": length.cites}
        )
    sitting.sessions.filter(ended_at=None).update(ended_at=timezone.now())
    sitting.lasted_why = why_short.strip()[:300] if length.is_short else ""
    sitting.paper_number = paper_number.strip()[:40]
    to(sitting, SittingState.ENDED, "lasted_why", "paper_number")
    sitting.screens.filter(closed_at=None).update(closed_at=timezone.now())
    hold(sitting, by)
    note(sitting, "end", by, {"why_short": sitting.lasted_why})
    return sitting


def hold(sitting: Sitting, by: Actor) -> None:
    """The campaign counts its deadlines from the day of the last session."""
    last = sitting.sessions.order_by("-number").first()
    day = timezone.localdate(last.began_at) if last else timezone.localdate()
    meeting = sitting.campaign.meetings.filter(unit=sitting.unit).first()
    if meeting is None:
        meeting = set_meeting(
            campaign=sitting.campaign, unit=sitting.unit, planned_on=day, place=sitting.place, by=by
        )
    hold_meeting(meeting=meeting, on=day, remark=meeting.note, by=by)


@transaction.atomic
def reopen(*, sitting: Sitting, reason: str, by: Actor) -> Sitting:
    """To go on with what was put off, or to mend. It waits for a further session."""
    sitting = locked(sitting)
    if not sitting.is_ended:
        raise Refusal(_("Hội nghị chưa kết thúc nên không cần mở lại."))
    if not reason.strip():
        raise Refusal(_("Hãy ghi vì sao mở lại hội nghị."))
    sitting.reopened_because = reason.strip()[:300]
    to(sitting, SittingState.PAUSED, "reopened_because")
    note(sitting, "reopen", by, {"reason": sitting.reopened_because})
    return sitting


def to(sitting: Sitting, state: SittingState, *fields: str) -> None:
    sitting.state = state
    sitting.save(update_fields=["state", *fields])
