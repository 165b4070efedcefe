"""One thing that came out otherwise, and how values are said in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from congtam.engine.pack.quantities import points_text


@dataclass(frozen=True)
class Mismatch:
    """One thing that came out otherwise. `what` is the word of the case file."""

    subject: str
    what: str
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.subject}: {self.what} cần {self.expected}, ra {self.found}"


def span_said(span: tuple[int, int] | None) -> str:
    if span is None:
        return "chưa biết"
    return points_text(span[0]) if span[0] == span[1] else f"{points_text(span[0])}..{points_text(span[1])}"


def count_said(span: tuple[int, int] | None) -> str:
    if span is None:
        return "chưa biết"
    return str(span[0]) if span[0] == span[1] else f"[{span[0]}, {span[1]}]"


def said(value: Any) -> str:
    match value:
        case None:
            return "chưa biết"
        case bool():
            return "true" if value else "false"
        case set() | frozenset():
            return ", ".join(sorted(map(str, value))) or "không có gì"
        case _:
            return str(value)
