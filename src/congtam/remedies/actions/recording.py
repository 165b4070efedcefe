"""Recording a shortcoming, and what is to be done about it by whom until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.journal.actors import Actor
from congtam.people.locks import lock
from congtam.people.models import Person
from congtam.people.refusals import Refusal
from congtam.people.texts import composed
from congtam.remedies.actions.journal import note
from congtam.remedies.actions.telling import tell_on
from congtam.remedies.models import Measure, Shortcoming
from congtam.remedies.states import State


@dataclass(frozen=True)
class About:
    """A unit or a person, and the unit under which it is kept in sight."""

    organisation: int
    unit: int | None
    person: int | None
    home: int | None
    name: str


@dataclass(frozen=True)
class Finding:
    source: str
    paper: str
    found_on: date
    text: str = ""
    is_secret: bool = False


@transaction.atomic
def record_shortcomings(*, found: Sequence[tuple[About, Finding]], by: Actor) -> list[Shortcoming]:
    for about, finding in found:
        lock(about.organisation)
        refuse_finding(finding)
    now = timezone.now()
    rows = Shortcoming.objects.bulk_create(
        [
            Shortcoming(
                organisation_id=about.organisation,
                unit_id=about.unit,
                person_id=about.person,
                home_id=about.home,
                name=about.name,
                text=composed(finding.text),
                source=finding.source,
                paper=composed(finding.paper),
                found_on=finding.found_on,
                is_secret=finding.is_secret,
                recorded_by=by.name,
                recorded_at=now,
            )
            for about, finding in found
        ],
        batch_size=500,
    )
    for row in rows:
        note(row.organisation_id, "remedy.record", by, f"shortcoming:{row.pk}", {"paper": row.paper})
    tell_on(rows, by)
    return rows


def refuse_finding(finding: Finding) -> None:
    if not composed(finding.paper):
        raise Refusal(_("Hãy ghi số văn bản kết luận."))
    if finding.found_on > timezone.localdate():
        raise Refusal(_("Ngày văn bản %(day)s chưa tới.") % {"day": f"{finding.found_on:%d/%m/%Y}"})
    if finding.is_secret and composed(finding.text):
        raise Refusal(_("Văn bản mật chỉ ghi số và ngày. Hãy xóa nội dung đã gõ; chưa ghi gì."))
    if not finding.is_secret and not composed(finding.text):
        raise Refusal(_("Hãy ghi hạn chế, khuyết điểm theo lời văn của kết luận."))


@dataclass(frozen=True)
class Planned:
    text: str
    owner: str
    due_on: date
    owner_person: Person | None = None


@transaction.atomic
def plan_measure(*, shortcoming: Shortcoming, planned: Planned, by: Actor) -> Measure:
    """The due day lies after the day of the paper: nothing was to be done before it was found."""
    row = locked(shortcoming)
    if row.state not in {State.RECORDED, State.PLANNED, State.RETURNED}:
        raise Refusal(
            _("Mục này đang ở bước “%(state)s” nên không thêm biện pháp được.")
            % {"state": row.get_state_display()}
        )
    if not composed(planned.text) or not composed(planned.owner):
        raise Refusal(_("Hãy ghi biện pháp và người chịu trách nhiệm."))
    if planned.due_on < row.found_on:
        raise Refusal(
            _("Hạn %(due)s trước ngày văn bản %(found)s.")
            % {"due": f"{planned.due_on:%d/%m/%Y}", "found": f"{row.found_on:%d/%m/%Y}"}
        )
    measure = Measure.objects.create(
        organisation_id=row.organisation_id,
        shortcoming=row,
        text=composed(planned.text),
        owner=composed(planned.owner),
        owner_person=planned.owner_person,
        due_on=planned.due_on,
        planned_on=timezone.localdate(),
        planned_by=by.name,
    )
    note(row.organisation_id, "remedy.plan", by, f"shortcoming:{row.pk}", {"due": planned.due_on.isoformat()})
    return measure


def locked(shortcoming: Shortcoming) -> Shortcoming:
    lock(shortcoming.organisation_id)
    return Shortcoming.objects.select_for_update().get(pk=shortcoming.pk)
