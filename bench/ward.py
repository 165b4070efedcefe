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
from congtam.engine.plan import Plan
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
    plan = Plan(pack)
    rating = rate(pack, population, plan)
    steps = sum(
        sum(name.startswith(("step:", "cap:", "binds:", "aside:")) for name in table.collect_schema().names())
        * len(table.collect())
        for table in rating.tables.values()
    )
    print(f"{pack.id}: {len(entries):,} subjects, {steps:,} steps kept; medians")
    deeds: dict[str, Callable[[], object]] = {
        "rating, warm": lambda: rate(pack, population, plan),
        "outcomes of all as plain values": lambda: outcomes(rating),
        "places of every quota": lambda: [count_places(rating, name) for name in pack.quotas],
        "sentences of a cell": lambda: explain(rating, "c1"),
        "sentences of a secretary": lambda: explain(rating, "m1"),
        "sentences of a leader": lambda: explain(rating, "l1"),
    }
    for name, deed in deeds.items():
        print(f"  {name:34}{milliseconds(deed):7.1f} ms")


if __name__ == "__main__":
    main()
