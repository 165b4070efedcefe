"""From a plan of columns to their values."""

from __future__ import annotations

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


def is_complete(table: nw.LazyFrame[Any]) -> bool:
    """Whether no points are missing in any column of points; where counting them is not free, no."""
    names = [name for name in table.collect_schema().names() if name.startswith("points:")]
    if not names or not table.implementation.is_polars():
        return False
    return not any(collected(table.select(nw.col(*names).null_count())).row(0))
