"""Subjects as people write them, as entries that the engine takes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from congtam.engine.entries import Problem, check_entries
from congtam.engine.pack.quantities import day, flag, points, whole
from congtam.engine.population import Entry, ForumVote
from congtam.shelf.addresses import get
from congtam.shelf.cases.desk import Desk
from congtam.shelf.cases.facts import read_facts
from congtam.shelf.cases.sheet import read_sheet
from congtam.shelf.faults import Fault
from congtam.shelf.nodes import Node, Table, is_null

RAW_KINDS = ("person", "unit")
"""Entries whose kinds of subject are derived from their facts."""

_ABOUT = "type like name date in facts links score reviewed voted voted_in proposed decided"
_ROWS = "points grades options answers times parts aside"
KEYS = dict.fromkeys((*_ABOUT.split(), *_ROWS.split()))


def read_entry(desk: Desk, name: str, subject: Table, on: date, address: str) -> Entry | None:
    """One subject, or None when it has no type; what cannot be read is a fault and left out."""
    if not name.strip():
        desk.fault(subject, address, "đối tượng không có tên", "viết tên trước dấu hai chấm", text="")
    for key in subject.entries:
        if key not in KEYS:
            desk.unknown_key(subject, key, address, KEYS)
    entries = subject.entries
    if is_null(entries.get("type")) or "type" not in entries:
        remedy = "viết type, hoặc like một mẫu có type"
        desk.fault(subject, f"{address}.type", "đối tượng chưa nói loại nào", remedy, text="")
        return None
    kind = desk.text(entries["type"], f"{address}.type") or ""
    filled = read_sheet(desk, kind, subject, address)
    own_day = desk.optional(entries.get("date"), f"{address}.date", day, "viết như 10/12/2018")
    return Entry(
        id=name,
        type=kind,
        date=own_day or on,
        name=desk.optional(entries.get("name"), f"{address}.name", str, "viết tên") or "",
        groups=_groups(desk, entries.get("in"), f"{address}.in"),
        facts=read_facts(desk, entries.get("facts"), f"{address}.facts"),
        points=filled.points,
        grades=filled.grades,
        options=filled.options,
        answers=filled.answers,
        times=filled.times,
        parts=filled.parts,
        aside=filled.aside,
        score=desk.optional(entries.get("score"), f"{address}.score", points, "viết số điểm như 89,5"),
        links=_links(desk, entries.get("links"), f"{address}.links"),
        reviewed=desk.optional(entries.get("reviewed"), f"{address}.reviewed", flag, "viết true hoặc false"),
        voted_in=_forums(desk, entries.get("voted_in"), f"{address}.voted_in"),
        voted=_level(desk, entries.get("voted"), f"{address}.voted"),
        proposed=_level(desk, entries.get("proposed"), f"{address}.proposed"),
        decided=_level(desk, entries.get("decided"), f"{address}.decided"),
    )


def check(desk: Desk, entries: Mapping[str, Entry], nodes: Mapping[str, Table], address: str) -> None:
    """What the engine finds wrong with the entries, at the places where it was written."""
    for problem in check_entries(desk.pack, list(entries.values())):
        desk.faults.append(_fault(problem, nodes[problem.subject], f"{address}.{problem.subject}"))


def _fault(problem: Problem, subject: Table, address: str) -> Fault:
    path = re.fullmatch(r"([^.\[]+)(?:\.(.+)|\[(.+)\])?", problem.address)
    steps = [step for step in path.groups() if step] if path else []
    node: Node = subject
    while steps and (found := get(subject, steps)) is None:
        steps.pop()
    node = found if steps and found is not None else subject
    return Fault(*node.place, f"{address}.{problem.address}", "", problem.what, problem.remedy)


def _groups(desk: Desk, node: Node | None, address: str) -> dict[str, str]:
    return {key: desk.text(value, f"{address}.{key}") or "" for key, value in desk.table(node, address)}


def _level(desk: Desk, node: Node | None, address: str) -> str | None:
    return desk.optional(node, address, str, "viết một mức xếp loại")


def _forums(desk: Desk, node: Node | None, address: str) -> dict[str, ForumVote]:
    """`{ward_committee: {level: HTTNV, main: true, rank: 1}}`."""
    found: dict[str, ForumVote] = {}
    for forum, value in desk.table(node, address):
        said = dict(desk.table(value, f"{address}.{forum}"))
        level = _level(desk, said.get("level"), f"{address}.{forum}.level")
        main = desk.optional(said.get("main"), f"{address}.{forum}.main", flag, "viết true hoặc false")
        rank = desk.optional(said.get("rank"), f"{address}.{forum}.rank", whole, "viết số thứ tự")
        if level is not None:
            found[forum] = ForumVote(level, is_main=bool(main), rank=rank or 1)
    return found


def _links(desk: Desk, node: Node | None, address: str) -> dict[str, tuple[str, ...]]:
    return {
        relation: desk.names(value, f"{address}.{relation}")
        for relation, value in desk.table(node, address, desk.pack.relations)
    }
