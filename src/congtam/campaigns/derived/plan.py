"""The plan of a campaign out of its pack's timeline, moved to new days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from congtam.engine.pack import Pack
from congtam.people.names import plain
from congtam.people.queries.tree import Tree


@dataclass(frozen=True)
class Item:
    key: str
    number: str
    what: str
    owner: str
    begins_on: date | None
    due_on: date
    step: str
    cites: str
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Day:
    """The meeting day of one unit."""

    unit: int
    on: date
    item: str
    cites: str


@dataclass(frozen=True)
class Charge:
    """A unit in somebody's charge."""

    unit: int
    post: str
    cites: str


@dataclass(frozen=True)
class Plan:
    """Items without units stand in the calendar; those with units are meeting days. What the tree does not
    have is kept as an item of its own that names it."""

    items: tuple[Item, ...]
    days: tuple[Day, ...]
    charges: tuple[Charge, ...]
    unfound: tuple[str, ...]


def first_day(pack: Pack) -> date | None:
    return min((item.from_ or item.to for item in pack.timeline), default=None)


def last_day(pack: Pack) -> date | None:
    return max((item.to for item in pack.timeline), default=None)


def plan_of(pack: Pack, tree: Tree, begins_on: date) -> Plan:
    """Every day as far from the first as in the document."""
    start = first_day(pack)
    shift = begins_on - start if start else timedelta(0)
    names = units_by_name(tree)
    items: list[Item] = []
    days: list[Day] = []
    unfound: list[str] = []
    for one in pack.timeline:
        missing = tuple(name for name in one.units if plain(name) not in names)
        days += [
            Day(names[plain(name)], one.to + shift, one.id, one.cites)
            for name in one.units
            if name not in missing
        ]
        unfound += missing
        if missing or not one.units:
            began = one.from_ + shift if one.from_ else None
            item = Item(
                one.id, one.number, one.what, one.owner, began, one.to + shift, one.step or "", one.cites
            )
            items.append(item if not missing else Item(**{**vars(item), "missing": missing}))
    charges = tuple(charges_of(pack, names))
    unfound += [name for charge in pack.supervisors for name in charge.units if plain(name) not in names]
    return Plan(tuple(items), tuple(days), charges, tuple(dict.fromkeys(unfound)))


def charges_of(pack: Pack, names: dict[str, int]) -> Iterator[Charge]:
    for one in pack.supervisors:
        for name in one.units:
            if plain(name) in names:
                yield Charge(names[plain(name)], one.post, one.cites)


def units_by_name(tree: Tree) -> dict[str, int]:
    """By full and by short name, however marks and capitals are written."""
    shorts = {plain(node.short): node.id for node in tree.nodes.values()}
    return shorts | {plain(node.name): node.id for node in tree.nodes.values()}
