"""Leave, discipline and the professional rating of a year."""

from datetime import date
from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils.translation import gettext as _

from congtam.journal.actions import record
from congtam.journal.actors import Actor
from congtam.people.changes import changed, registered
from congtam.people.locks import lock
from congtam.people.models import Discipline, Leave, Person, Post, ProfessionalRating
from congtam.people.refusals import Refusal

Row = TypeVar("Row", Discipline, ProfessionalRating)
Entry = Leave | Discipline | ProfessionalRating | Post


@transaction.atomic
def record_leave(*, person: Person, kind: str, since: date, until: date | None, by: Actor) -> Leave:
    lock(person.organisation_id)
    try:
        with transaction.atomic():
            leave = Leave.objects.create(
                organisation_id=person.organisation_id, person=person, kind=kind, since=since, until=until
            )
    except IntegrityError as error:
        raise Refusal(
            _("Khoảng nghỉ này trùng với khoảng đã ghi, hoặc ngày kết thúc không sau ngày bắt đầu.")
        ) from error
    note("leave.record", person, by, {"kind": kind, "since": since.isoformat()})
    return leave


@transaction.atomic
def end_leave(*, leave: Leave, on: date, by: Actor) -> Leave:
    lock(leave.organisation_id)
    if on <= leave.since:
        raise Refusal(_("Ngày đi làm lại phải sau ngày bắt đầu nghỉ."))
    leave.until = on
    leave.save(update_fields=["until"])
    note("leave.end", leave.person, by, {"until": on.isoformat()})
    return leave


@transaction.atomic
def record_discipline(*, person: Person, by: Actor, **kept: Any) -> Discipline:
    """Only the number and day of the decision go to the journal."""
    lock(person.organisation_id)
    row = once(
        Discipline(organisation_id=person.organisation_id, person=person, **kept),
        _("Quyết định kỷ luật này đã được ghi, hoặc ngày hết hiệu lực trước ngày quyết định."),
    )
    note("discipline.record", person, by, {"decision": row.decision, "on": row.decided_on.isoformat()})
    return row


@transaction.atomic
def lift_discipline(*, discipline: Discipline, on: date, by: Actor) -> Discipline:
    """It no longer holds from that day: its time is over, or it was taken back by a decision."""
    lock(discipline.organisation_id)
    if on < discipline.decided_on:
        raise Refusal(
            _("Ngày hết hiệu lực phải từ ngày quyết định %(day)s trở đi.")
            % {"day": f"{discipline.decided_on:%d/%m/%Y}"}
        )
    discipline.lifted_on = on
    discipline.save(update_fields=["lifted_on"])
    details = {"decision": discipline.decision, "on": on.isoformat()}
    note("discipline.lift", discipline.person, by, details)
    return discipline


@transaction.atomic
def withdraw_entry(*, row: Entry, reason: str, by: Actor) -> None:
    """What was entered by mistake goes, and the journal keeps that it was there, and why it went."""
    lock(row.organisation_id)
    person, what = row.person, row._meta.label_lower.rpartition(".")[2]
    details = {"what": what, "entry": str(row)[:120], "reason": reason.strip()}
    try:
        row.delete()
    except (ProtectedError, RestrictedError) as error:
        raise Refusal(_("Chưa bỏ được dòng này vì đã có dữ liệu khác dựa vào nó.")) from error
    note("register.withdraw", person, by, details)


@transaction.atomic
def record_professional_rating(*, person: Person, year: int, by: Actor, **kept: Any) -> ProfessionalRating:
    lock(person.organisation_id)
    row = once(
        ProfessionalRating(organisation_id=person.organisation_id, person=person, year=year, **kept),
        _("Năm %(year)d đã có kết quả xếp loại chuyên môn.") % {"year": year},
    )
    note("rating.record", person, by, {"year": year})
    return row


def once(row: Row, otherwise: str) -> Row:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Refusal(otherwise) from error
    return row


def note(deed: str, person: Person, by: Actor, details: dict[str, Any]) -> None:
    record(
        organisation=person.organisation_id, by=by, deed=deed, about=f"person:{person.pk}", details=details
    )
    changed(registered(person.organisation_id, deed, person.full_name, by, person.pk))
