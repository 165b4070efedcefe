"""Bringing the standing of related subjects to a subject's row, as counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import narwhals as nw

from congtam.engine.conditions.bounds import some
from congtam.engine.ground import FACT_TYPES
from congtam.engine.needs import Needs
from congtam.engine.pack import Pack
from congtam.engine.population import Population
from congtam.engine.related import Question

Frame = nw.LazyFrame[Any]


def standing(pack: Pack, table: Frame, facts: frozenset[str]) -> Frame:
    """What others may ask about the subjects of a table."""
    names = set(table.collect_schema().names())
    columns: dict[str, nw.Expr] = {"target": nw.col("id"), "is_rated": nw.col("is_rated")}
    columns |= {f"force:{level}": nw.col(f"force:{level}") for level in pack.levels}
    for fact in sorted(facts):
        dtype = FACT_TYPES[pack.facts[fact].type]
        columns[f"fact:{fact}"] = (
            nw.col(f"fact:{fact}") if f"fact:{fact}" in names else nw.lit(None, dtype=dtype)
        )
    return table.select(**columns)


def with_related(
    pack: Pack, table: Frame, needs: Needs, population: Population, standings: Mapping[str, Frame]
) -> Frame:
    """The table with the counts of `needs` for each relation."""
    for relation in sorted(needs.relations):
        links = population.links.get(relation)
        kinds = [standings[kind] for kind in pack.relations[relation].to if kind in standings]
        if links is None or not kinds:
            continue
        targets = kinds[0] if len(kinds) == 1 else nw.concat(kinds, how="vertical")
        counts = _count(pack, links.join(targets, on="target", how="left"), relation, needs)
        entered_before = f"links:{relation}" in table.collect_schema().names()
        table = table.join(counts, left_on="id", right_on="source", how="left")
        table = table.with_columns(**_settled(relation, entered_before, counts)).drop(f"found:{relation}")
    return table


def _count(pack: Pack, linked: Frame, relation: str, needs: Needs) -> Frame:
    columns: dict[str, nw.Expr] = {"n": nw.lit(1)}
    for asked in sorted(needs.of(relation), key=lambda q: q.key):
        columns |= _hits(pack, asked)
    columns |= _reaches(pack, relation) if relation in needs.limits else {}
    columns |= _may_be(pack, relation) if relation in needs.levels else {}
    linked = linked.select("source", **{name: expr.cast(nw.Int64) for name, expr in columns.items()})
    lowest_counts = [name for name in columns if "_reach:" in name]
    sums = [nw.col(name).sum() for name in columns if name not in lowest_counts and ":may:" not in name]
    least = [nw.col(name).min() for name in lowest_counts]
    most = [nw.col(name).max() for name in columns if ":may:" in name]
    counts = linked.group_by("source").agg(*sums, *least, *most).rename({"n": f"found:{relation}"})
    flags = [name for name in columns if "_reach:" in name or ":may:" in name]
    return counts.with_columns(**{name: nw.col(name) == 1 for name in flags}) if flags else counts


def _hits(pack: Pack, asked: Question) -> dict[str, nw.Expr]:
    hit, miss = _fact_is(asked) if asked.test == "fact" else _level_is(pack, asked)
    counts_surely = nw.lit(True) if asked.test == "fact" else nw.col("is_rated").fill_null(False)
    counts_maybe = nw.lit(True) if asked.test == "fact" else nw.col("is_rated").fill_null(True)
    return {
        f"rel:{asked.key}:sure_hits": hit & ~miss & counts_surely,
        f"rel:{asked.key}:possible_hits": hit & counts_maybe,
        f"rel:{asked.key}:sure_misses": miss & ~hit & counts_surely,
        f"rel:{asked.key}:possible_misses": miss & counts_maybe,
    }


def _fact_is(asked: Question) -> tuple[nw.Expr, nw.Expr]:
    fact = nw.col(f"fact:{asked.of}")
    return fact.fill_null(True), ~fact.fill_null(False)


def _level_is(pack: Pack, asked: Question) -> tuple[nw.Expr, nw.Expr]:
    """Whether the related subject may be at a level that hits, and whether at one that misses."""
    levels = list(pack.levels)
    place = levels.index(asked.of)
    hits = {"rated": [asked.of], "rated_at_least": levels[: place + 1], "rated_at_most": levels[place:]}[
        asked.test
    ]
    return _may_be_in(hits), _may_be_in([level for level in levels if level not in hits])


def _may_be_in(levels: list[str]) -> nw.Expr:
    return some(nw.col(f"force:{level}").fill_null(True) for level in levels)


def _reaches(pack: Pack, relation: str) -> dict[str, nw.Expr]:
    """For caps: may, and must, each related subject reach a level. One set aside from rating limits
    nobody."""
    levels = list(pack.levels)
    set_aside = ~nw.col("is_rated").fill_null(True)
    columns: dict[str, nw.Expr] = {}
    for place, level in enumerate(levels[:-1], start=1):
        columns[f"rel:{relation}:may_reach:{level}"] = _may_be_in(levels[:place]) | set_aside
        columns[f"rel:{relation}:sure_reach:{level}"] = ~_may_be_in(levels[place:]) | set_aside
    return columns


def _may_be(pack: Pack, relation: str) -> dict[str, nw.Expr]:
    """For points by level: the set of levels of the linked subject."""
    return {f"rel:{relation}:may:{level}": nw.col(f"force:{level}").fill_null(True) for level in pack.levels}


def _settled(relation: str, entered_before: bool, counts: Frame) -> dict[str, nw.Expr]:
    """No link found is a count of 0. How many were entered: what the subject's row says, else how many were
    found, else nobody said."""
    found, column = nw.col(f"found:{relation}"), nw.col(f"links:{relation}")
    entered = nw.when(column.is_null()).then(found).otherwise(column) if entered_before else found
    numbers = [
        name
        for name, dtype in counts.collect_schema().items()
        if name.startswith("rel:") and dtype != nw.Boolean
    ]
    return {f"links:{relation}": entered} | {name: nw.col(name).fill_null(0) for name in numbers}
