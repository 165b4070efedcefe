"""Bringing the standing of related subjects to a subject's row, as counts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import narwhals as nw

from congtam.engine.conditions.bounds import some
from congtam.engine.ground import FACT_TYPES
from congtam.engine.needs import Needs
from congtam.engine.pack import Pack
from congtam.engine.plan import Plan, added, selected
from congtam.engine.population import Population
from congtam.engine.related import Question, limit_column

Frame = nw.LazyFrame[Any]
Given = tuple[Frame, frozenset[str]]
"""A table on its way and the names of its columns."""

COUNTS = (":sure_hits", ":possible_hits", ":sure_misses", ":possible_misses")


def standing(plan: Plan, table: Frame, present: frozenset[str], facts: frozenset[str]) -> Frame:
    """What others may ask about the subjects of a table."""
    known = facts & {name.removeprefix("fact:") for name in present}
    columns = plan.columns(("standing", facts, known), lambda: _standing(plan.pack, facts, known))
    return selected(table, columns)


def _standing(pack: Pack, facts: frozenset[str], known: frozenset[str]) -> dict[str, nw.Expr]:
    """`reach:` and `below:` say whether a subject may be at a level or above it, or under it."""
    levels = list(pack.levels)
    columns: dict[str, nw.Expr] = {"target": nw.col("id"), "is_rated": nw.col("is_rated")}
    columns |= {f"force:{level}": nw.col(f"force:{level}") for level in levels}
    for place, level in enumerate(levels[:-1], start=1):
        columns[f"reach:{level}"] = some(nw.col(f"force:{other}") for other in levels[:place])
        columns[f"below:{level}"] = some(nw.col(f"force:{other}") for other in levels[place:])
    for fact in sorted(facts):
        dtype = FACT_TYPES[pack.facts[fact].type]
        columns[f"fact:{fact}"] = nw.col(f"fact:{fact}") if fact in known else nw.lit(None, dtype=dtype)
    return columns


def with_related(
    plan: Plan, kind: str, given: Given, needs: Needs, population: Population, standings: Mapping[str, Frame]
) -> Given:
    """The table with the counts of `needs` for each relation."""
    table, present = given
    for relation in sorted(needs.relations):
        links = population.links.get(relation)
        kinds = [standings[to] for to in plan.pack.relations[relation].to if to in standings]
        if links is None or not kinds:
            continue
        targets = kinds[0] if len(kinds) == 1 else nw.concat(kinds, how="vertical")
        asked = plan.columns(("asked", kind, relation), partial(_asked, plan.pack, relation, needs))
        counts = _count(plan, asked, links.join(targets, on="target", how="left"), relation)
        entered = f"links:{relation}" in present
        counted = [name for name in asked if name.endswith(COUNTS)]
        make = partial(_settled, relation, counted, entered_before=entered)
        settled = plan.columns(("settled", kind, relation, entered), make)
        table = table.join(counts, left_on="id", right_on="source", how="left")
        table = added(table, settled).drop(f"found:{relation}")
        present |= set(asked) - {f"found:{relation}"} | set(settled)
    return table, present


def _asked(pack: Pack, relation: str, needs: Needs) -> dict[str, nw.Expr]:
    """A linked subject that is not in the population is one of whom nothing is known: every null below counts
    as possible, none as sure."""
    columns: dict[str, nw.Expr] = {f"found:{relation}": nw.lit(1)}
    for asked in sorted(needs.of(relation), key=lambda q: q.key):
        columns |= _hits(pack, asked)
    columns = {name: expr.cast(nw.Int64) for name, expr in columns.items()}
    columns |= _limits(pack, relation) if relation in needs.limits else {}
    return columns | (_may_be(pack, relation) if relation in needs.levels else {})


def _count(plan: Plan, asked: Mapping[str, nw.Expr], linked: Frame, relation: str) -> Frame:
    sums = plan.columns(("sums", relation, tuple(asked)), lambda: {name: _summed(name) for name in asked})
    return linked.select(nw.col("source"), *asked.values()).group_by("source").agg(*sums.values())


def _summed(name: str) -> nw.Expr:
    """Counts are added; a limit is the least of all; a level is possible where one may be at it."""
    if ":limit:" in name:
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


def _limits(pack: Pack, relation: str) -> dict[str, nw.Expr]:
    """For caps: how high the related subject may reach, and surely reaches. One set aside from rating limits
    nobody."""
    levels = list(pack.levels)
    ranks = {level: nw.lit(pack.rank(level), nw.Int8) for level in levels}
    is_set_aside = ~nw.col("is_rated").fill_null(True)
    may = sure = ranks[levels[-1]]
    for level in reversed(levels[:-1]):
        may = nw.when(nw.col(f"reach:{level}").fill_null(True)).then(ranks[level]).otherwise(may)
        sure = nw.when(nw.col(f"below:{level}").fill_null(True)).then(sure).otherwise(ranks[level])
    return {
        limit_column(relation, how): nw.when(is_set_aside).then(ranks[levels[0]]).otherwise(rank)
        for how, rank in (("may", may), ("sure", sure))
    }


def _may_be(pack: Pack, relation: str) -> dict[str, nw.Expr]:
    """For points by level: the set of levels of the linked subject."""
    return {f"rel:{relation}:may:{level}": nw.col(f"force:{level}").fill_null(True) for level in pack.levels}


def _settled(relation: str, counts: list[str], *, entered_before: bool) -> dict[str, nw.Expr]:
    """No link found is a count of 0, and no limit. How many were entered: what the subject's row says, else
    how many were found, else nobody said."""
    found, column = nw.col(f"found:{relation}"), nw.col(f"links:{relation}")
    entered = nw.when(column.is_null()).then(found).otherwise(column) if entered_before else found
    columns = {f"links:{relation}": entered}
    return columns | {name: nw.col(name).fill_null(0) for name in counts}
