"""Entering persons and correcting what is kept about them."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from congtam.journal.actions import record
from congtam.journal.actors import Actor
from congtam.people.changes import changed as told_changed
from congtam.people.changes import registered
from congtam.people.locks import lock
from congtam.people.models import Person
from congtam.people.names import plain, sort_key, tidy
from congtam.people.refusals import Refusal


@transaction.atomic
def register_person(*, organisation: int, full_name: str, by: Actor, **kept: Any) -> Person:
    lock(organisation)
    person = Person(organisation_id=organisation, **kept)
    write(person, full_name)
    record(organisation=organisation, by=by, deed="person.register", about=f"person:{person.pk}")
    return person


@transaction.atomic
def correct_person(*, person: Person, by: Actor, **kept: Any) -> Person:
    """The journal names the fields that changed, and not what stood there: that would keep it for ever."""
    lock(person.organisation_id)
    changed = sorted(name for name, value in kept.items() if getattr(person, name) != value)
    for name in changed:
        setattr(person, name, kept[name])
    if changed:
        write(person, person.full_name)
        record(
            organisation=person.organisation_id,
            by=by,
            deed="person.correct",
            about=f"person:{person.pk}",
            details={"fields": changed},
        )
        told_changed(registered(person.organisation_id, "person.correct", person.full_name, by))
    return person


def write(person: Person, full_name: str) -> None:
    person.full_name = tidy(full_name)
    person.sort_key = sort_key(person.full_name)
    person.search_key = plain(person.full_name)
    if not person.full_name:
        raise Refusal(_("Thiếu họ và tên."))
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as error:
        raise Refusal(reason(error)) from error


def reason(error: IntegrityError) -> str:
    if "card" in str(error):
        return _("Số thẻ đảng viên này đã có trong danh sách. Hãy tìm người mang số thẻ đó trước khi nhập.")
    return _("Các ngày không khớp: ngày chính thức không thể trước ngày kết nạp.")
