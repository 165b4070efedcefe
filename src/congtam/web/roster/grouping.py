"""Faults as people mend them: sheet by sheet, from above, errors before questions before remarks. What is the
same in many rows stands once, with all its rows."""

from collections.abc import Iterable
from typing import Any

from congtam.people.roster.sheets import Fault, Weight

MOST_KEPT = 2000
ROWS_SHOWN = 200


def together(faults: Iterable[Fault]) -> list[dict[str, Any]]:
    """As they are kept with the trial."""
    rows: dict[tuple[str, str, str, str, Weight], list[int]] = {}
    for fault in faults:
        key = (fault.place.sheet, fault.place.column, fault.says, fault.remedy, fault.weight)
        rows.setdefault(key, []).append(fault.place.row)
    weights = list(Weight)
    ordered = sorted(rows.items(), key=lambda one: (weights.index(one[0][4]), one[0][0], min(one[1])))
    return [
        {
            "sheet": sheet,
            "column": column,
            "says": says,
            "remedy": remedy,
            "weight": str(weight),
            "rows": sorted(set(found))[:ROWS_SHOWN],
            "more": max(0, len(set(found)) - ROWS_SHOWN),
        }
        for (sheet, column, says, remedy, weight), found in ordered[:MOST_KEPT]
    ]
