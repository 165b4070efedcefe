"""Case files: what they may say, and each case with its subjects read against the pack."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path as File
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from congtam.engine.pack import Pack
from congtam.engine.pack.base import Names, Part
from congtam.engine.pack.quantities import Day, Flag, Whole, points, whole
from congtam.engine.population import Entry
from congtam.shelf.addresses import get
from congtam.shelf.cases.desk import Desk
from congtam.shelf.cases.entries import check, read_entry
from congtam.shelf.cases.given import completed
from congtam.shelf.faults import Fault, Refused
from congtam.shelf.nodes import Node, Place, Table
from congtam.shelf.reading import read
from congtam.shelf.shapes import modelled

NO_LEVEL = "none"


def _range(value: Any) -> tuple[int, int]:
    """`90` or `85..95`, in hundredths of a point."""
    low, between, high = str(value).partition("..")
    return (points(low), points(high)) if between else (points(low), points(low))


def _count_range(value: Any) -> tuple[int, int]:
    """`5` or `[3, 5]`."""
    if isinstance(value, list | tuple):
        if len(value) != 2:
            raise ValueError("một khoảng phải có hai số, như [3, 5]")
        return whole(value[0]), whole(value[1])
    return whole(value), whole(value)


PointsRange = Annotated[tuple[int, int], BeforeValidator(_range)]
CountRange = Annotated[tuple[int, int], BeforeValidator(_count_range)]


class InForce(Part):
    level: Names
    stage: Literal["rules", "voted", "proposed", "decided"]


class Expected(Part):
    """What a case expects of one subject; what is not written is not asked."""

    level: Names | None = None
    by: Names = ()
    missing: Names | None = None
    score: PointsRange | None = None
    grades: dict[str, str] = {}
    beside: dict[str, tuple[Literal["true", "false", "none"], ...]] = {}
    """By row: the status of each condition shown beside it; `none` is not yet known."""
    rows: dict[str, PointsRange] = {}
    reviewed: Flag | None = None
    rated: Flag | None = None
    cap: str | None = None
    in_force: InForce | None = None
    raters: Names | None = None
    comments: Names | None = None
    forums: Names | None = None
    decides: str | None = None
    appraises: str | None = None
    proposes: str | None = None
    is_: Names | None = Field(None, alias="is")
    blocked: Names | None = None
    blocked_by: Names = ()


class ExpectedPlaces(Part):
    """What a case expects of one group of a quota."""

    places: CountRange | None = None
    over: Flag | None = None
    readings: dict[Literal["leave", "stay"], CountRange] = {}
    entitlements: dict[str, CountRange] = {}


def _or_none(value: Any) -> Any:
    return None if value == NO_LEVEL else value


class ExpectedBallot(Part):
    """What a case expects of one kind of vote: whom the base counts, and the votes needed when it is `of`."""

    base: Annotated[str | None, BeforeValidator(_or_none)]
    of: Whole
    needed: dict[str, Annotated[Whole | None, BeforeValidator(_or_none)]]


def _by_group(value: Any) -> Any:
    """One group may be written without its name."""
    known = ExpectedPlaces.model_fields
    return {"": value} if isinstance(value, dict) and value and all(key in known for key in value) else value


BODIES = ("raters", "comments", "forums", "decides", "appraises", "proposes")
"""What a case may expect of those who take part."""


class CaseShape(Part):
    id: str
    says: str = ""
    date: Day | None = None
    subjects: dict[str, dict[str, Any]]
    expect: dict[str, Expected] = {}
    quotas: dict[str, Annotated[dict[str, ExpectedPlaces], BeforeValidator(_by_group)]] = {}
    ballots: dict[str, ExpectedBallot] = {}
    events: dict[str, Day] = {}
    deadlines: dict[str, Day] = {}
    agenda: Names = ()
    """Subjects in the order in which one meeting reviews them."""
    refused: str | None = None


class FileShape(Part):
    """A file of cases, or (for rating) of subjects alone."""

    pack: str
    date: Day
    amendments: Names | None = None
    overlays: Names = ()
    given: dict[str, dict[str, Any]] = {}
    cases: tuple[CaseShape, ...] = ()
    subjects: dict[str, dict[str, Any]] = {}


@dataclass(frozen=True)
class CaseFile:
    """A case file whose shape is right; its subjects are read once its pack is at hand."""

    name: str
    shape: FileShape
    data: Table


@dataclass(frozen=True)
class Case:
    """One worked example. `refusal` holds why its subjects could not be read; a case may expect just that."""

    shape: CaseShape
    file: str
    place: Place
    entries: tuple[Entry, ...]
    refusal: Refused | None = None

    @property
    def id(self) -> str:
        return self.shape.id


def read_case_file(path: File, name: str) -> CaseFile:
    """The file, or Refused for what can be seen without its pack."""
    data = read(path, name)
    shape = modelled(FileShape, data)
    faults = [*_repeated(shape, data)]
    if not shape.cases and not shape.subjects:
        faults.append(
            Fault(
                *data.place,
                "cases",
                "",
                "tệp không có trường hợp nào",
                "viết cases, hoặc subjects để xếp loại",
            )
        )
    if faults:
        raise Refused(faults)
    return CaseFile(name, shape, data)


def _repeated(shape: FileShape, data: Table) -> list[Fault]:
    ids = [case.id for case in shape.cases]
    return [
        Fault(
            *_at(data, "cases", place).place,
            f"cases[{place}].id",
            name,
            "hai trường hợp cùng mã",
            "đổi id của một trường hợp",
        )
        for place, name in enumerate(ids)
        if name in ids[:place]
    ]


def _at(data: Table, *path: str | int) -> Node:
    return get(data, path) or data


def cases_of(file: CaseFile, pack: Pack) -> list[Case]:
    """Every case with its entries; faults of a case stay with it, so that others can be run."""
    return [_case(file, pack, shape, place) for place, shape in enumerate(file.shape.cases)]


def entries_of(file: CaseFile, pack: Pack) -> tuple[Entry, ...]:
    """The subjects of a file that is to be rated: its own, and those of its cases under `case/name`, since
    each case is a world of its own. Refused with every fault."""
    desk = Desk(pack)
    found = list(_entries(desk, file, ("subjects",), file.shape.date)) if file.shape.subjects else []
    for place, case in enumerate(file.shape.cases):
        entries = _entries(desk, file, ("cases", place, "subjects"), case.date or file.shape.date)
        found += [_in_case(case.id, entry) for entry in entries]
    if desk.faults:
        raise Refused(desk.faults)
    return tuple(found)


def _in_case(case: str, entry: Entry) -> Entry:
    def named(name: str) -> str:
        return f"{case}/{name}"

    links = {relation: tuple(map(named, targets)) for relation, targets in entry.links.items()}
    groups = {name: named(value) for name, value in entry.groups.items()}
    return replace(entry, id=named(entry.id), links=links, groups=groups)


def _case(file: CaseFile, pack: Pack, shape: CaseShape, place: int) -> Case:
    desk = Desk(pack)
    path = ("cases", place)
    entries = _entries(desk, file, (*path, "subjects"), shape.date or file.shape.date)
    _check_expected(desk, shape, _at(file.data, *path), f"cases[{place}]")
    refusal = Refused(desk.faults) if desk.faults else None
    return Case(shape, file.name, _at(file.data, *path).place, () if refusal else entries, refusal)


def _entries(desk: Desk, file: CaseFile, path: tuple[str | int, ...], on: date) -> tuple[Entry, ...]:
    node = _at(file.data, *path)
    given = _at(file.data, "given")
    bases = given.entries if isinstance(given, Table) and "given" in file.data.entries else {}
    address = re.sub(r"\.(\d+)", r"[\1]", ".".join(map(str, path)))
    found: dict[str, Entry] = {}
    nodes: dict[str, Table] = {}
    for name, subject in node.entries.items() if isinstance(node, Table) else ():
        if isinstance(subject, Table):
            table = completed(desk, subject, bases, f"{address}.{name}")
            entry = read_entry(desk, name, table, on, f"{address}.{name}")
            if entry is not None:
                found[name], nodes[name] = entry, table
    if not desk.faults:
        check(desk, found, nodes, address)
    return tuple(found.values())


def _check_expected(desk: Desk, shape: CaseShape, node: Node, address: str) -> None:
    """What is expected must be about subjects, levels, quotas and deadlines that there are."""
    known: Mapping[str, tuple[Any, Any, str]] = {
        "expect": (shape.expect, shape.subjects, "trường hợp này không có đối tượng nào tên"),
        "quotas": (shape.quotas, desk.pack.quotas, "gói không có tỷ lệ nào tên"),
        "ballots": (shape.ballots, desk.pack.ballots, "gói không có lần bỏ phiếu nào tên"),
        "deadlines": (shape.deadlines, desk.pack.deadlines, "gói không có thời hạn nào tên"),
    }
    for word, (named, there, message) in known.items():
        for name in named:
            if name not in there:
                desk.unknown_name(get(node, (word,)), name, f"{address}.{word}.{name}", message, word)
    for name in shape.agenda:
        if name not in shape.subjects:
            message, remedy = "trường hợp này không có đối tượng nào tên", "sửa tên theo mục subjects"
            desk.fault(get(node, ("agenda",)) or node, f"{address}.agenda", message, remedy, text=name)
    for name, expected in shape.expect.items():
        levels = [*(expected.level or ()), *((expected.cap,) if expected.cap else ())]
        levels += expected.in_force.level if expected.in_force else ()
        for level in levels:
            if level not in (*desk.pack.levels, NO_LEVEL):
                at = get(node, ("expect", name)) or node
                remedy = f"viết một trong: {', '.join(desk.pack.levels)}, {NO_LEVEL}"
                desk.fault(at, f"{address}.expect.{name}", "gói không có mức xếp loại", remedy, text=level)
