"""A made-up nation under the national frame: members in 50,000 base organisations, written as Parquet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl

from congtam.engine.conditions.walk import parts
from congtam.engine.needs import all_conditions
from congtam.engine.outcome import facts_in
from congtam.engine.pack import Pack

ORGANISATIONS = 50_000
BAD = ("degradation", "disciplined", "exempt", "suspended", "force", "self")
DAY = date(2025, 12, 1)


def write(pack: Pack, folder: Path, counts: dict[str, int], seed: int = 366) -> None:
    """One file per kind of member."""
    chance = np.random.default_rng(seed)
    for kind, count in counts.items():
        pl.DataFrame(dict(_columns(pack, kind, count, chance))).with_columns(date=pl.lit(DAY)).write_parquet(
            folder / f"{kind}.parquet"
        )


def _columns(
    pack: Pack, kind: str, count: int, chance: np.random.Generator
) -> Iterator[tuple[str, pl.Series]]:
    start = {"member": 0, "member_outside": 10_000_000}[kind]
    yield "id", pl.Series(np.arange(start, start + count, dtype=np.int32))
    organisation = pl.Series(np.sort(chance.integers(0, ORGANISATIONS, count)).astype(np.int32))
    yield "in:base_org", organisation
    yield "in:peer_group", pl.Series(chance.integers(0, 2, count).astype(np.int8))
    for row, most in (("I", 3000), ("II", 7000)):
        points = np.rint(chance.beta(9, 1.1, count) * most / 25) * 25
        yield f"points:{row}", pl.Series(points.astype(np.int16))
    asked = {fact for one in all_conditions(pack, kind) for part in parts(one) for fact in facts_in(part)}
    asked |= {"outstanding_organisation"}
    for fact in sorted(asked):
        yield f"fact:{fact}", _fact(pack, fact, count, chance)


def _fact(pack: Pack, fact: str, count: int, chance: np.random.Generator) -> pl.Series:
    match pack.facts[fact].type:
        case "percent":
            rest = chance.integers(0, 10_001, count)
            return pl.Series(np.where(chance.random(count) < 0.8, 10_000, rest).astype(np.int16))
        case "date":
            days = chance.integers(0, 9_000, count).astype("timedelta64[D]")
            return pl.Series(np.datetime64("2001-05-20") + days).cast(pl.Date)
        case _:
            return pl.Series(chance.random(count) < (0.02 if fact.startswith(BAD) else 0.5))
