"""What the rows of a scorecard add up to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from congtam.engine.pack.criteria import AnyRow, Group


@dataclass(frozen=True)
class RowsSum:
    """`whole` with all rows that exist only for some, `bare` without them; in hundredths of a point."""

    whole: int
    bare: int

    def agrees_with(self, most: int) -> bool:
        return most in (self.whole, self.bare)


def rows_sum(rows: Iterable[AnyRow]) -> RowsSum:
    """The maxima of rows side by side. Variants of a row count once; bonus and deduction stand outside."""
    whole = bare = 0
    variants: dict[str, int] = {}
    for row in rows:
        if isinstance(row, Group) and row.role != "ordinary":
            continue
        most = row_max(row)
        if row.alternative is not None:
            variants[row.alternative] = max(variants.get(row.alternative, 0), most)
            continue
        whole += most
        bare += 0 if row.only_for else most
    shared = sum(variants.values())
    return RowsSum(whole + shared, bare + shared)


def row_max(row: AnyRow) -> int:
    """The most that a row can give; 0 for marks without points."""
    if row.max is not None:
        return row.max
    if isinstance(row, Group):
        return group_sum(row).whole
    return max(row.points.values(), default=0)


def group_sum(group: Group) -> RowsSum:
    """What the rows of a group make of it: their sum, or what their mean can reach."""
    if group.total == "sum":
        return rows_sum(group.children)
    maxima = [row_max(row) for row in group.children]
    mean = sum(maxima) // len(maxima) if maxima else 0
    return RowsSum(mean, mean)
