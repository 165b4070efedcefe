"""Amendments: text and data changed by address, guarded by what stood there; all of a letter or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from congtam.engine.pack.base import Names
from congtam.engine.pack.pack import Amendment, AmendmentChange
from congtam.shelf.addresses import Nowhere, get, locate, put, remove
from congtam.shelf.faults import Fault, Refused
from congtam.shelf.folders import Letter
from congtam.shelf.nodes import Items, Node, Place, Table, is_null, plain, quoted
from congtam.shelf.sources import Block, Texts


@dataclass(frozen=True)
class TextChange:
    """One change of the text by one letter; `old` is None where the letter only adds."""

    letter: Amendment
    at: str
    cites: str
    clause: Names
    old: str | None
    new: str


@dataclass(frozen=True)
class DataChange:
    """One change of the data by one letter; None: nothing stood or stands there."""

    letter: Amendment
    cites: str
    address: str
    before: Node | None
    after: Node | None


@dataclass(frozen=True)
class Amended:
    data: Table
    texts: Texts
    text_changes: tuple[TextChange, ...] = ()
    data_changes: tuple[DataChange, ...] = ()


@dataclass
class _Work:
    data: Node
    texts: Texts
    text_changes: list[TextChange] = field(default_factory=list)
    data_changes: list[DataChange] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def amended(data: Table, texts: Texts, letter: Letter) -> Amended:
    """The data and texts with the letter applied, or Refused with every mismatch and nothing changed."""
    work = _Work(data, texts)
    nodes = letter.data.entries["changes"]
    assert isinstance(nodes, Items)  # noqa: S101 - the model has accepted it
    for number, (change, node) in enumerate(zip(letter.amendment.changes, nodes.values, strict=True)):
        assert isinstance(node, Table)  # noqa: S101
        where = f"changes[{number}]"
        _change_text(work, letter.amendment, change, node, where)
        _guard_data(work, node, where)
        _change_data(work, letter.amendment, change, node, where)
    _add_wording(work, letter)
    if work.faults:
        raise Refused(work.faults)
    assert isinstance(work.data, Table)  # noqa: S101
    return Amended(work.data, work.texts, tuple(work.text_changes), tuple(work.data_changes))


def _change_text(work: _Work, letter: Amendment, change: AmendmentChange, node: Table, where: str) -> None:
    block = work.texts.block(change.at)
    if change.old is None:
        new = f"{block.text}\n{change.new}" if block else change.new
    else:
        fault, new = _replaced(block, change, node, where)
        if fault:
            work.faults.append(fault)
            return
    place = block.place if block else node.place
    work.texts = work.texts.changed(
        "", Block(change.at, new.strip("\n"), place, block.notes if block else ())
    )
    work.text_changes.append(
        TextChange(letter, change.at, change.cites, change.clause, change.old, change.new)
    )


def _replaced(
    block: Block | None, change: AmendmentChange, node: Table, where: str
) -> tuple[Fault | None, str]:
    """The block's text with `old` replaced by `new`; line breaks of the page are no part of the wording."""
    place = node.entries["old"].place
    old = change.old or ""
    if block is None:
        remedy = "xem lại at, hoặc bổ sung đoạn này vào sources/"
        return Fault(*place, where, change.at, "văn bản được sửa không có địa chỉ", remedy), ""
    pattern = r"\s+".join(map(re.escape, old.split()))
    found = list(re.finditer(pattern, block.text)) if pattern else []
    if len(found) == 1:
        return None, block.text[: found[0].start()] + change.new.strip("\n") + block.text[found[0].end() :]
    if found:
        message = f"câu cũ đứng {len(found)} lần tại {change.at}, không rõ sửa chỗ nào:"
        return Fault(*place, where, old, message, "trích câu cũ dài hơn cho đến khi chỉ còn một chỗ"), ""
    message = f"tại {change.at} không có nguyên văn câu cũ"
    return Fault(
        *place, where, old, message, f"chép lại đúng từng chữ; ở đó đang là “{block.text[:60]}…”"
    ), ""


def _guard_data(work: _Work, node: Table, where: str) -> None:
    """`was` must equal the data before."""
    guards = node.entries.get("was")
    for address, expected in guards.entries.items() if isinstance(guards, Table) else ():
        try:
            found = get(work.data, locate(work.data, address, new=True))
        except Nowhere:
            found = None
        if (plain(found) if found else None) != plain(expected):
            stands = f"“{quoted(found)}”" if found else "chưa có gì"
            message = f"dữ liệu ở {address} trước khi sửa phải là"
            remedy = f"ở đó đang là {stands}; xem lại was, hoặc thứ tự các văn bản sửa đổi"
            work.faults.append(Fault(*expected.place, f"{where}.was", quoted(expected), message, remedy))


def _change_data(work: _Work, letter: Amendment, change: AmendmentChange, node: Table, where: str) -> None:
    values = node.entries.get("set")
    for address, value in values.entries.items() if isinstance(values, Table) else ():
        place = values.keys.get(address, value.place) if isinstance(values, Table) else value.place
        try:
            path = locate(work.data, address, new=not is_null(value))
        except Nowhere as nowhere:
            work.faults.append(_nowhere(place, f"{where}.set", address, nowhere))
            continue
        before = get(work.data, path)
        work.data = remove(work.data, path) if is_null(value) else put(work.data, path, value)
        after = None if is_null(value) else value
        work.data_changes.append(DataChange(letter, change.cites, address, before, after))


def _nowhere(place: Place, where: str, address: str, nowhere: Nowhere) -> Fault:
    return Fault(
        *place, where, address, f"không đặt được dữ liệu, vì {nowhere}:", "sửa địa chỉ cho đúng chỗ cần thay"
    )


def _add_wording(work: _Work, letter: Letter) -> None:
    """What the letter itself leaves open joins the pack's open wording."""
    wording = letter.data.entries.get("open_wording")
    if not isinstance(wording, Table):
        return
    for key, node in wording.entries.items():
        path = ("open_wording", key)
        if get(work.data, path) is not None:
            message = "gói đã có chỗ để ngỏ tên này:"
            work.faults.append(Fault(*wording.keys[key], "open_wording", key, message, "đặt tên khác"))
        elif get(work.data, path[:1]) is None:
            work.data = put(work.data, path[:1], Table({key: node}, wording.place, wording.keys))
        else:
            work.data = put(work.data, path, node)
