"""Packs as an organisation has settled them: readings signed, proposed values confirmed, slots filled. The
pack on the shelf never changes; what was signed is laid over a copy, which a campaign pins."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from congtam.campaigns.models import Settling
from congtam.campaigns.packs import Offer, offer, shelf
from congtam.engine.pack import Pack
from congtam.engine.pack.pack import Fill
from congtam.shelf.addresses import Path, address_of, get, locate, put, remove
from congtam.shelf.clauses import read_clauses
from congtam.shelf.faults import Fault, Refused
from congtam.shelf.filling import filled
from congtam.shelf.folders import Filling
from congtam.shelf.gate.pending import Pending
from congtam.shelf.gate.report import Report, examined
from congtam.shelf.nodes import Node, Place, Table, Text, node_of, plain
from congtam.shelf.readings import with_reading
from congtam.shelf.shapes import modelled

Signed = Mapping[str, Any]
HERE = Place("đã ký ở đây")
EMPTY = Table({}, HERE)
OF_THE_OFFICE = ("reviews.", "agendas.")
"""Where a filling is content that people read, and no rule of a document."""
SIGNED_ONLY = ("override", "source", "slot")
"""What stays as it is and only needs a signature: a slot may be left empty on purpose."""


def settled_offer(organisation: int, key: str) -> Offer:
    """The pack as this organisation would open a campaign by it; Refused when what was signed makes none."""
    return as_signed(key, [row.signed() for row in settlings(organisation, key)])


def settlings(organisation: int, key: str) -> list[Settling]:
    """Of the pack as it lies on the shelf now: another text has to be settled anew."""
    rows = Settling.objects.filter(organisation=organisation, fingerprint=offer(key).resolved.fingerprint)
    return list(rows.order_by("kind", "address"))


def as_signed(key: str, signed: Sequence[Signed]) -> Offer:
    return _as_signed(key, json.dumps(signed, ensure_ascii=False, sort_keys=True)) if signed else offer(key)


@lru_cache(maxsize=16)
def _as_signed(key: str, written: str) -> Offer:
    signed: list[Signed] = json.loads(written)
    below = offer(key).resolved
    refuse_crossing(below.data, signed)
    data = below.data
    for one in signed:
        data = laid(data, one)
    data = without_sets(data)
    resolved = replace(below, pack=modelled(Pack, data), data=data)
    report = examined(resolved, read_clauses(shelf().root).kinds)
    return Offer(key, resolved, Report(report.pack_id, report.faults, left(report, signed)), tuple(signed))


def refuse_crossing(data: Table, signed: Sequence[Signed]) -> None:
    """Two readings that change the same place, or one inside the other, would undo each other unseen."""
    touched: list[tuple[str, Path]] = []
    for one in signed:
        for path in changed_by(data, one) if one["kind"] == "wording" else ():
            for address, other in touched:
                shorter = min(len(path), len(other))
                if address != one["address"] and path[:shorter] == other[:shorter]:
                    raise Refused([crossing(data, one["address"], address, path)])
            touched.append((one["address"], path))


def changed_by(data: Table, one: Signed) -> list[Path]:
    """What a reading sets; a row that it takes out moves all after it."""
    place = reading_place(data, one)
    if place is None:
        return []
    key = one["address"].removeprefix("open_wording.")
    changes = plain(get(data, ("open_wording", key, "readings", place, "set")) or node_of({}, HERE))
    found = []
    for address, value in changes.items():
        path = locate(data, address, new=True)
        found.append(path[:-1] if value is None and isinstance(path[-1], int) else path)
    return found


def crossing(data: Table, one: str, other: str, path: Path) -> Fault:
    message = _("hai cách hiểu đã chọn (%(other)s và %(one)s) cùng sửa một chỗ") % {
        "other": other,
        "one": one,
    }
    remedy = _("ở một trong hai, chọn cách văn bản đã viết")
    return Fault(*HERE, address_of(data, path), "", message, remedy)


def without_sets(data: Node) -> Table:
    """What other readings would change is said against the pack on the shelf, not against this copy."""
    found = data
    for key, wording in plain(get(data, ("open_wording",)) or node_of({}, HERE)).items():
        for place, reading in enumerate(wording["readings"]):
            if "set" in reading:
                found = remove(found, ("open_wording", key, "readings", place, "set"))
    if not isinstance(found, Table):
        raise AssertionError("the top of a pack is a table and stays one")
    return found


def laid(data: Table, one: Signed) -> Table:
    match one["kind"]:
        case "wording":
            found: Node = chosen(data, one)
        case "proposed":
            found = confirmed(data, one["address"])
        case "slot" if one["content"] is not None:
            told = as_contents(data, one)
            found = filled(told.data, (filling(told.data, {**one, "content": told.rows}),))
        case _:
            found = data
    if not isinstance(found, Table):
        raise AssertionError("the top of a pack is a table and stays one")
    return found


def chosen(data: Table, one: Signed) -> Node:
    """The reading that was signed becomes what the pack says, and says by whom and why."""
    key, place = one["address"].removeprefix("open_wording."), reading_place(data, one)
    if place is None:
        return data
    found = with_reading(data, key, place)
    said = {"chosen": one["choice"], "by": one["decided_by"], "why": one["why"]}
    for name, text in said.items():
        found = put(found, ("open_wording", key, name), Text(text, HERE))
    return found


def reading_place(data: Table, one: Signed) -> int | None:
    key = one["address"].removeprefix("open_wording.")
    readings = plain(get(data, ("open_wording", key, "readings")) or node_of([], HERE))
    return next((n for n, reading in enumerate(readings) if reading["id"] == one["choice"]), None)


def confirmed(data: Table, address: str) -> Node:
    """A value is no longer ours once somebody has confirmed it."""
    path = locate(data, address, new=True)
    return remove(data, (*path, "proposed")) if get(data, (*path, "proposed")) is not None else data


def filling(data: Table, one: Signed) -> Filling:
    slots = plain(data.entries["slots"])
    key = next(name for name, slot in slots.items() if slot["at"] == one["address"])
    content = node_of(one["content"], HERE)
    fill = Fill.model_validate({"slot": key, "with": one["content"], "cites": slots[key]["cites"]})
    return Filling(fill, content, HERE)


@dataclass(frozen=True)
class Contents:
    """What an organisation filled in, marked as theirs, over data that know the parts it asks for."""

    data: Table
    rows: list[dict[str, Any]]


def as_contents(data: Table, one: Signed) -> Contents:
    """Sections and steps say whose they are: no document has them. Parts are typed by their names."""
    if not one["address"].startswith(OF_THE_OFFICE):
        return Contents(data, one["content"])
    theirs = {"note": f"Do {one['decided_by']} điền theo {one['paper']}; văn bản của đợt không nêu."}
    known = {label.casefold(): key for key, label in plain(get(data, ("review_parts",)) or EMPTY).items()}
    named = [part for row in one["content"] for part in row.get("parts", ())]
    new = {part: f"part-{n}" for n, part in enumerate(unknown(named, known), len(known) + 1)}
    if new:
        parts = Table({key: Text(part, HERE) for part, key in new.items()}, HERE)
        there = get(data, ("review_parts",))
        data = put(data, ("review_parts",), joined(there, parts))  # type: ignore[assignment]
    keys = known | {part.casefold(): key for part, key in new.items()}
    rows = [
        row | theirs | ({"parts": [keys[part.casefold()] for part in row["parts"]]} if "parts" in row else {})
        for row in one["content"]
    ]
    return Contents(data, rows)


def unknown(named: Iterable[str], known: Mapping[str, str]) -> list[str]:
    """Once each, however it was typed."""
    found = {part.casefold(): part for part in reversed(list(named)) if part.casefold() not in known}
    return list(found.values())[::-1]


def joined(there: Node | None, new: Table) -> Table:
    return Table({**(there.entries if isinstance(there, Table) else {}), **new.entries}, HERE)


def left(report: Report, signed: Sequence[Signed]) -> tuple[Pending, ...]:
    done = {(one["kind"], one["address"]) for one in signed if one["kind"] in SIGNED_ONLY}
    return tuple(each for each in report.pending if (each.kind, each.address) not in done)
