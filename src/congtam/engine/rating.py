"""Rating a population: every kind of subject in its order, each until nothing more can change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import narwhals as nw

from congtam.engine import caps, frames, standing
from congtam.engine.circles import rounds_of
from congtam.engine.conditions.walk import questions
from congtam.engine.dependencies import order_of_kinds
from congtam.engine.ground import Ground
from congtam.engine.joining import standing as standing_of
from congtam.engine.joining import with_related
from congtam.engine.needs import Needs, needs, sheet_waits
from congtam.engine.pack import Pack
from congtam.engine.population import Population
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
    tables: dict[str, Frame] = {}
    standings: dict[str, Frame] = {}
    for group in order_of_kinds(pack, kinds):
        prepared = {kind: _prepared(pack, kind, population) for kind in group}
        times = rounds_of(pack, group, population)
        for kind in group if times > 1 else ():
            prepared[kind] = prepared[kind].settled()
            standings[kind] = _before_rating(prepared[kind], facts)
        left: int | None = None
        for _ in range(times + 1):
            for kind in group:
                work = _rated(prepared[kind], needed[kind], population, standings)
                work = work.settled() if len(kinds) > 1 else work
                tables[kind], standings[kind] = work.table, standing_of(pack, work.table, facts)
            if times == 1:
                break
            before, left = left, _levels_left(pack, [tables[kind] for kind in group])
            if left is not None and left == before:
                break
    return Rating(pack, population, tables)


def _levels_left(pack: Pack, tables: list[Frame]) -> int | None:
    """How many levels are still possible, over all subjects. A round can only take some away, so an equal
    number ends the rounds; where counting would start a job of its own nobody counts."""
    if not all(table.implementation.is_polars() for table in tables):
        return None
    counts = [nw.col(f"force:{level}").fill_null(True).sum() for level in pack.levels]
    return sum(sum(table.select(*counts).collect().row(0)) for table in tables)


def _prepared(pack: Pack, kind: str, population: Population) -> Work:
    """What does not wait for anybody else: points and own steps."""
    table = population.subjects[kind]
    work = Work(pack, kind, table, frozenset(table.collect_schema().names()))
    return work if sheet_waits(pack, kind) else _own_steps(_scored(work))


def _rated(work: Work, need: Needs, population: Population, standings: Mapping[str, Frame]) -> Work:
    if need.relations:
        work = work.joined(with_related(work.pack, work.table, need, population, standings))
    if sheet_waits(work.pack, work.kind):
        work = _own_steps(_scored(work))
    work = work.adding(_steps(work.ground, waiting=True))
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


def _before_rating(work: Work, facts: frozenset[str]) -> Frame:
    """Of those not rated yet only what was decided, proposed or voted is known."""
    work = work.adding({f"may:{level}": nw.lit(True) for level in work.pack.levels})
    work = work.adding({"is_rated": nw.lit(None, dtype=nw.Boolean)})
    return standing_of(work.pack, work.adding(standing.in_force(work.ground)).table, facts)
