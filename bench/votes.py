"""How fast ballots are cast, sealed and counted.

./congtam bench votes       300 casts, on SQLite and on PostgreSQL, beside EvaP's published way of counting
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parent)]
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django  # noqa: E402 - the settings must be named first, as for all below

django.setup()

from django.db import connections  # noqa: E402
from voting import counters, durable  # noqa: E402

from tests.ballots import ground  # noqa: E402
from tests.ballots.evening import Evening  # noqa: E402

VOTERS, LINES = 300, 30
TABLETS = 4


def main() -> None:
    address = durable.start()
    print(f"{VOTERS} voters, {LINES} lines, sealing included, {TABLETS} at a time, every cast on the disk:")
    for vendor in ground.VENDORS:
        with fresh(vendor, address):
            print(f"  {vendor:11} Công Tâm, one box, {TABLETS} at a time    {box():7.0f} casts/s")
        with fresh(vendor, address):
            published(vendor)
    print("Opening and counting a box:")
    for voters, lines in ((33, 3000), (300, 400)):
        with fresh("sqlite", address):
            print(f"  {voters:3} ballots x {lines:5,} names         {count(voters, lines):6.2f} s")


@contextmanager
def fresh(vendor: str, address: str) -> Iterator[None]:
    os.environ["CONGTAM_TEST_POSTGRES"] = address
    own = ground.Ground(vendor, ground.copy(vendor))
    with ground.connected(own.databases):
        yield
    ground.drop(own)


def box() -> float:
    evening = Evening(by_slip=VOTERS, lines=LINES).open()
    taken = at_tablets(lambda voter: evening.cast(voter, ticks(voter)), range(1, VOTERS + 1), TABLETS)
    evening.close().count()
    assert evening.poll.count.valid == VOTERS
    return VOTERS / taken


def published(vendor: str) -> None:
    """Fewer voters, since at several tablets they wait for one another's deadlocks."""
    counters.set_up()
    for tablets, voters in ((1, range(1, 101)), (TABLETS, range(101, 141))):
        before, told = counters.counted(), list[bool]()
        taken = at_tablets(
            lambda voter, told=told: told.append(counters.vote(voter, ticks(voter))), voters, tablets
        )
        lost = sum(told) * LINES - (counters.counted() - before)
        print(
            f"  {vendor:11} EvaP's published way, {tablets} at a time {len(voters) / taken:7.0f} casts/s"
            f"   {told.count(False)} of {len(voters)} turned away, {lost} ticks of the others lost"
        )


def ticks(voter: int) -> list[int]:
    return [(voter + line) % 5 for line in range(LINES)]


def at_tablets(deed: Callable[[int], Any], voters: range, tablets: int) -> float:
    """Seconds until all have voted."""

    def tablet(number: int) -> None:
        for voter in voters[number::tablets]:
            deed(voter)
        connections.close_all()

    start = time.perf_counter()
    with ThreadPoolExecutor(tablets) as pool:
        list(pool.map(tablet, range(tablets)))
    return time.perf_counter() - start


def count(voters: int, lines: int) -> float:
    evening = Evening(by_slip=voters, lines=lines).open()
    for voter in range(1, voters + 1):
        evening.cast(voter, [1 + (voter + line) % 4 for line in range(lines)])
    evening.close()
    start = time.perf_counter()
    evening.count()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
