"""Starting points: `like` takes one, what is written beside it wins."""

from __future__ import annotations

from collections.abc import Mapping

from congtam.shelf.cases.desk import Desk
from congtam.shelf.nodes import Node, Table, Text


def completed(desk: Desk, subject: Table, given: Mapping[str, Node], address: str) -> Table:
    """The subject with everything it is `like`; a starting point may itself be like another."""
    way: list[str] = []
    table = subject
    while (node := table.entries.get("like")) is not None:
        rest = _without_like(table)
        name = node.value if isinstance(node, Text) else None
        base = given.get(name or "")
        if not isinstance(base, Table):
            remedy = f"dùng một trong: {', '.join(given)}" if given else "viết phần given ở đầu tệp"
            desk.fault(node, f"{address}.like", "không có mẫu (given) nào tên", remedy)
            return rest
        if name in way:
            desk.fault(node, f"{address}.like", "các mẫu lấy lẫn nhau thành vòng tròn:", "bỏ một like")
            return rest
        way.append(str(name))
        table = over(base, rest)
    return table


def _without_like(table: Table) -> Table:
    return Table({key: node for key, node in table.entries.items() if key != "like"}, table.place, table.keys)


def over(base: Table, upper: Table) -> Table:
    """The upper table over the base, key by key; a list or a value is replaced whole."""
    entries = dict(base.entries)
    for key, node in upper.entries.items():
        below = entries.get(key)
        both = isinstance(below, Table) and isinstance(node, Table)
        entries[key] = over(below, node) if both else node  # type: ignore[arg-type]
    return Table(entries, upper.place, {**base.keys, **upper.keys})
