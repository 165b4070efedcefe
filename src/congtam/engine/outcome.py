"""What a rating says of one subject, in plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from congtam.engine.conditions.walk import needs_sheet, parts, questions
from congtam.engine.pack import Pack
from congtam.engine.pack import conditions as say
from congtam.engine.pack.conditions import Condition
from congtam.engine.pack.subjects import Cap, Exclusion
from congtam.engine.rating import Rating
from congtam.engine.related import Question, limit_column
from congtam.engine.rules import Rule, rules_of
from congtam.engine.standing import STAGES

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Outcome:
    """`levels` are those the rules leave possible, best first; None where no frame leads to a level."""

    id: str
    kind: str
    levels: tuple[str, ...] | None
    in_force: tuple[str, ...]
    stage: str
    score: tuple[int, int] | None
    is_reviewed: bool | None
    is_rated: bool | None
    deciding: tuple[Rule, ...]
    missing: tuple[str, ...]
    binding_caps: tuple[str, ...]
    row: Row = field(repr=False)

    @property
    def clauses(self) -> frozenset[str]:
        """Clause ids and short addresses of the deciding rules."""
        return frozenset(name for rule in self.deciding for name in (*rule.clauses, rule.short_address))


def outcomes(rating: Rating) -> dict[str, Outcome]:
    """Of every subject, by id."""
    found: dict[str, Outcome] = {}
    for kind, table in rating.tables.items():
        rules = rules_of(rating.pack, kind)
        for row in table.collect().iter_rows(named=True):
            found[str(row["id"])] = outcome(rating.pack, kind, rules, row)
    return found


def outcome(pack: Pack, kind: str, rules: Mapping[str, Rule], row: Row) -> Outcome:
    subject = pack.subjects[kind]
    is_rated = row["is_rated"]
    possible = tuple(level for level in pack.levels if row[f"may:{level}"])
    deciding = tuple(_deciding(pack, kind, rules, row, possible))
    known_score = row.get("score:low") is not None and row.get("score:high") is not None
    return Outcome(
        id=str(row["id"]),
        kind=kind,
        levels=possible if subject.levels and is_rated is not False else None,
        in_force=tuple(level for level in pack.levels if row[f"force:{level}"]),
        stage=STAGES[row["stage"]],
        score=(row["score:low"], row["score:high"]) if known_score else None,
        is_reviewed=row["is_reviewed"],
        is_rated=is_rated,
        deciding=deciding,
        missing=tuple(sorted(_missing(rules, row, possible))) if is_rated is not False else (),
        binding_caps=tuple(name for name in subject.caps if row[f"binds:{name}"]),
        row=row,
    )


def frame_rules(rules: Mapping[str, Rule], level: str) -> list[Rule]:
    return [rule for column, rule in rules.items() if column.startswith(f"step:{level}:")]


def next_level(pack: Pack, kind: str, possible: tuple[str, ...]) -> str | None:
    """The nearest level with a frame above the best possible one."""
    better = list(pack.levels)
    better = better[: better.index(possible[0])] if possible else better
    return next((level for level in reversed(better) if level in pack.subjects[kind].levels), None)


def _deciding(
    pack: Pack, kind: str, rules: Mapping[str, Rule], row: Row, possible: tuple[str, ...]
) -> Iterator[Rule]:
    """What set the subject aside, struck or capped it; what its frame holds by; what the next frame misses or
    lacks."""
    aside = [rule for column, rule in rules.items() if column.startswith("aside:") and row[column]]
    yield from aside
    if row["is_rated"] is False or not possible:
        return
    yield from (rule for column, rule in rules.items() if column.startswith("step:lowest:") and row[column])
    yield from (rule for column, rule in rules.items() if column.startswith("binds:") and row[column])
    for level in possible:
        yield from (rule for rule in frame_rules(rules, level) if row[rule.column] is not False)
    if above := next_level(pack, kind, possible):
        yield from (rule for rule in frame_rules(rules, above) if row[rule.column] is not True)
    if len(possible) > 1:
        yield from (
            r for c, r in rules.items() if c.startswith(("step:lowest:", "binds:")) and row[c] is None
        )


def _missing(rules: Mapping[str, Rule], row: Row, possible: tuple[str, ...]) -> set[str]:
    """Facts, rows and relations nobody entered that keep some rule open."""
    found: set[str] = set()
    asked: list[Condition]
    for column, rule in rules.items():
        match rule.part:
            case Cap() as cap:
                asked = []
                if possible and _may_bind(column.removeprefix("binds:"), row, possible[0]):
                    found |= {of for of in cap.not_above if not _limit_is_known(of, row)}
                    asked += [part for part in (cap.when, cap.unless) if part]
            case Exclusion() as exclusion:
                asked = [exclusion.when] if row[column] is None else []
            case condition:
                asked = [condition] if row[column] is None else []
        found.update(name for condition in asked for name in _unknown_in(condition, row))
    return found


def _may_bind(cap: str, row: Row, best: str) -> bool:
    """Whether the cap may still take the best possible level away."""
    return row[f"cap:{cap}"] is not False and not row.get(f"cap:{cap}:sure:{best}", True)


def _limit_is_known(relation: str, row: Row) -> bool:
    may, sure = (row.get(limit_column(relation, how)) for how in ("may", "sure"))
    return row.get(f"links:{relation}") is not None and may == sure


def _unknown_in(condition: Condition, row: Row) -> Iterator[str]:
    for part in parts(condition):
        for fact in facts_in(part):
            if row.get(f"fact:{fact}") is None:
                yield fact
        for asked in questions([part.model_copy(update={"when": None, "unless": None})]):
            if row.get(f"links:{asked.relation}") is None or not _is_counted(asked, row):
                yield asked.relation
    if needs_sheet(condition) and row.get("score:low") != row.get("score:high"):
        yield "sheet"


def _is_counted(asked: Question, row: Row) -> bool:
    """Somebody was counted, and nobody is left of whom it is not known."""
    hits, misses = (row.get(f"rel:{asked.key}:possible_{ends}") or 0 for ends in ("hits", "misses"))
    return bool(hits + misses) and hits == row.get(f"rel:{asked.key}:sure_hits")


def facts_in(part: Condition) -> Iterator[str]:
    """The facts one condition reads itself."""
    match part:
        case say.FactIs():
            yield part.fact
        case say.Attested():
            yield part.attested
        case say.Value():
            yield part.value.of
        case say.Percent():
            yield part.percent.of
        case say.RatedElsewhere():
            yield part.rated.of
        case say.Choice():
            yield part.choice.of
        case say.Since():
            yield part.since.of
            if part.since.until:
                yield part.since.until
