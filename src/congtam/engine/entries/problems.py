"""One thing that is wrong with an entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """`address` is where in the subject's entry, as `points[TC1/1]` or `facts.disciplined`; `what` quotes
    what was entered; `remedy` says what to do. Both are Vietnamese."""

    subject: str
    address: str
    what: str
    remedy: str


def one_of(names: Iterable[str]) -> str:
    """What may be entered instead, for a remedy."""
    known = list(names)
    return f"dùng một trong: {', '.join(known)}" if known else "bỏ mục này"


def shortened(text: str) -> str:
    """The beginning of a criterion's text, enough to know it by."""
    words = " ".join(text.split())
    return f"“{words}”" if len(words) <= 60 else f"“{words[:57].rstrip()}…”"
