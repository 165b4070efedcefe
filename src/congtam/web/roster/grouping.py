"""Faults as people mend them: sheet by sheet, from above, errors before questions before remarks."""

from collections.abc import Iterable
from itertools import groupby

from congtam.people.roster.sheets import Fault, Weight


def by_sheet(faults: Iterable[Fault]) -> list[tuple[str, list[Fault]]]:
    ordered = sorted(
        faults, key=lambda fault: (fault.place.sheet, list(Weight).index(fault.weight), fault.place.row)
    )
    return [(sheet, list(group)) for sheet, group in groupby(ordered, key=lambda fault: fault.place.sheet)]
