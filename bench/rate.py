"""How fast a million members are rated, beside NumPy and OpenFisca in the same run.

./congtam bench rate             1,000,000 members, median of five
./congtam bench rate 200000 3    fewer members, fewer repetitions

Seconds passed, and in brackets seconds of processor: ours works on all cores, NumPy and OpenFisca on one.
With POLARS_MAX_THREADS=1 all work on one.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

import numpy as np
from ratings import by_engine, by_numpy, by_openfisca
from ratings.members import CRITERIA, Members, members

from congtam.engine.plan import Plan


class Seconds(NamedTuple):
    passed: float
    of_processor: float

    def __str__(self) -> str:
        return f"{self.passed:7.3f} s ({self.of_processor:.3f})"


def median_time(deed: Callable[[Any], Any], repeat: int, prepare: Callable[[], Any]) -> tuple[Seconds, Any]:
    """Each repetition gets a freshly prepared population; preparing is not measured."""
    passed, of_processor, result = [], [], None
    for _ in range(repeat):
        ready = prepare()
        gc.collect()
        start, started = time.perf_counter(), time.process_time()
        result = deed(ready)
        passed.append(time.perf_counter() - start)
        of_processor.append(time.process_time() - started)
    return Seconds(statistics.median(passed), statistics.median(of_processor)), result


def by_fisca(made: Members, repeat: int, *, stripped: bool) -> tuple[Seconds, Any]:
    system = by_openfisca.system(stripped=stripped, gaps=not made.known.all())
    return median_time(by_openfisca.rate, repeat, lambda: by_openfisca.simulation(made, system))


def compare(made: Members, repeat: int) -> None:
    rules, table = Plan(by_engine.pack()), by_engine.population(made)
    ours, (kept, over) = median_time(lambda p: by_engine.rate(rules, p), repeat, lambda: table)
    bare, expected = median_time(by_numpy.rate, repeat, lambda: made)
    documented, found = by_fisca(made, repeat, stripped=False)
    stripped, found_stripped = by_fisca(made, repeat, stripped=True)
    steps = sum(name.startswith(("step:", "binds:")) for name in kept.columns)
    print(f"  Công Tâm, {steps} steps of each member kept    {ours}")
    print(
        f"  NumPy by hand, no reasons                {bare}   ours / theirs = {ours.passed / bare.passed:.1f}"
    )
    for name, theirs in (("as documented", documented), ("stripped to integers", stripped)):
        ratio = theirs.passed / ours.passed
        print(f"  OpenFisca {name + ', no trace':31}{theirs}   theirs / ours = {ratio:.1f}")
    for low, high, excess in ((*by_engine.ranks(kept), over), found, found_stripped):
        if not (
            np.array_equal(low, expected[0]) and np.array_equal(high, expected[1]) and excess == expected[2]
        ):
            sys.exit("the results differ")
    print("  all four give every member the same levels and find the same organisations over their quota")


def main(count: int = 1_000_000, repeat: int = 5) -> None:
    print(f"{count:,} members x {CRITERIA} criteria, 3 conditions, quota per organisation, head cap")
    print(f"Every sheet complete, median of {repeat}:")
    compare(members(count, gaps=0), repeat)
    print("In the middle of a campaign: 2 % of the criteria not entered yet, totals and levels are ranges:")
    compare(members(count, gaps=0.02), repeat)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
