"""How fast, and in how much memory, the members of a nation are rated, every step kept.

    ./congtam bench nation            5,400,000 members
    ./congtam bench nation 540000     fewer

The pack is the national frame. Reading the files counts; writing the made-up population does not. The rating
runs in a process of its own, whose largest memory is what the system says of it.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import narwhals as nw
import polars as pl
from ratings.excess import excess

from congtam.engine.population import Population
from congtam.engine.rating import rate
from congtam.shelf.catalogue import Catalogue

EVERYBODY = 5_400_000
OUTSIDE = 10
"""One in so many works outside the political system."""


def main(count: int = EVERYBODY) -> None:
    from ratings.nation import write  # noqa: PLC0415 - NumPy would count in the memory of the rating

    with tempfile.TemporaryDirectory() as folder:
        pack = Catalogue().resolved("vn-2025").pack
        outside = count // OUTSIDE
        write(pack, Path(folder), {"member": count - outside, "member_outside": outside})
        subprocess.run([sys.executable, __file__, "--rate", folder], check=True)


def rate_folder(folder: Path) -> None:
    pack = Catalogue().resolved("vn-2025").pack
    start = time.perf_counter()
    tables = {path.stem: nw.from_native(pl.scan_parquet(path)) for path in sorted(folder.glob("*.parquet"))}
    rating = rate(pack, Population(tables, {}))
    over = excess(rating, "members")
    seconds = time.perf_counter() - start
    kept = {kind: table.collect() for kind, table in rating.tables.items()}
    levels = [sum(int(table[f"force:{level}"].sum()) for table in kept.values()) for level in pack.levels]
    print(f"{sum(map(len, kept.values())):,} members under {pack.id}: {seconds:.2f} s with reading")
    print(f"  steps kept of each member: {sum('step:' in name for name in kept['member'].columns)}")
    print(f"  members who may be at each level: {dict(zip(pack.levels, levels, strict=True))}")
    print(f"  groups over their quota: {over:,}")
    print(f"  most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--rate"]:
        rate_folder(Path(sys.argv[2]))
    else:
        main(*map(int, sys.argv[1:]))
