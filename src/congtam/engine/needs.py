"""What a kind of subject asks of related subjects, read from its part of the pack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from congtam.engine.conditions.walk import questions
from congtam.engine.frames import steps
from congtam.engine.pack import Pack
from congtam.engine.pack.conditions import Condition
from congtam.engine.pack.criteria import AnyRow, FromLevelLeaf, FromShareLeaf, Group, OptionsLeaf
from congtam.engine.related import Question


@dataclass(frozen=True)
class Needs:
    """`questions` are counts; `limits` are relations that cap; `levels` are relations that give points by
    level."""

    questions: frozenset[Question]
    limits: frozenset[str]
    levels: frozenset[str]

    @property
    def relations(self) -> frozenset[str]:
        return self.limits | self.levels | {asked.relation for asked in self.questions}

    @property
    def facts(self) -> frozenset[str]:
        """Facts asked of the related subjects."""
        return frozenset(asked.of for asked in self.questions if asked.test == "fact")

    def of(self, relation: str) -> list[Question]:
        return [asked for asked in self.questions if asked.relation == relation]

    @property
    def level_relations(self) -> frozenset[str]:
        """Relations whose answer depends on levels: only these make one kind wait for another."""
        return (
            self.limits | self.levels | {asked.relation for asked in self.questions if asked.test != "fact"}
        )


def needs(pack: Pack, kind: str) -> Needs:
    subject = pack.subjects[kind]
    rows = list(sheet_rows(pack, kind))
    asked = set(questions(all_conditions(pack, kind)))
    asked |= {
        Question(r.of, "rated_at_least", r.rated_at_least) for r in rows if isinstance(r, FromShareLeaf)
    }
    limits = frozenset(of for cap in subject.caps.values() for of in cap.not_above)
    return Needs(frozenset(asked), limits, frozenset(r.of for r in rows if isinstance(r, FromLevelLeaf)))


def all_conditions(pack: Pack, kind: str) -> Iterator[Condition]:
    """Every condition asked of this kind of subject: frames, caps, exclusions, in and beside the rows of its
    scorecard."""
    subject = pack.subjects[kind]
    yield from (condition for _, _, condition in steps(subject))
    for cap in subject.caps.values():
        yield from (part for part in (cap.when, cap.unless) if part)
    yield from (rule.when for rule in subject.exclusions.values())
    yield from row_conditions(pack, kind)
    yield from (condition for row in sheet_rows(pack, kind) for condition in row.beside)


def row_conditions(pack: Pack, kind: str) -> Iterator[Condition]:
    for row in sheet_rows(pack, kind):
        if row.only_for:
            yield row.only_for
        if isinstance(row, OptionsLeaf):
            yield from (option.when for option in row.options if option.when)


def sheet_rows(pack: Pack, kind: str) -> Iterator[AnyRow]:
    """All rows of the kind's scorecard, parents before children."""
    card = pack.subjects[kind].scorecard
    if card and card in pack.scorecards:
        for row in pack.scorecards[card].criteria:
            yield from _below(row)


def _below(row: AnyRow) -> Iterator[AnyRow]:
    yield row
    if isinstance(row, Group):
        for child in row.children:
            yield from _below(child)


def sheet_waits(pack: Pack, kind: str) -> bool:
    """Whether points of the sheet come from the levels of others."""
    if any(isinstance(row, FromLevelLeaf | FromShareLeaf) for row in sheet_rows(pack, kind)):
        return True
    return any(asked.test != "fact" for asked in questions(row_conditions(pack, kind)))
