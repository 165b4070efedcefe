"""Merging and splitting units. Members, posts and units below go along; the old units keep their history."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from congtam.journal.actors import Actor
from congtam.people.actions.memberships import move_membership
from congtam.people.actions.units import end, note, open_unit, place_anew, placing_to_change
from congtam.people.locks import lock
from congtam.people.models import Membership, Placing, Unit, UnitChange
from congtam.people.queries.tree import tree
from congtam.people.refusals import Refusal


@transaction.atomic
def merge_units(*, units: Iterable[Unit], into: Unit, on: date, by: Actor, paper: str = "") -> UnitChange:
    """Ends the units and brings their members and the units below them to another one of the same kind."""
    merged = [unit for unit in units if unit.pk != into.pk]
    organisation = into.organisation_id
    lock(organisation)
    if not merged:
        raise Refusal(_("Hãy chọn ít nhất một đơn vị khác để sáp nhập."))
    if {unit.kind for unit in merged} != {into.kind}:
        raise Refusal(_("Chỉ sáp nhập được các đơn vị cùng loại."))
    there = tree(organisation, on)
    for unit in merged:
        for membership in still_there(unit, on):
            move_membership(membership, cell=into, on=on)
        bring(unit, into, on, [node.id for node in there.below.get(unit.pk, [])])
        end(unit, on)
    return note(
        UnitChange.Kind.MERGE,
        organisation=organisation,
        on=on,
        paper=paper,
        by=by,
        before=merged,
        after=[into],
    )


@transaction.atomic
def split_unit(
    *, unit: Unit, into: Mapping[Unit, Iterable[int]], on: date, by: Actor, paper: str = "", closes: bool
) -> UnitChange:
    """Brings the persons named for each new unit to it. When the unit closes, everybody must have a place."""
    lock(unit.organisation_id)
    place = {person: new for new, persons in into.items() for person in persons}
    rows = still_there(unit, on)
    left = [row.person.full_name for row in rows if row.person_id not in place]
    if closes and left:
        raise Refusal(
            _("Chưa xếp chi bộ mới cho: %(names)s. Hãy xếp đủ rồi làm lại.") % {"names": ", ".join(left[:10])}
        )
    for row in rows:
        if row.person_id in place:
            move_membership(row, cell=place[row.person_id], on=on)
    if closes:
        end(unit, on)
    return note(
        UnitChange.Kind.SPLIT,
        organisation=unit.organisation_id,
        on=on,
        paper=paper,
        by=by,
        before=[unit],
        after=list(into),
    )


def still_there(unit: Unit, on: date) -> list[Membership]:
    rows = unit.memberships.filter(Q(until__isnull=True) | Q(until__gt=on)).select_related("person")
    late = [row.person.full_name for row in rows if row.since >= on]
    if late:
        raise Refusal(
            _("Có người vào chi bộ đúng hoặc sau ngày này: %(names)s. Hãy chọn ngày muộn hơn.")
            % {"names": ", ".join(late[:10])}
        )
    return list(rows)


def bring(unit: Unit, into: Unit, on: date, children: Iterable[int]) -> None:
    """Units below, and those that stand beside it, go along."""
    for child in Unit.objects.filter(pk__in=list(children)):
        place_anew(child, on, parent=into)
    neighbours = Placing.objects.filter(beside=unit, until__isnull=True).select_related("unit")
    for placing in neighbours:
        place_anew(placing.unit, on, beside=into)


@transaction.atomic
def split_into_new_cell(
    *,
    unit: Unit,
    persons: Iterable[int],
    name: str,
    on: date,
    by: Actor,
    short_name: str = "",
    paper: str = "",
) -> Unit:
    """A new cell beside the old one, with the persons named."""
    leaving = set(persons)
    if not leaving:
        raise Refusal(_("Chưa chọn đảng viên nào sang chi bộ mới."))
    place = placing_to_change(unit, on)
    new = open_unit(
        organisation=unit.organisation_id,
        kind=unit.kind,
        variety=unit.variety,
        name=name,
        short_name=short_name,
        parent=place.parent,
        position=place.position,
        on=on,
        by=by,
        paper=paper,
    )
    split_unit(unit=unit, into={new: leaving}, on=on, by=by, paper=paper, closes=False)
    return new
