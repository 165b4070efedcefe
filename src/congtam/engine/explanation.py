"""Why a subject stands where it stands: every condition with what was seen and where the law says it, and
what is missing to the next level. Sentences are made on demand, from the row that the rating kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import narwhals as nw

from congtam.engine.conditions.status import Role, status
from congtam.engine.ground import Ground
from congtam.engine.outcome import Outcome, frame_rules, next_level, outcome
from congtam.engine.pack import Pack
from congtam.engine.pack.conditions import Condition
from congtam.engine.rating import Rating
from congtam.engine.rules import Rule, rules_beside, rules_of
from congtam.engine.sentences import concerns_nobody, observed_sentence, sentence
from congtam.engine.sheets import scores_of


@dataclass(frozen=True)
class Step:
    """One rule as asked of one subject. `status`: met, not met, None not yet known; for a disqualifier, a cap
    or an exclusion True says that it strikes. `applies` is False where its `when` leaves the subject out, or
    where there is nobody to count and the pack says that it then does not apply."""

    rule: Rule
    sentence: str
    observed: str
    status: bool | None
    applies: bool


@dataclass(frozen=True)
class Explanation:
    outcome: Outcome
    exclusions: tuple[Step, ...]
    disqualifiers: tuple[Step, ...]
    frames: dict[str, tuple[Step, ...]]
    caps: tuple[Step, ...]
    next_level: str | None
    """The next level above; while several are possible, the best of them, which is not yet sure."""
    not_higher: tuple[Step, ...]
    """What is not met, or not yet known, in the next level's frame; and every cap and disqualifier that holds
    the subject below it."""
    beside: Mapping[str, tuple[Step, ...]]
    """By row of the sheet: what is shown beside its mark."""


class NotFound(LookupError):
    """No such subject in the rating."""


def explain(rating: Rating, subject: str) -> Explanation:
    """The explanation of one subject, from its own row."""
    for kind, table in rating.tables.items():
        row = table.filter(nw.col("id") == subject).collect()
        if len(row):
            return _explanation(rating.pack, kind, row.lazy())
    raise NotFound(subject)


def _explanation(pack: Pack, kind: str, table: nw.LazyFrame[Any]) -> Explanation:
    rules = rules_of(pack, kind)
    row = next(table.collect().iter_rows(named=True))
    found = outcome(pack, kind, rules, row)
    asker = _Asker(pack, kind, table, row)
    made = {column: asker.step(rule) for column, rule in rules.items()}
    above = _next_level(found, pack)
    return Explanation(
        outcome=found,
        exclusions=_of(made, "aside:"),
        disqualifiers=_of(made, "step:lowest:"),
        frames={level: _of(made, f"step:{level}:") for level in pack.subjects[kind].levels},
        caps=_of(made, "binds:"),
        next_level=above,
        not_higher=tuple(_not_higher(asker, made, rules, above)) if above else (),
        beside={address: tuple(map(asker.step, here)) for address, here in rules_beside(pack, kind).items()},
    )


def _of(made: Mapping[str, Step], beginning: str) -> tuple[Step, ...]:
    return tuple(step for column, step in made.items() if column.startswith(beginning))


def _next_level(found: Outcome, pack: Pack) -> str | None:
    possible = found.levels
    if not possible:
        return None
    return possible[0] if len(possible) > 1 else next_level(pack, found.kind, possible)


def _not_higher(
    asker: _Asker, made: Mapping[str, Step], rules: Mapping[str, Rule], above: str
) -> Iterable[Step]:
    yield from (step for step in _of(made, "step:lowest:") if step.status is not False and step.applies)
    for name in asker.pack.subjects[asker.kind].caps:
        applies = asker.row[f"cap:{name}"]
        if applies is not False and not asker.row[f"cap:{name}:sure:{above}"]:
            yield asker.step(rules[f"binds:{name}"], status=applies)
    if not _reaches_by_frames(asker, above):
        steps = [made[rule.column] for rule in frame_rules(rules, above)]
        yield from (step for step in steps if step.status is not True)


def _reaches_by_frames(asker: _Asker, level: str) -> bool:
    """Whether the frame of the level, or of a better one, surely holds: then only others hold it down."""
    levels = list(asker.pack.levels)
    return any(asker.row.get(f"fails:{each}") is False for each in levels[: levels.index(level) + 1])


@dataclass(frozen=True)
class _Asker:
    """Asks single conditions again of one row: the parts of a composed condition are not kept as columns."""

    pack: Pack
    kind: str
    table: nw.LazyFrame[Any]
    row: dict[str, Any]

    def step(self, rule: Rule, status: bool | None = None) -> Step:
        """`status` is given where something else is asked of the rule than its own column says."""
        part = rule.part
        found = self.row[rule.column] if status is None else status
        strikes = rule.column.startswith(("step:lowest:", "aside:", "binds:"))
        applies = (
            self._ask(part.when, "trigger") is not False
            if isinstance(part, Condition) and part.when
            else True
        )
        return Step(
            rule=rule,
            sentence=sentence(self.pack, part, self.kind),
            observed=observed_sentence(
                self.pack, part, found, self.row, strikes=strikes, applies=applies, kind=self.kind
            ),
            status=found,
            applies=applies and not concerns_nobody(part, self.row),
        )

    def _ask(self, condition: Condition, role: Role) -> bool | None:
        bare = Ground(self.pack, self.kind, frozenset(self.row))
        ground = replace(bare, scores=scores_of(bare))
        answer = self.table.select(answer=status(ground, condition, role)).collect()
        return None if answer["answer"][0] is None else bool(answer["answer"][0])
