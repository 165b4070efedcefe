"""A change written on one line: `SUBJECT.fact=value`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from congtam.engine.entries import TAKES, check_entries
from congtam.engine.pack import Pack
from congtam.engine.population import Entry
from congtam.engine.scoring import rows_of
from congtam.engine.whatif import Change, UnknownSubject, changed
from congtam.shelf.cases.desk import Desk
from congtam.shelf.cases.entries import read_entry
from congtam.shelf.faults import Fault, Refused
from congtam.shelf.nodes import Place, Table, node_of

RECORDED = ("score", "reviewed", "voted", "proposed", "decided")
WHERE = "--set"


def read_change(pack: Pack, entries: Iterable[Entry], text: str) -> Change:
    """The change, checked as the entry itself would be; Refused with what is wrong, UnknownSubject without
    subject."""
    entries = list(entries)
    target, equals, value = text.partition("=")
    subject = next((e for e in entries if target.startswith(f"{e.id}.")), None)
    if not equals or "." not in target:
        raise Refused([_fault(text, "không đọc được thay đổi", "viết ĐỐI_TƯỢNG.dữ_kiện=giá_trị")])
    if subject is None:
        raise UnknownSubject(target.partition(".")[0])
    name = target.removeprefix(f"{subject.id}.")
    written = _written(pack, subject, name, value)
    desk = Desk(pack)
    table = node_of({"type": subject.type} | written, Place(WHERE, 0, 0))
    entry = (
        read_entry(desk, subject.id, table, subject.date, subject.id) if isinstance(table, Table) else None
    )
    if entry is None or desk.faults:
        raise Refused(desk.faults)
    change = Change(subject.id, {field: getattr(entry, field) for field in written})
    others = [e for e in entries if e.id != subject.id]
    problems = check_entries(pack, [*others, *changed([subject], [change])])
    if problems:
        raise Refused(
            Fault(WHERE, 0, 0, f"{problem.subject}.{problem.address}", "", problem.what, problem.remedy)
            for problem in problems
        )
    return change


def _written(pack: Pack, subject: Entry, name: str, value: str) -> dict[str, object]:
    """The field of the entry in which the name stands."""
    if name in RECORDED:
        return {name: value}
    if name in pack.facts:
        return {"facts": {name: value}}
    card = pack.subjects[subject.type].scorecard if subject.type in pack.subjects else None
    place = rows_of(pack.scorecards.get(card or "")).get(name)
    if place is not None:
        for field, (_, takes) in TAKES.items():
            if takes(place) and field in {one.name for one in fields(Entry)}:
                return {field: {name: value}}
    remedy = "viết mã một dữ kiện của gói, địa chỉ một dòng của phiếu, hoặc " + ", ".join(RECORDED)
    raise Refused([_fault(name, "không có dữ kiện, dòng phiếu hay mức nào tên", remedy)])


def _fault(text: str, message: str, remedy: str) -> Fault:
    return Fault(WHERE, 0, 0, "", text, message, remedy)
