"""How fast a ward is rated again after a change, and how fast one subject is explained.

    ./congtam bench ward
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from ratings.ward import ward

from congtam.engine.entries import population_of
from congtam.engine.explanation import explain
from congtam.engine.outcome import outcomes
from congtam.engine.quotas.counting import count_places
from congtam.engine.rating import rate
from congtam.shelf.catalogue import Catalogue


def milliseconds(deed: Callable[[], object], repeat: int = 15) -> float:
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        deed()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def main() -> None:
    pack = Catalogue().resolved("hx-2018").pack
    entries = ward(pack)
    population = population_of(pack, entries)
    rating = rate(pack, population)
    steps = sum(
        sum(name.startswith(("step:", "cap:", "binds:", "aside:")) for name in table.collect_schema().names())
        * len(table.collect())
        for table in rating.tables.values()
    )
    print(f"{pack.id}: {len(entries):,} subjects, {steps:,} steps kept; medians")
    print(f"  rating, warm                     {milliseconds(lambda: rate(pack, population)):7.1f} ms")
    print(f"  outcomes of all as plain values  {milliseconds(lambda: outcomes(rating)):7.1f} ms")
    print(f"  places of every quota            {milliseconds(lambda: _quotas(pack, rating)):7.1f} ms")
    for one in ("c1", "m1", "l1"):
        print(f"  explanation of {one}                {milliseconds(lambda one=one: explain(rating, one)):7.1f} ms")


def _quotas(pack, rating) -> None:
    for name in pack.quotas:
        count_places(rating, name)


if __name__ == "__main__":
    main()
