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
    """What others may ask about the subjects of a table. `reach:` and `below:` say whether they may be at a
    level or above it, or under it."""
    names, levels = set(table.collect_schema().names()), list(pack.levels)
    columns: dict[str, nw.Expr] = {"target": nw.col("id"), "is_rated": nw.col("is_rated")}
    columns |= {f"force:{level}": nw.col(f"force:{level}") for level in levels}
    for place, level in enumerate(levels[:-1], start=1):
        columns[f"reach:{level}"] = some(nw.col(f"force:{other}") for other in levels[:place])
        columns[f"below:{level}"] = some(nw.col(f"force:{other}") for other in levels[place:])
    for fact in sorted(facts):
        known, dtype = f"fact:{fact}" in names, FACT_TYPES[pack.facts[fact].type]
        columns[f"fact:{fact}"] = nw.col(f"fact:{fact}") if known else nw.lit(None, dtype=dtype)
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
        names = [name for name in counts.collect_schema().names() if name.startswith("rel:")]
        entered_before = f"links:{relation}" in table.collect_schema().names()
        table = table.join(counts, left_on="id", right_on="source", how="left")
        settled = _settled(relation, names, entered_before=entered_before)
        table = table.with_columns(**settled).drop(f"found:{relation}")
    return table


def _count(pack: Pack, linked: Frame, relation: str, needs: Needs) -> Frame:
    """A linked subject that is not in the population is one of whom nothing is known: every null below counts
    as possible, none as sure."""
    columns: dict[str, nw.Expr] = {"n": nw.lit(1)}
    for asked in sorted(needs.of(relation), key=lambda q: q.key):
        columns |= _hits(pack, asked)
    columns |= _reaches(pack, relation) if relation in needs.limits else {}
    columns |= _may_be(pack, relation) if relation in needs.levels else {}
    linked = linked.select("source", **{name: expr.cast(nw.Int64) for name, expr in columns.items()})
    counts = linked.group_by("source").agg(*(_summed(name) for name in columns))
    return counts.rename({"n": f"found:{relation}"})


def _summed(name: str) -> nw.Expr:
    """Counts are added; a limit is the least of all; a level is possible where one may be at it."""
    if "_reach:" in name:
        return nw.col(name).min()
    return nw.col(name).max() if ":may:" in name else nw.col(name).sum()


def _hits(pack: Pack, asked: Question) -> dict[str, nw.Expr]:
    hit, miss = _fact_is(asked) if asked.test == "fact" else _level_is(pack, asked)
    possible_hit, possible_miss = hit.fill_null(True), miss.fill_null(True)
    sure_hit, sure_miss = ~possible_miss, ~possible_hit
    if asked.test != "fact":
        rated = nw.col("is_rated")
        sure_hit, sure_miss = (one & rated.fill_null(False) for one in (sure_hit, sure_miss))
        possible_hit, possible_miss = (one & rated.fill_null(True) for one in (possible_hit, possible_miss))
    key = f"rel:{asked.key}"
    return {
        f"{key}:sure_hits": sure_hit,
        f"{key}:possible_hits": possible_hit,
        f"{key}:sure_misses": sure_miss,
        f"{key}:possible_misses": possible_miss,
    }


def _fact_is(asked: Question) -> tuple[nw.Expr, nw.Expr]:
    fact = nw.col(f"fact:{asked.of}")
    return fact, ~fact


def _level_is(pack: Pack, asked: Question) -> tuple[nw.Expr, nw.Expr]:
    """Whether the related subject may be at a level that hits, and whether at one that misses."""
    levels = list(pack.levels)
    place = levels.index(asked.of)
    match asked.test:
        case "rated_at_least" if asked.of != levels[-1]:
            return nw.col(f"reach:{asked.of}"), nw.col(f"below:{asked.of}")
        case "rated_at_most" if place:
            return nw.col(f"below:{levels[place - 1]}"), nw.col(f"reach:{levels[place - 1]}")
        case "rated":
            others = some(nw.col(f"force:{level}") for level in levels if level != asked.of)
            return nw.col(f"force:{asked.of}"), others
        case _:
            return nw.lit(True), nw.lit(False)


def _reaches(pack: Pack, relation: str) -> dict[str, nw.Expr]:
    """For caps: may, and must, each related subject reach a level. One set aside from rating limits
    nobody."""
    set_aside = ~nw.col("is_rated").fill_null(True)
    columns: dict[str, nw.Expr] = {}
    for level in list(pack.levels)[:-1]:
        columns[f"rel:{relation}:may_reach:{level}"] = nw.col(f"reach:{level}").fill_null(True) | set_aside
        columns[f"rel:{relation}:sure_reach:{level}"] = ~nw.col(f"below:{level}").fill_null(True) | set_aside
    return columns


def _may_be(pack: Pack, relation: str) -> dict[str, nw.Expr]:
    """For points by level: the set of levels of the linked subject."""
    return {f"rel:{relation}:may:{level}": nw.col(f"force:{level}").fill_null(True) for level in pack.levels}


def _settled(relation: str, counts: list[str], *, entered_before: bool) -> dict[str, nw.Expr]:
    """No link found is a count of 0. How many were entered: what the subject's row says, else how many were
    found, else nobody said."""
    found, column = nw.col(f"found:{relation}"), nw.col(f"links:{relation}")
    entered = nw.when(column.is_null()).then(found).otherwise(column) if entered_before else found
    columns = {f"links:{relation}": entered}
    for name in counts:
        is_flag = "_reach:" in name or ":may:" in name
        columns[name] = nw.col(name) == 1 if is_flag else nw.col(name).fill_null(0)
    return columns
