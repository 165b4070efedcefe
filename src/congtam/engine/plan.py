"""A pack compiled: what follows from the pack alone is worked out once and kept for the next rating.

Narwhals puts every expression into the engine's own words each time it is used. For a ward that costs more
than counting the ward, so a plan keeps the words of Polars, whose expressions belong to no table.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import narwhals as nw

from congtam.engine.pack import Pack

Made = TypeVar("Made")
Frame = nw.LazyFrame[Any]


class KeptExpr(nw.Expr):
    """An expression that is put into Polars' words once."""

    @classmethod
    def of(cls, expr: nw.Expr) -> KeptExpr:
        return cls(*expr._nodes)  # noqa: SLF001 - the same expression, which nothing public can copy

    def _to_compliant_expr(self, ns: Any) -> Any:
        if "polars" not in type(ns).__module__:
            return super()._to_compliant_expr(ns)
        if not hasattr(self, "_kept"):
            self._kept = super()._to_compliant_expr(ns)
        return self._kept


def kept(columns: Mapping[str, nw.Expr]) -> dict[str, nw.Expr]:
    """Named expressions, each to be used as it is (a further `alias` would make a new one)."""
    return {name: KeptExpr.of(expr.alias(name)) for name, expr in columns.items()}


def added(table: Frame, columns: Mapping[str, nw.Expr]) -> Frame:
    """The table with columns of a plan."""
    return _told(table, "with_columns", list(columns.values()))


def selected(table: Frame, columns: Mapping[str, nw.Expr]) -> Frame:
    """The columns of a plan alone."""
    return _told(table, "select", list(columns.values()))


def _told(table: Frame, deed: str, columns: list[nw.Expr]) -> Frame:
    """By narwhals the first time, which looks the expressions over; then in Polars' own words."""
    words = [column._kept for column in columns if hasattr(column, "_kept")]  # noqa: SLF001 - of KeptExpr
    made: Frame
    if table.implementation.is_polars() and len(words) == len(columns):
        made = nw.from_native(getattr(table.to_native(), deed)([one.native for one in words]))
    else:
        made = getattr(table, deed)(*columns)
    return made


@dataclass(frozen=True)
class Plan:
    """Keep one for as long as its pack is in use; a rating without a plan makes its own."""

    pack: Pack
    _made: dict[Hashable, Any] = field(default_factory=dict)

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What was made under the key, made now if it is the first time. The key names all it is made of."""
        if key not in self._made:
            self._made[key] = make()
        made: Made = self._made[key]
        return made

    def columns(self, key: Hashable, make: Callable[[], Mapping[str, nw.Expr]]) -> dict[str, nw.Expr]:
        return self.once(key, lambda: kept(make()))
