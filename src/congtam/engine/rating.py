"""Rating a population: every kind of subject in its order, each until nothing more can change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import narwhals as nw

from congtam.engine import caps, frames, standing
from congtam.engine.circles import rounds_of
from congtam.engine.conditions.status import status
from congtam.engine.conditions.walk import questions
from congtam.engine.dependencies import order_of_kinds
from congtam.engine.ground import Ground
from congtam.engine.joining import standing as standing_of
from congtam.engine.joining import with_related
from congtam.engine.needs import Needs, needs, sheet_waits
from congtam.engine.pack import Pack
from congtam.engine.pack.conditions import Condition
from congtam.engine.population import Population, widened
from congtam.engine.rules import rules_beside
from congtam.engine.scoring import Scores
from congtam.engine.sheets import scores_of

Frame = nw.LazyFrame[Any]


@dataclass(frozen=True)
class Rating:
    """Each kind's table with all its columns: what was entered, points as pairs, steps, caps, the levels
    possible (`may:`) and the level in force (`force:` with `stage`)."""

    pack: Pack
    population: Population
    tables: Mapping[str, Frame]


@dataclass(frozen=True)
class Work:
    """A table on its way, with the columns it has by now (asking a lazy plan for them each time is slow)."""

    pack: Pack
    kind: str
    table: Frame
    present: frozenset[str]
    scores: Scores | None = None

    @property
    def ground(self) -> Ground:
        return Ground(self.pack, self.kind, self.present, self.scores)

    def adding(self, columns: Mapping[str, nw.Expr]) -> Work:
        if not columns:
            return self
        return replace(self, table=self.table.with_columns(**columns), present=self.present | set(columns))

    def joined(self, table: Frame) -> Work:
        return replace(self, table=table, present=frozenset(table.collect_schema().names()))

    def settled(self) -> Work:
        """Computed now, where the engine under it works in this process; elsewhere the plan just grows."""
        return (
            replace(self, table=self.table.collect().lazy())
            if self.table.implementation.is_polars()
            else self
        )


def rate(pack: Pack, population: Population) -> Rating:
    """Levels, steps and citations for every subject whose kind the pack knows."""
    kinds = [kind for kind in pack.subjects if kind in population.subjects]
    needed = {kind: needs(pack, kind) for kind in kinds}
    facts = frozenset(fact for need in needed.values() for fact in need.facts)
    run = Run(pack, population, needed, facts, alone=len(kinds) == 1)
    run.before_rating(kinds)
    for group in order_of_kinds(pack, kinds):
        prepared = {kind: _prepared(pack, kind, population) for kind in group}
        times = rounds_of(pack, group, population)
        if times == 1:
            run.rate_once(prepared[group[0]])
        elif all(work.table.implementation.is_polars() for work in prepared.values()):
            run.rate_until_settled(prepared)
        else:
            run.rate_rounds(prepared, times + 1)
    return Rating(pack, population, run.tables)


@dataclass
class Run:
    """One rating on its way: the tables so far, and what others may ask about the subjects in them."""

    pack: Pack
    population: Population
    needed: Mapping[str, Needs]
    facts: frozenset[str]
    alone: bool
    tables: dict[str, Frame] = field(default_factory=dict)
    standings: dict[str, Frame] = field(default_factory=dict)

    def before_rating(self, kinds: Iterable[str]) -> None:
        """Of those not rated yet only their facts are known, and what was decided, proposed or voted."""
        for kind in kinds:
            unknown = _entered(self.pack, kind, self.population)
            unknown = unknown.adding({f"may:{level}": nw.lit(True) for level in self.pack.levels})
            unknown = unknown.adding({"is_rated": nw.lit(None, dtype=nw.Boolean)})
            unknown = unknown.adding(standing.in_force(unknown.ground))
            self.standings[kind] = standing_of(self.pack, unknown.table, self.facts)

    def rate_once(self, work: Work) -> None:
        rated = _rated(work, self.needed[work.kind], self.population, self.standings)
        rated = rated if self.alone else rated.settled()
        self.tables[work.kind] = rated.table
        self.standings[work.kind] = standing_of(self.pack, rated.table, self.facts)

    def rate_rounds(self, prepared: Mapping[str, Work], times: int) -> None:
        """As often as levels can wait for each other, where looking whether anything changed would cost
        more."""
        for _ in range(times):
            for work in prepared.values():
                self.rate_once(work)

    def rate_until_settled(self, prepared: Mapping[str, Work]) -> None:
        """Each kind again for as long as those it asks about still lose levels. A rating can only take levels
        away, so this ends."""
        prepared = {kind: work.settled() for kind, work in prepared.items()}
        left = {kind: self._levels_left(kind) for kind in prepared}
        waiting = sorted(prepared, key=lambda kind: len(self.needed[kind].level_relations))
        while waiting:
            kind = waiting.pop(0)
            self.rate_once(prepared[kind])
            before, left[kind] = left[kind], self._levels_left(kind)
            if left[kind] != before:
                waiting += [other for other in prepared if other not in waiting and self._asks(other, kind)]

    def _asks(self, kind: str, other: str) -> bool:
        return any(other in self.pack.relations[of].to for of in self.needed[kind].level_relations)

    def _levels_left(self, kind: str) -> int:
        """How many levels are still possible, over all subjects of the kind."""
        counts = [nw.col(f"force:{level}").fill_null(True).sum() for level in self.pack.levels]
        return sum(self.standings[kind].select(*counts).collect().row(0))


def _entered(pack: Pack, kind: str, population: Population) -> Work:
    table = widened(population.subjects[kind])
    return Work(pack, kind, table, frozenset(table.collect_schema().names()))


def _prepared(pack: Pack, kind: str, population: Population) -> Work:
    """What does not wait for anybody else: points and own steps."""
    work = _entered(pack, kind, population)
    return work if sheet_waits(pack, kind) else _own_steps(_scored(work))


def _rated(work: Work, need: Needs, population: Population, standings: Mapping[str, Frame]) -> Work:
    if need.relations:
        work = work.joined(with_related(work.pack, work.table, need, population, standings))
    if sheet_waits(work.pack, work.kind):
        work = _own_steps(_scored(work))
    work = work.adding(_steps(work.ground, waiting=True) | _beside(work.ground))
    work = work.adding(standing.exclusion_columns(work.ground))
    for stage in (*frames.possible_levels(work.ground), *caps.stages(work.ground)):
        work = work.adding(stage)
    return work.adding(standing.in_force(work.ground))


def _scored(work: Work) -> Work:
    scores = scores_of(work.ground)
    work = replace(work, scores=scores)
    for layer in scores.layers:
        work = work.adding(layer)
    return work


def _own_steps(work: Work) -> Work:
    return work.adding(_steps(work.ground, waiting=False))


def _steps(ground: Ground, *, waiting: bool) -> dict[str, nw.Expr]:
    """Status columns of the conditions that ask about related subjects, or of those that do not."""
    return {
        column: frames.step_status(ground, column, condition)
        for column, _, condition in frames.steps(ground.subject)
        if any(True for _ in questions([condition])) == waiting
    }


def _beside(ground: Ground) -> dict[str, nw.Expr]:
    """Status columns of what is shown beside rows."""
    return {
        rule.column: status(ground, rule.part)
        for rules in rules_beside(ground.pack, ground.kind).values()
        for rule in rules
        if isinstance(rule.part, Condition)
    }
