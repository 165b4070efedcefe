"""Facts as people write them, read by their types in the pack."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from congtam.engine.pack.quantities import day, flag, share, whole
from congtam.shelf.cases.desk import Desk
from congtam.shelf.nodes import Node

FactValue = bool | int | date | str
HUNDREDTHS = 10_000
"""A percentage is kept in hundredths of a percent."""


def percent(text: str) -> int:
    """`49,99%` as whole hundredths of a percent."""
    if not text.strip().endswith("%"):
        raise ValueError(f"“{text}” thiếu dấu %")
    found = share(text)
    return found.over * HUNDREDTHS // found.under


_READERS: dict[str, tuple[Callable[[str], FactValue], str]] = {
    "yes_no": (flag, "viết true hoặc false"),
    "judgement": (flag, "viết true hoặc false"),
    "number": (whole, "viết một số nguyên"),
    "percent": (percent, "viết như 49,99%"),
    "date": (day, "viết như 30/06/2018"),
}
_TEXT: tuple[Callable[[str], FactValue], str] = (str, "viết một giá trị đơn")


def read_facts(desk: Desk, node: Node | None, address: str) -> dict[str, FactValue]:
    """The facts of one subject by key. A fact that the pack does not know stays text: checking finds it."""
    found: dict[str, FactValue] = {}
    for key, value in desk.table(node, address, desk.pack.facts):
        fact = desk.pack.facts.get(key)
        reader, remedy = _READERS.get(fact.type, _TEXT) if fact else _TEXT
        read = desk.read(value, f"{address}.{key}", reader, remedy)
        if read is not None:
            found[key] = read
    return found
