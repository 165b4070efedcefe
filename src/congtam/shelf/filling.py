"""Slots: what a document leaves to another level, and the upper pack's filling of them."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import TypeAdapter, ValidationError

from congtam.engine.pack.criteria import AnyRow
from congtam.engine.pack.pack import Slot
from congtam.engine.pack.quantities import points_text
from congtam.shelf.addresses import ROWS, Nowhere, at, locate, put
from congtam.shelf.faults import Fault, Refused
from congtam.shelf.folders import Filling
from congtam.shelf.nodes import Items, Node, Table, Text, fault_at, plain
from congtam.shelf.shapes import modelled
from congtam.shelf.sums import rows_sum

CONTENTS = ("sections", "steps")
"""Lists of what a review contains and what a meeting goes through."""
LEAF_ONLY = ("kind", "step", "rounding", "proposed")
"""What a row says of its own counting, and whose proposal that is."""

_ROWS: TypeAdapter[tuple[AnyRow, ...]] = TypeAdapter(tuple[AnyRow, ...])


def filled(data: Table, fillings: tuple[Filling, ...]) -> Table:
    """The data with the slots filled, or Refused when a slot is unknown or its points do not come out."""
    faults: list[Fault] = []
    slots = data.entries.get("slots", Table({}))
    for filling in fillings:
        node = slots.entries.get(filling.fill.slot) if isinstance(slots, Table) else None
        if node is None:
            known = ", ".join(slots.entries) if isinstance(slots, Table) else ""
            remedy = (
                f"điền một trong các chỗ trống: {known}"
                if known
                else "gói bên dưới không để chỗ trống nào, bỏ mục này"
            )
            faults.append(
                Fault(*filling.place, "fills", filling.fill.slot, "không có chỗ trống tên như thế:", remedy)
            )
            continue
        slot = modelled(Slot, node)
        if fault := _wrong_sum(slot, filling):
            faults.append(fault)
            continue
        data = _put(data, slot, filling, faults)
    if faults:
        raise Refused(faults)
    return data


def _put(data: Table, slot: Slot, filling: Filling, faults: list[Fault]) -> Table:
    try:
        path = locate(data, slot.at, new=True)
    except Nowhere as nowhere:
        faults.append(
            Fault(
                *filling.place,
                slot.at,
                filling.fill.slot,
                f"không điền được: {nowhere}",
                "sửa địa chỉ at của chỗ trống",
            )
        )
        return data
    holds_rows = slot.at.endswith((*ROWS, *CONTENTS))
    result = put(data, path, _cited(filling) if holds_rows else filling.data)
    if path[-1] == "children":
        result = put(result, path[:-1], _as_group(at(result, path[:-1])))
    assert isinstance(result, Table)  # noqa: S101 - the top of a pack is a table and stays one
    return result


def _as_group(row: Node) -> Node:
    """A row that counted by itself while nobody filled it counts by its rows now."""
    kind = row.entries.get("kind") if isinstance(row, Table) else None
    if not isinstance(row, Table) or kind is None or plain(kind) == "group":
        return row
    kept = {key: node for key, node in row.entries.items() if key not in LEAF_ONLY}
    return Table(kept, row.place, row.keys)


def _cited(filling: Filling) -> Node:
    """Rows that come with a filling stand on its citation, unless they say their own."""
    if not isinstance(filling.data, Items):
        return filling.data
    about: Mapping[str, Node] = {"cites": Text(filling.fill.cites, filling.place)} | (
        {"clause": Items(tuple(Text(each, filling.place) for each in filling.fill.clause), filling.place)}
        if filling.fill.clause
        else {}
    )
    rows = (
        Table({**about, **row.entries}, row.place, row.keys) if isinstance(row, Table) else row
        for row in filling.data.values
    )
    return Items(tuple(rows), filling.data.place)


def _wrong_sum(slot: Slot, filling: Filling) -> Fault | None:
    if slot.points is None:
        return None
    try:
        total = rows_sum(_ROWS.validate_python(plain(filling.data))).whole
    except ValidationError:
        return fault_at(
            filling.data,
            f"fills ({filling.fill.slot})",
            "chỗ trống này phải điền bằng một danh sách tiêu chí có điểm, không phải",
            "viết mỗi tiêu chí với text và max",
        )
    if total == slot.points:
        return None
    needed, given = points_text(slot.points), points_text(total)
    message = f"chỗ trống “{slot.label}” cần đúng {needed} điểm, phần điền cộng lại được {given} điểm:"
    return fault_at(filling.data, f"fills ({filling.fill.slot})", message, "sửa max của các tiêu chí cho đủ")


def is_empty(data: Table, slot: Slot) -> bool:
    """Whether nobody has filled the slot."""
    try:
        return plain(at(data, locate(data, slot.at))) in (None, "", [], {})
    except Nowhere:
        return True
