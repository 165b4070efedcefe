"""The units of an example ward: its bodies, its cells, and what stands beside each cell."""

from __future__ import annotations

from collections.abc import Iterator

from congtam.demo.described import Cells, Described, bodies, kinds
from congtam.demo.drawn import DrawnCell, DrawnUnit
from congtam.demo.draws import Draws


def cells(ward: Described, draws: Draws) -> list[DrawnCell]:
    """With their sizes: drawn inside what is described, then evened out until the sum is right."""
    wanted = [(group, place) for group in ward.cells for place in places(ward, group)]
    sizes = [draws.between(*group.members, "size", place) for group, place in wanted]
    step = 1 if sum(sizes) < ward.members else -1
    turn = 0
    while sum(sizes) != ward.members:
        group, _ = wanted[turn % len(wanted)]
        if group.members[0] <= sizes[turn % len(wanted)] + step <= group.members[1]:
            sizes[turn % len(wanted)] += step
        elif turn > 100 * len(wanted):
            raise ValueError(f"{ward.code}: the cells cannot hold {ward.members} members")
        turn += 1
    return [cell(group.kind, place, size) for (group, place), size in zip(wanted, sizes, strict=True)]


def places(ward: Described, group: Cells) -> list[str]:
    if group.each:
        numbers = range(1, group.each + 1)
        return [group.name.format(place=place, number=number) for place in ward.places for number in numbers]
    if group.places:
        return [group.name.format(place=place) for place in ward.places[: group.places]]
    return [group.name]


def cell(kind: str, place: str, size: int) -> DrawnCell:
    return DrawnCell(kinds().kinds[kind].named.format(name=place), place, kind, size)


def units(ward: Described, there: list[DrawnCell]) -> list[DrawnUnit]:
    """Parents before children."""
    return [
        *of_the_whole(ward),
        *(unit for number, one in enumerate(there) for unit in around(one, number + 1)),
    ]


def of_the_whole(ward: Described) -> Iterator[DrawnUnit]:
    root, *others = bodies()
    for body in (root, *others):
        yield DrawnUnit(
            key=body.key,
            kind=body.kind,
            name=body.name.format(seat=ward.seat),
            short=body.short,
            variety=body.variety,
            under="" if body is root else body.under or root.key,
        )


def around(one: DrawnCell, number: int) -> Iterator[DrawnUnit]:
    """The cell itself first."""
    root = bodies()[0].key
    yield DrawnUnit(one.key, "cell", one.key, one.place, one.kind, root, code=f"CB{number:02d}")
    for near in kinds().kinds[one.kind].around:
        name = near.name.format(name=one.place)
        yield DrawnUnit(
            key=name,
            kind=near.kind,
            name=name,
            short=near.short.format(name=one.place),
            variety=near.variety,
            under=near.under or root,
            beside=one.key,
            employs=near.employs,
            seats=tuple(near.seats),
        )
