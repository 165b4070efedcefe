"""Open wording read in another way: the pack as it would then be."""

from __future__ import annotations

from congtam.engine.pack import Pack
from congtam.shelf.addresses import Nowhere, get, locate, put, remove
from congtam.shelf.faults import Refused
from congtam.shelf.layering import NULLABLE
from congtam.shelf.nodes import Node, Table, fault_at, is_null
from congtam.shelf.resolving import Resolved
from congtam.shelf.shapes import modelled


def read_otherwise(resolved: Resolved, wording: str, place: int) -> Pack:
    """The pack under one reading of an open wording, or Refused when what the reading sets makes no pack."""
    return modelled(Pack, with_reading(resolved.data, wording, place))


def with_reading(data: Node, wording: str, place: int) -> Node:
    """The data as the reading sets them, or Refused where it names an address that is not there."""
    changes = get(data, ("open_wording", wording, "readings", place, "set"))
    for address, value in changes.entries.items() if isinstance(changes, Table) else ():
        removes = is_null(value) and address.rpartition(".")[2] not in NULLABLE
        try:
            where = locate(data, address, new=not removes)
        except Nowhere as nowhere:
            remedy = "sửa địa chỉ trong set"
            raise Refused(
                [fault_at(value, address, f"không đặt được giá trị, vì {nowhere}:", remedy)]
            ) from None
        data = remove(data, where) if removes else put(data, where, value)
    return data
