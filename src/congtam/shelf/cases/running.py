"""Running cases: all stand in one population, each in its own world, so that one rating serves them all."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import narwhals as nw

from congtam.engine.deadlines import due
from congtam.engine.derivation import Derived, derive, kinds_of
from congtam.engine.entries import population_of
from congtam.engine.ground import Ground
from congtam.engine.orders import Block, agenda, blocks, refuse_circles
from congtam.engine.outcome import Outcome, Row, outcome, outcomes
from congtam.engine.pack import Pack
from congtam.engine.population import Entry, Population
from congtam.engine.quotas.columns import WHOLE_CAMPAIGN
from congtam.engine.quotas.counting import Places, count_places
from congtam.engine.quotas.entitlement import Allocation
from congtam.engine.quotas.nested import entitlements
from congtam.engine.rating import Rating, rate
from congtam.engine.rules import Rule, rules_of
from congtam.engine.scoring import Scores
from congtam.engine.sheets import scores_of
from congtam.shelf.cases.entries import RAW_KINDS
from congtam.shelf.cases.files import Case

SEPARATOR = "\x1f"
"""Between a case's number and the names inside it; no file may contain it."""

CAMPAIGN = "campaign"
ONE_CASE = "case"
"""The column that stands for the whole campaign while many cases share one population."""


@dataclass(frozen=True)
class Batch:
    """Cases put together into one population. `numbers` are their marks in it."""

    cases: tuple[Case, ...]
    population: Population

    @classmethod
    def of(cls, pack: Pack, cases: Sequence[Case]) -> Batch:
        groups = sorted({name for quota in pack.quotas.values() for name in (quota.within, *quota.by)})
        entries = [
            _marked(entry, number, groups) for number, case in enumerate(cases) for entry in case.entries
        ]
        return cls(tuple(cases), population_of(pack, entries))


def _marked(entry: Entry, number: int, groups: Iterable[str]) -> Entry:
    """The entry in its case's world: its id, links and groups meet nobody of another case."""
    marked = {name: inside(number, entry.groups.get(name, "")) for name in {*groups, *entry.groups}}
    return replace(
        entry,
        id=inside(number, entry.id),
        groups=marked | {CAMPAIGN: inside(number, ""), ONE_CASE: inside(number, "")},
        links={
            relation: tuple(inside(number, each) for each in targets)
            for relation, targets in entry.links.items()
        },
    )


def _described(entry: Entry) -> tuple[str, ...]:
    """The words by which an agenda knows a subject."""
    return (entry.type, *(fact for fact in entry.facts.values() if isinstance(fact, str)))


def inside(number: int, name: str) -> str:
    return f"{number}{SEPARATOR}{name}"


def outside(marked: str) -> str:
    """A name as its case wrote it."""
    return marked.partition(SEPARATOR)[2] if SEPARATOR in marked else marked


def number_of(marked: str) -> int:
    return int(marked.partition(SEPARATOR)[0])


def apart(pack: Pack) -> Pack:
    """The pack with quotas over the whole campaign counted case by case."""
    quotas = {
        name: quota.model_copy(update={"within": ONE_CASE}) if quota.within == WHOLE_CAMPAIGN else quota
        for name, quota in pack.quotas.items()
    }
    return pack.model_copy(update={"quotas": quotas})


class Run:
    """A batch under one pack. Whatever cases may ask of it is worked out once, when first asked."""

    def __init__(self, pack: Pack, batch: Batch) -> None:
        self.pack = apart(pack)
        self.batch = batch

    @functools.cached_property
    def rating(self) -> Rating:
        return rate(self.pack, self.batch.population)

    @functools.cached_property
    def outcomes(self) -> Mapping[str, Outcome]:
        return outcomes(self.rating)

    def outcome(self, id_: str) -> Outcome:
        """Of one subject; the others, whom no case asks about, are left in their tables."""
        kind, row = self._rows[id_]
        return outcome(self.pack, kind, self._rules(kind), row)

    @functools.cached_property
    def _rows(self) -> Mapping[str, tuple[str, Row]]:
        return {
            str(row["id"]): (kind, row)
            for kind, table in self.rating.tables.items()
            for row in table.collect().iter_rows(named=True)
        }

    @functools.cache  # noqa: B019
    def _rules(self, kind: str) -> Mapping[str, Rule]:
        return rules_of(self.pack, kind)

    @functools.cached_property
    def blocks(self) -> Mapping[str, Sequence[Block]]:
        """By subject: what holds it back. Raises Circle where subjects wait for each other."""
        refuse_circles(self.rating, self.outcomes)
        found: dict[str, list[Block]] = {}
        for block in blocks(self.rating, self.outcomes):
            found.setdefault(block.subject, []).append(block)
        return found

    @functools.cached_property
    def derived(self) -> Mapping[str, Sequence[Derived]]:
        """By subject: the bodies that take part."""
        found: dict[str, list[Derived]] = {}
        for each in derive(self.pack, self.batch.population):
            found.setdefault(each.subject, []).append(each)
        return found

    @functools.cached_property
    def kinds(self) -> Mapping[str, frozenset[str]]:
        """By person or unit: the kinds of subject it is."""
        known = self.batch.population.subjects
        return {
            id_: kinds
            for raw in RAW_KINDS
            if raw in known
            for id_, kinds in kinds_of(self.pack, self.batch.population, raw).items()
        }

    @functools.cache  # noqa: B019 - a run lives as long as its report
    def places(self, quota: str) -> Mapping[int, Sequence[Places]]:
        """By case: the groups of a quota."""
        found: dict[int, list[Places]] = {}
        for each in count_places(self.rating, quota):
            found.setdefault(number_of(each.group[0]), []).append(each)
        return found

    def entitlements(self, places: Places) -> Allocation | None:
        return entitlements(self.rating, places, dict(self.outcomes))

    @functools.cache  # noqa: B019
    def row_points(self, kind: str, row: str) -> Mapping[str, tuple[int, int]]:
        """By subject: from the least to the most points of one row."""
        scores = self._scores(kind)
        return self._pairs(kind, scores.low(row), scores.high(row))

    @functools.cache  # noqa: B019
    def row_grades(self, kind: str, row: str) -> Mapping[str, tuple[int, int]]:
        """By subject: the lowest and the highest rank of one row's grade."""
        return self._pairs(kind, *self._scores(kind).grade(row))

    def _scores(self, kind: str) -> Scores:
        names = frozenset(self.rating.tables[kind].collect_schema().names())
        return scores_of(Ground(self.pack, kind, names))

    def _pairs(self, kind: str, low: nw.Expr, high: nw.Expr) -> Mapping[str, tuple[int, int]]:
        rows = self.rating.tables[kind].select("id", low=low, high=high).collect().iter_rows()
        return {str(id_): (least, most) for id_, least, most in rows}

    def agenda(self, case: Case) -> list[str]:
        """The case's subjects in the order of review, known by their kinds and the values of their facts."""
        return agenda(self.pack, [(entry.id, _described(entry)) for entry in case.entries])

    def deadline(self, name: str, events: Mapping[str, date]) -> date | None:
        return due(self.pack.deadlines[name], events)
