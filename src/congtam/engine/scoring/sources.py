"""What scoring reads: the columns that were entered, and what the rules outside the scorecard tell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import narwhals as nw

from congtam.engine.pack.conditions import Condition
from congtam.engine.population import row_column

RelatedCounts = tuple[nw.Expr, nw.Expr, nw.Expr]
"""Hits for certain, hits at most, and how many there are; the last is null when nobody said."""


def _unasked(condition: Condition) -> nw.Expr:
    raise ValueError(f"phiếu điểm phụ thuộc một điều kiện chưa có cột trạng thái: {condition!r}")


def _unlinked(relation: str, level: str) -> nw.Expr:
    raise ValueError(f"phiếu điểm phụ thuộc mức xếp loại chưa có cột: {relation}, {level}")


def _uncounted(relation: str, level: str) -> RelatedCounts:
    raise ValueError(f"phiếu điểm phụ thuộc tỷ lệ chưa có cột: {relation}, {level}")


@dataclass(frozen=True)
class Sources:
    """`status` gives a condition's status column, `may_be` whether the one related subject may be at a
    level, `related` the hits among the related subjects at or above a level. Each is asked only for rows
    that need it. `complete` says that no points are missing in the columns that there are."""

    available: frozenset[str]
    status: Callable[[Condition], nw.Expr] = field(default=_unasked)
    may_be: Callable[[str, str], nw.Expr] = field(default=_unlinked)
    related: Callable[[str, str], RelatedCounts] = field(default=_uncounted)
    complete: bool = False

    def entered(self, kind: str, address: str) -> nw.Expr | None:
        """The column of one row, None when nobody entered any such value."""
        name = row_column(kind, address)
        return nw.col(name) if name in self.available else None
