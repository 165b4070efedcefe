"""Case files, and each case with its subjects read against the pack."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path as File
from typing import Any

from congtam.engine.pack import Pack
from congtam.engine.population import Entry
from congtam.shelf.addresses import get
from congtam.shelf.cases.desk import Desk
from congtam.shelf.cases.entries import check, read_entry
from congtam.shelf.cases.given import completed
from congtam.shelf.cases.written import NO_LEVEL, CaseShape, FileShape
from congtam.shelf.faults import Fault, Refused
from congtam.shelf.nodes import Node, Place, Table
from congtam.shelf.reading import read
from congtam.shelf.shapes import modelled


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
            before = len(desk.faults)
            table = completed(desk, subject, bases, f"{address}.{name}")
            is_whole = len(desk.faults) == before
            entry = read_entry(desk, name, table, on, f"{address}.{name}") if is_whole else None
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
