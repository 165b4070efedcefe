"""Where in the pack a rule stands."""

from __future__ import annotations

from congtam.engine.conditions.walk import parts
from congtam.engine.pack import Pack
from congtam.engine.pack.base import Part
from congtam.engine.pack.subjects import Subject


def kind_of(pack: Pack, rule: Part) -> str | None:
    """The kind of subject in whose frames, disqualifiers, caps or exclusions this very rule stands."""
    return next(
        (kind for kind, subject in pack.subjects.items() if any(rule is own for own in _own(subject))), None
    )


def _own(subject: Subject) -> list[Part]:
    caps, aside = list(subject.caps.values()), list(subject.exclusions.values())
    roots = [condition for frame in subject.levels.values() for condition in frame]
    roots += [*subject.lowest_if, *(rule.when for rule in aside)]
    roots += [part for rule in caps for part in (rule.when, rule.unless) if part]
    roots += [subject.relief] if subject.relief else []
    return [*caps, *aside, *(part for root in roots for part in parts(root))]
