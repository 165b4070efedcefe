"""Posts and employment through time."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from congtam.journal.actions import record
from congtam.journal.actors import Actor
from congtam.people.changes import changed, registered
from congtam.people.locks import lock
from congtam.people.models import Employment, Person, Post, Unit
from congtam.people.refusals import Refusal
from congtam.people.titles import TITLES


@transaction.atomic
def give_post(  # noqa: PLR0913 - keyword-only, one for each column
    *,
    person: Person,
    unit: Unit,
    title: str,
    since: date,
    by: Actor,
    until: date | None = None,
    wording: str = "",
    is_main: bool = False,
    managed_at: str = "",
) -> Post:
    """A new main post takes the mark off the one before."""
    lock(person.organisation_id)
    if unit.kind not in TITLES[title].kinds:
        raise Refusal(
            _("Chức danh “%(title)s” không có ở loại đơn vị “%(kind)s”.")
            % {"title": TITLES[title].label, "kind": unit.get_kind_display()}
        )
    if is_main:
        person.posts.filter(is_main=True, until__isnull=True).update(is_main=False)
    post = Post(
        organisation_id=person.organisation_id,
        person=person,
        unit=unit,
        title=title,
        wording=wording,
        since=since,
        until=until,
        is_main=is_main,
        managed_at=managed_at,
    )
    try:
        with transaction.atomic():
            post.save()
    except IntegrityError as error:
        raise Refusal(_("Chức vụ này đã được ghi từ ngày đó, hoặc hai ngày không khớp.")) from error
    note("give", post, by)
    return post


@transaction.atomic
def end_post(*, post: Post, on: date, by: Actor) -> Post:
    lock(post.organisation_id)
    if on <= post.since:
        raise Refusal(_("Ngày thôi giữ chức vụ phải sau ngày %(day)s.") % {"day": f"{post.since:%d/%m/%Y}"})
    post.until = on
    post.save(update_fields=["until"])
    note("end", post, by)
    return post


@transaction.atomic
def change_employment(
    *, person: Person, kind: str, since: date, by: Actor, employer: Unit | None = None
) -> Employment:
    """From that day; on the first day of the last row that row is corrected."""
    lock(person.organisation_id)
    last = person.employments.order_by("-since").first()
    if last and since < last.since:
        raise Refusal(
            _("Việc làm hiện nay ghi từ %(day)s; ngày thay đổi phải từ hôm đó trở đi.")
            % {"day": f"{last.since:%d/%m/%Y}"}
        )
    if last and since == last.since:
        last.kind, last.employer = kind, employer
        last.save(update_fields=["kind", "employer"])
        row = last
    else:
        person.employments.filter(until__isnull=True).update(until=since)
        row = Employment.objects.create(
            organisation_id=person.organisation_id, person=person, kind=kind, employer=employer, since=since
        )
    record(
        organisation=person.organisation_id,
        by=by,
        deed="employment.change",
        about=f"person:{person.pk}",
        details={"kind": kind, "since": since.isoformat()},
    )
    changed(registered(person.organisation_id, "employment.change", person.full_name, by))
    return row


def note(what: str, post: Post, by: Actor) -> None:
    record(
        organisation=post.organisation_id,
        by=by,
        deed=f"post.{what}",
        about=f"person:{post.person_id}",
        details={
            "unit": post.unit_id,
            "title": post.title,
            "since": post.since.isoformat(),
            "until": post.until.isoformat() if post.until else None,
            "main": post.is_main,
        },
    )
    changed(registered(post.organisation_id, f"post.{what}", post.person.full_name, by))
