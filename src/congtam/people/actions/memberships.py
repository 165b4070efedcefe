"""Membership through time: entering a cell, another standing, another cell, leaving."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from congtam.journal.actions import record
from congtam.journal.actors import Actor
from congtam.people.actions.posts import end_post
from congtam.people.changes import changed, registered
from congtam.people.locks import lock
from congtam.people.models import Membership, Person, Unit
from congtam.people.refusals import Refusal

Ending = Membership.Ending


@transaction.atomic
def enter_cell(*, person: Person, cell: Unit, standing: str, since: date, by: Actor) -> Membership:
    """The first membership here, or one after a time away."""
    lock(person.organisation_id)
    if cell.kind != Unit.Kind.CELL:
        raise Refusal(_("Đảng viên chỉ sinh hoạt tại chi bộ. Hãy chọn một chi bộ."))
    last = person.memberships.order_by("-since").first()
    if last and (last.until is None or last.until > since):
        raise Refusal(
            _("%(name)s đang sinh hoạt tại chi bộ khác. Hãy dùng Chuyển chi bộ.") % {"name": person.full_name}
        )
    row = Membership.objects.create(
        organisation_id=person.organisation_id, person=person, cell=cell, standing=standing, since=since
    )
    note("enter", row, by)
    return row


@transaction.atomic
def change_membership(
    *, person: Person, on: date, by: Actor, cell: Unit | None = None, standing: str = ""
) -> Membership:
    """Another cell, another standing, or both, from that day."""
    lock(person.organisation_id)
    old = last_membership(person)
    if (cell or old.cell) == old.cell and (standing or old.standing) == old.standing:
        raise Refusal(_("Chi bộ và tư cách vẫn như cũ, không có gì để thay đổi."))
    row = move_membership(old, cell=cell or old.cell, on=on, standing=standing or old.standing)
    note("change", row, by)
    return row


@transaction.atomic
def end_membership(*, person: Person, on: date, ending: str, by: Actor) -> Membership:
    """Away, out, or gone: the last day here is the day before."""
    lock(person.organisation_id)
    row = last_membership(person)
    if on <= row.since:
        raise Refusal(_("Ngày kết thúc phải sau ngày %(day)s.") % {"day": row.since.strftime("%d/%m/%Y")})
    row.until, row.ending = on, ending
    row.save(update_fields=["until", "ending"])
    note("end", row, by)
    end_posts_of(person, on, ending, by)
    return row


def end_posts_of(person: Person, on: date, ending: str, by: Actor) -> None:
    """Those in cells end with the membership; who died or left the Party holds none at all."""
    held = person.posts.filter(until__isnull=True, since__lt=on).select_related("person")
    if ending == Ending.TRANSFERRED:
        held = held.filter(unit__kind=Unit.Kind.CELL)
    for post in held:
        end_post(post=post, on=on, by=by)


def move_membership(old: Membership, *, cell: Unit, on: date, standing: str = "") -> Membership:
    """Ends one row and begins the next; on its very first day the row itself is corrected."""
    standing = standing or old.standing
    if on < old.since:
        raise Refusal(
            _("%(name)s sinh hoạt tại chi bộ hiện nay từ %(day)s; ngày chuyển phải từ hôm đó trở đi.")
            % {"name": old.person.full_name, "day": old.since.strftime("%d/%m/%Y")}
        )
    if on == old.since:
        old.cell, old.standing = cell, standing
        old.save(update_fields=["cell", "standing"])
        return old
    old.until, old.ending = on, Ending.CHANGED
    old.save(update_fields=["until", "ending"])
    return Membership.objects.create(
        organisation_id=old.organisation_id, person=old.person, cell=cell, standing=standing, since=on
    )


def last_membership(person: Person) -> Membership:
    row = person.memberships.select_related("person", "cell").order_by("-since").first()
    if row is None or row.until is not None:
        raise Refusal(_("%(name)s hiện không sinh hoạt tại chi bộ nào ở đây.") % {"name": person.full_name})
    return row


def note(what: str, row: Membership, by: Actor) -> None:
    record(
        organisation=row.organisation_id,
        by=by,
        deed=f"membership.{what}",
        about=f"person:{row.person_id}",
        details={
            "cell": row.cell_id,
            "standing": row.standing,
            "since": row.since.isoformat(),
            "until": row.until.isoformat() if row.until else None,
            "ending": row.ending,
        },
    )
    changed(registered(row.organisation_id, f"membership.{what}", row.person.full_name, by))
