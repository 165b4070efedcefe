"""The attack: whatever a database, a file or a log shows, joined in every way, against what really happened.

The truth is given: voter i came i-th to the tablets, used slip i, cast ballot i. Whatever is seen of voters
(their order in the room, number, slip) is joined with whatever is seen of ballots: by being in one
row, by equal values in any two columns, by order along any two columns, system columns and places in files
included. A join that is right more often than chance allows is a leak. This module knows no table by name.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

RIGHT_LINKS = 0.3
RANKS_AGREE = 0.8
ENOUGH = 8
"""Fewer sightings than this say nothing: chance would look like a leak."""

Handles = dict[str, Hashable]


@dataclass(frozen=True)
class Truth:
    """Marks by which each can be recognised; the i-th of each belong together."""

    people: tuple[bytes, ...]
    slips: tuple[tuple[bytes, ...], ...]
    ballots: tuple[tuple[bytes, ...], ...]

    def __post_init__(self) -> None:
        assert len(self.people) == len(self.slips) == len(self.ballots) >= 30, (
            "too few for chance to be ruled out"
        )

    def voters_in(self, content: bytes) -> dict[int, int]:
        """Which voters show here, by number or by slip, and where."""
        marks = ((i, mark) for i, slip in enumerate(self.slips) for mark in (self.people[i], *slip))
        return {i: place for i, mark in marks if (place := content.find(mark)) >= 0}

    def ballots_in(self, content: bytes) -> dict[int, int]:
        marks = ((i, mark) for i, ballot in enumerate(self.ballots) for mark in ballot)
        return {i: place for i, mark in marks if (place := content.find(mark)) >= 0}


@dataclass
class Sighting:
    """In one place (a table, a file): of whom something was seen, and by what each could be taken hold of."""

    where: str
    seen: dict[int, Handles] = field(default_factory=dict)

    def columns(self) -> list[str]:
        return sorted({name for handles in self.seen.values() for name in handles})

    def values(self, column: str) -> dict[int, Hashable]:
        return {who: handles[column] for who, handles in self.seen.items() if handles.get(column) is not None}


@dataclass(frozen=True)
class Row:
    """One row or one file: its content as bytes per column, and its handles: values and system columns."""

    content: Mapping[str, bytes]
    handles: Handles


def leaks(truth: Truth, places: Mapping[str, Iterable[Row]]) -> list[str]:
    """Every join that finds out something; empty is what we want."""
    voters, ballots = [in_the_room(truth)], []
    for where, rows in places.items():
        kept = list(rows)
        voters.append(sighted(where, kept, truth, voters=True))
        ballots.append(sighted(where, kept, truth, voters=False))
    return sorted({leak for pair in product(voters, ballots) for leak in joins(*pair)})


def in_the_room(truth: Truth) -> Sighting:
    """Anybody present can write down in which order people went to the tablets."""
    return Sighting("the room", {i: {"order": i} for i in range(len(truth.people))})


def sighted(where: str, rows: list[Row], truth: Truth, *, voters: bool) -> Sighting:
    sighting = Sighting(where)
    for number, row in enumerate(rows):
        found: dict[int, Handles] = {}
        for column, content in row.content.items():
            here = truth.voters_in(content) if voters else truth.ballots_in(content)
            for who, place in here.items():
                found.setdefault(who, {})[f"place in {column}"] = place
        for who, places in found.items():
            own = {**row.handles, "row": number} if len(found) == 1 else {}
            sighting.seen[who] = {**own, **places} if len(found) > 1 else own
    return sighting


def joins(voters: Sighting, ballots: Sighting) -> Iterator[str]:
    for a, b in product(voters.columns(), ballots.columns()):
        left, right = voters.values(a), ballots.values(b)
        if is_order(left, right):
            yield f"order of {voters.where}.{a} = order of {ballots.where}.{b}"
        if links_right(left, right):
            yield f"{voters.where}.{a} = {ballots.where}.{b}"


def is_order(left: dict[int, Hashable], right: dict[int, Hashable]) -> bool:
    """Whether both lie in one order, or one in the other's reverse."""
    both = [who for who in left if who in right]
    if len(both) < ENOUGH or not sortable(left) or not sortable(right):
        return False
    first, second = ranks(both, left), ranks(both, right)
    n = len(both)
    apart = sum((first[who] - second[who]) ** 2 for who in both)
    return abs(1 - 6 * apart / (n * (n * n - 1))) > RANKS_AGREE


def ranks(both: list[int], values: dict[int, Hashable]) -> dict[int, int]:
    ordered = sorted(both, key=lambda who: (values[who], hash(str(who) + "tie")))
    return {who: rank for rank, who in enumerate(ordered)}


def sortable(values: dict[int, Hashable]) -> bool:
    kinds = {type(value) for value in values.values()}
    return len(kinds) == 1 and len(set(values.values())) > len(values) // 2


def links_right(left: dict[int, Hashable], right: dict[int, Hashable]) -> bool:
    """Whether equal values, unique on both sides, link more voters to their own ballots than chance would."""
    once_left, once_right = only_once(left), only_once(right)
    linked = [(once_left[value], once_right[value]) for value in once_left.keys() & once_right.keys()]
    right_ones = sum(a == b for a, b in linked)
    return right_ones >= ENOUGH and right_ones >= RIGHT_LINKS * len(linked)


def only_once(values: dict[int, Hashable]) -> dict[Hashable, int]:
    times = Counter(values.values())
    return {value: who for who, value in values.items() if times[value] == 1}


def in_files(files: Iterable[Path]) -> dict[str, list[Row]]:
    """Each file as one row: its raw bytes, deleted and overwritten content included."""
    return {f"file {path.name}": [Row({"bytes": path.read_bytes()}, {})] for path in files}


def new_lines(before: str, after: str) -> list[str]:
    """What a log gained while people voted. Any line at all is a leak: it has a time, and an address."""
    return after.splitlines()[len(before.splitlines()) :]


def cookies(sent: Mapping[str, str], received: Mapping[str, str]) -> list[str]:
    """Whatever on a ballot page says who is signed in on this browser."""
    headers = [*sent.items(), *received.items()]
    return [f"{name}: {value}" for name, value in headers if "cookie" in name.lower()]
