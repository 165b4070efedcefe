"""Rating again with something changed, without saving: what changes, and for whom else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from congtam.engine.outcome import Outcome
from congtam.engine.pack import Pack
from congtam.engine.population import Entry


@dataclass(frozen=True)
class Change:
    """One entered value of one subject: `field` is a fact's key, a row's address, or `decided`, `proposed`,
    `voted`, `score`."""

    subject: str
    field: str
    value: Any


@dataclass(frozen=True)
class Difference:
    """A subject whose result is another after the change. `asked` when the change was made to it itself."""

    before: Outcome
    after: Outcome
    asked: bool


class UnknownSubject(ValueError):
    """The change names a subject that is not in the population."""


class UnknownField(ValueError):
    """The change names neither a fact nor a row nor a recorded level."""


RECORDED = ("decided", "proposed", "voted", "score", "reviewed")


def changed(
    pack: Pack, entries: Iterable[Entry], changes: Iterable[Change], rows: Mapping[str, set[str]]
) -> list[Entry]:
    """The entries with the changes made; `rows` are the row addresses of each kind's scorecard."""
    by_id = {entry.id: entry for entry in entries}
    for change in changes:
        if change.subject not in by_id:
            raise UnknownSubject(change.subject)
        entry = by_id[change.subject]
        by_id[change.subject] = _with(pack, entry, change, rows.get(entry.type, set()))
    return list(by_id.values())


def differences(
    before: Mapping[str, Outcome], after: Mapping[str, Outcome], asked: Iterable[str]
) -> list[Difference]:
    """Every subject whose levels, level in force, score or caps differ, those asked first."""
    named = set(asked)
    found = [
        Difference(before[id_], after[id_], id_ in named)
        for id_ in before
        if id_ in after and _result(before[id_]) != _result(after[id_])
    ]
    return sorted(found, key=lambda one: (not one.asked, one.before.id))


def _result(outcome: Outcome) -> tuple[Any, ...]:
    return (
        outcome.levels,
        outcome.in_force,
        outcome.stage,
        outcome.score,
        outcome.is_rated,
        outcome.is_reviewed,
        outcome.binding_caps,
    )


def _with(pack: Pack, entry: Entry, change: Change, rows: set[str]) -> Entry:
    if change.field in RECORDED:
        return replace(entry, **{change.field: change.value})
    if change.field in pack.facts:
        return replace(entry, facts={**entry.facts, change.field: change.value})
    if change.field in rows:
        return replace(entry, points={**entry.points, change.field: change.value})
    raise UnknownField(change.field)
