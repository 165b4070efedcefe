"""Rating again with something changed, without saving: what changes, and for whom else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from congtam.engine.outcome import Outcome
from congtam.engine.population import Entry


@dataclass(frozen=True)
class Change:
    """Something else entered for one subject: the fields of its entry that change. Mappings are merged into
    what stood there, anything else takes its place."""

    subject: str
    fields: Mapping[str, Any]


@dataclass(frozen=True)
class Difference:
    """A subject whose result is another after the change; `asked` when the change was made to it itself."""

    before: Outcome
    after: Outcome
    asked: bool


class UnknownSubject(ValueError):
    """The change names a subject that is not in the population."""


def changed(entries: Iterable[Entry], changes: Iterable[Change]) -> list[Entry]:
    by_id = {entry.id: entry for entry in entries}
    for change in changes:
        if change.subject not in by_id:
            raise UnknownSubject(change.subject)
        by_id[change.subject] = _with(by_id[change.subject], change.fields)
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


def _with(entry: Entry, fields: Mapping[str, Any]) -> Entry:
    merged: dict[str, Any] = {
        name: {**getattr(entry, name), **value} if isinstance(value, Mapping) else value
        for name, value in fields.items()
    }
    return replace(entry, **merged)
