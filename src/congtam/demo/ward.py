"""A whole example ward out of its description: no table is touched, and the same day gives the same ward."""

from __future__ import annotations

from datetime import date

from congtam.demo.days import months_after
from congtam.demo.described import Described, bodies
from congtam.demo.drawn import DrawnPerson, DrawnUnit, DrawnWard
from congtam.demo.draws import Draws
from congtam.demo.persons import Crowd
from congtam.demo.registers import Registers
from congtam.demo.seats import Seating
from congtam.demo.standings import Standings, first_cell
from congtam.demo.units import cell, cells, units


def drawn(ward: Described, day: date) -> DrawnWard:
    draws = Draws(ward.code)
    there = cells(ward, draws)
    tree = units(ward, there)
    by_key = {unit.key: unit for unit in tree}
    crowd = Crowd(ward, draws, day, tree)
    members = [person for one in there for person in crowd.in_cell(one, one.size)]
    Seating(ward, draws, day, by_key).fill(there, members)
    standings = Standings(ward, draws, day)
    standings.give(there, members)
    Registers(ward, draws, day, by_key).fill(members)
    gone = standings.gone(crowd, there)
    if ward.merged:
        tree.append(before_merging(ward, members, day))
    return DrawnWard(tree, there, members, gone, list(ward.outside))


def before_merging(ward: Described, members: list[DrawnPerson], day: date) -> DrawnUnit:
    """The cell that is no more, with its members of that time in it."""
    assert ward.merged is not None  # noqa: S101 - asked for only then
    old = cell(ward.merged.kind, ward.merged.name, ward.merged.members)
    into = cell(ward.merged.kind, ward.merged.into, 0)
    first_cell(members, into.key, old.key, old.size, merged_on(ward, day))
    return DrawnUnit(old.key, "cell", old.key, old.place, old.kind, bodies()[0].key)


def merged_on(ward: Described, day: date) -> date:
    return months_after(day.replace(day=1), -12 * ward.merged.years_ago) if ward.merged else day
