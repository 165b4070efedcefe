"""From a plan of columns to their values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import narwhals as nw


def collected(table: nw.LazyFrame[Any]) -> nw.DataFrame[Any]:
    """With Polars by its engine for tables that lie in memory: columns that stay as they are are not copied.
    Its other engine cuts every column into pieces, which costs more than all the rules of a rating."""
    if table.implementation.is_polars():
        return table.collect(engine="in-memory")
    return table.collect()


def settled(table: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Computed now, where the engine under it works in this process; elsewhere the plan just grows."""
    return collected(table).lazy() if table.implementation.is_polars() else table


def in_order(table: nw.LazyFrame[Any], names: Iterable[str]) -> nw.LazyFrame[Any]:
    """The same table, with Polars told which whole numbers stand in order: what is joined and grouped by them
    is then found by going along, not by looking up every row."""
    if not table.implementation.is_polars():
        return table
    frame = collected(table)
    native = frame.to_native()
    ordered = [native[name].set_sorted() for name in names if _stands_in_order(frame[name])]
    told: nw.LazyFrame[Any] = nw.from_native(native.with_columns(*ordered).lazy())
    return told


def _stands_in_order(column: nw.Series[Any]) -> bool:
    return column.dtype.is_integer() and not column.null_count() and column.is_sorted()


def is_complete(table: nw.LazyFrame[Any]) -> bool:
    """Whether no points are missing in any column of points; where counting them is not free, no."""
    names = [name for name in table.collect_schema().names() if name.startswith("points:")]
    if not names or not table.implementation.is_polars():
        return False
    return not any(collected(table.select(nw.col(*names).null_count())).row(0))
