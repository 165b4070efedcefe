"""Rating a population: every kind of subject in its order, each until nothing more can change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Any

import narwhals as nw

from congtam.engine import caps, frames, standing
from congtam.engine.circles import rounds_of
from congtam.engine.collecting import collected, in_order, is_complete, settled
from congtam.engine.conditions.status import status
from congtam.engine.conditions.walk import questions
from congtam.engine.dependencies import order_of_kinds
from congtam.engine.ground import Ground
from congtam.engine.joining import standing as standing_of
from congtam.engine.joining import with_related
from congtam.engine.needs import Needs, needs, sheet_waits
from congtam.engine.pack import Pack
from congtam.engine.pack.conditions import Condition
from congtam.engine.plan import Plan, added, selected
from congtam.engine.population import Population, is_name, widened
from congtam.engine.rules import rules_beside
from congtam.engine.scoring import Scores
from congtam.engine.sheets import scores_of

Frame = nw.LazyFrame[Any]
Columns = Callable[[Ground], Mapping[str, nw.Expr]]


@dataclass(frozen=True)
class Rating:
    """Each kind's table with all its columns: what was entered, points as pairs, steps, caps, the levels
    possible (`may:`) and the level in force (`force:` with `stage`). `plan` is what it was made by,
    `standings` what others may ask about each kind."""

    plan: Plan
    population: Population
    tables: Mapping[str, Frame]
    standings: Mapping[str, Frame] = field(default_factory=dict)

    @property
    def pack(self) -> Pack:
        return self.plan.pack


@dataclass(frozen=True)
class Work:
    """A table on its way, with the columns it has by now (asking a lazy plan for them each time is slow)."""

    plan: Plan
    kind: str
    table: Frame
    present: frozenset[str]
    scores: Scores | None = None
    complete: bool = False

    @property
    def ground(self) -> Ground:
        return Ground(self.plan.pack, self.kind, self.present, self.scores, self.complete)

    def adding(self, part: str, make: Columns) -> Work:
        """`part` names what is made of the ground: made once for a kind whose table has the same columns."""
        key = (part, self.kind, self.present, self.complete)
        columns = self.plan.columns(key, lambda: make(self.ground))
        if not columns:
            return self
        return replace(self, table=added(self.table, columns), present=self.present | set(columns))

    def settled(self) -> Work:
        return replace(self, table=settled(self.table))


def rate(pack: Pack, population: Population, plan: Plan | None = None) -> Rating:
    """Levels, steps and citations for every subject whose kind the pack knows."""
    run = Run(
        plan or Plan(pack), population, tuple(kind for kind in pack.subjects if kind in population.subjects)
    )
    run.rate_all()
    return Rating(run.plan, population, run.tables, run.standings)


@dataclass
class Run:
    """One rating on its way: the tables so far, and what others may ask about the subjects in them. `kinds`
    are all there are, also those of whom nobody is rated now; `others` are those who stand as before."""

    plan: Plan
    population: Population
    kinds: tuple[str, ...]
    others: Mapping[str, Frame] = field(default_factory=dict)
    tables: dict[str, Frame] = field(default_factory=dict)
    standings: dict[str, Frame] = field(default_factory=dict)

    @cached_property
    def needed(self) -> Mapping[str, Needs]:
        pack = self.plan.pack
        return self.plan.once(("needs", self.kinds), lambda: {kind: needs(pack, kind) for kind in self.kinds})

    @cached_property
    def facts(self) -> frozenset[str]:
        return frozenset(fact for need in self.needed.values() for fact in need.facts)

    def rate_all(self) -> None:
        self.standings |= self.others
        entered = {kind: _entered(self.plan, kind, self.population) for kind in self.population.subjects}
        entered = {kind: entered[kind] for kind in self.kinds if kind in entered}
        self.before_rating(entered.values())
        groups = self.plan.once(("order", self.kinds), lambda: order_of_kinds(self.plan.pack, self.kinds))
        for group in groups:
            if there := [kind for kind in group if kind in entered]:
                self.rate_group({kind: _prepared(entered[kind]) for kind in there})

    def rate_group(self, prepared: Mapping[str, Work]) -> None:
        times = rounds_of(self.plan, list(prepared), self.population)
        if times == 1 or not all(work.table.implementation.is_polars() for work in prepared.values()):
            self.rate_rounds(prepared, times if times == 1 else times + 1)
        else:
            self.rate_until_settled(prepared)

    def before_rating(self, entered: Iterable[Work]) -> None:
        """Of those not rated yet only their facts are known, and what was decided, proposed or voted."""
        for work in entered:
            self._stands(work.adding("unknown", standing.unknown).adding("force", standing.in_force))

    def rate_once(self, work: Work) -> None:
        rated = _rated(work, self.needed[work.kind], self.population, self.standings).settled()
        self.tables[work.kind] = rated.table
        self._stands(rated)

    def rate_rounds(self, prepared: Mapping[str, Work], times: int) -> None:
        """As often as levels can wait for each other, where looking for a change would cost more."""
        for _ in range(times):
            for work in prepared.values():
                self.rate_once(work)

    def rate_until_settled(self, prepared: Mapping[str, Work]) -> None:
        """Each kind again for as long as more becomes known of those it asks about. A rating can only take
        levels away, so this ends."""
        prepared = {kind: work.settled() for kind, work in prepared.items()}
        left = {kind: self._still_open(kind) for kind in prepared}
        waiting = sorted(prepared, key=lambda kind: len(self.needed[kind].level_relations))
        while waiting:
            kind = waiting.pop(0)
            self.rate_once(prepared[kind])
            before, left[kind] = left[kind], self._still_open(kind)
            if left[kind] != before:
                waiting += [other for other in prepared if other not in waiting and self._asks(other, kind)]

    def _stands(self, work: Work) -> None:
        found = standing_of(self.plan, work.table, work.present, self.facts)
        rest = self.others.get(work.kind)
        self.standings[work.kind] = found if rest is None else nw.concat([rest, found], how="vertical")

    def _asks(self, kind: str, other: str) -> bool:
        return any(other in self.plan.pack.relations[of].to for of in self.needed[kind].level_relations)

    def _still_open(self, kind: str) -> int:
        """How many levels are still possible, and of how many nobody knows whether they are rated at all."""
        forces = [f"force:{level}" for level in self.plan.pack.levels]
        counts = {name: nw.col(name).fill_null(True).sum() for name in forces}
        counts["is_rated"] = nw.col("is_rated").is_null().sum()
        left = self.plan.columns("still open", lambda: counts)
        return sum(collected(selected(self.standings[kind], left)).row(0))


def _entered(plan: Plan, kind: str, population: Population) -> Work:
    table = widened(population.subjects[kind])
    present = frozenset(table.collect_schema().names())
    table = in_order(table, filter(is_name, present))
    return Work(plan, kind, table, present, complete=is_complete(table))


def _prepared(work: Work) -> Work:
    """What does not wait for anybody else: points and own steps."""
    return work if _sheet_waits(work) else _own_steps(_scored(work))


def _rated(work: Work, need: Needs, population: Population, standings: Mapping[str, Frame]) -> Work:
    if need.relations:
        given = work.table, work.present
        table, present = with_related(work.plan, work.kind, given, need, population, standings)
        work = replace(work, table=table, present=present)
    if _sheet_waits(work):
        work = _own_steps(_scored(work))
    work = work.adding("waiting", lambda ground: _steps(ground, waiting=True) | _beside(ground))
    work = work.adding("exclusions", standing.exclusion_columns)
    for number in range(frames.STAGES):
        work = work.adding(f"frames {number}", partial(frames.stage, number=number))
    for name in work.ground.subject.caps:
        work = work.adding(f"cap {name}", partial(caps.limit, name=name))
        work = work.adding(f"below cap {name}", partial(caps.lowered, name=name))
    return work.adding("force", standing.in_force)


def _sheet_waits(work: Work) -> bool:
    return work.plan.once(("sheet waits", work.kind), lambda: sheet_waits(work.plan.pack, work.kind))


def _scored(work: Work) -> Work:
    key = ("scores", work.kind, work.present, work.complete)
    scores = work.plan.once(key, lambda: scores_of(work.ground))
    work = replace(work, scores=scores)
    for number, layer in enumerate(scores.layers):
        work = work.adding(f"scores {number}", partial(_layer, layer=layer))
    return work


def _layer(_: Ground, layer: Mapping[str, nw.Expr]) -> Mapping[str, nw.Expr]:
    return layer


def _own_steps(work: Work) -> Work:
    return work.adding("own steps", lambda ground: _steps(ground, waiting=False))


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
