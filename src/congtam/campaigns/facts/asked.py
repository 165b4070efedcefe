"""Which facts a regulation asks of each kind of subject: about itself, and about those related to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from congtam.engine.conditions.walk import questions
from congtam.engine.needs import all_conditions, sheet_rows
from congtam.engine.outcome import facts_in
from congtam.engine.pack import Pack
from congtam.engine.pack.conditions import Condition
from congtam.shelf.parts import parts

TAKING_PART = ("raters", "comments", "forums", "authorities")
ATTESTED = "judgement"
"""The type of what somebody has to judge and to sign for: no fact that an office enters."""


def asked_facts(pack: Pack, kind: str) -> tuple[str, ...]:
    """In the order of the pack, without what somebody must attest."""
    found = own_facts(pack, kind) | facts_for_others(pack, kind)
    return tuple(key for key, fact in pack.facts.items() if key in found and fact.type != ATTESTED)


def attested_facts(pack: Pack, kind: str) -> tuple[str, ...]:
    found = own_facts(pack, kind)
    return tuple(key for key, fact in pack.facts.items() if key in found and fact.type == ATTESTED)


def identifying_facts(pack: Pack, kind: str) -> tuple[str, ...]:
    """By which units or persons become such subjects; they follow from the registers."""
    when = pack.subjects[kind].when
    found = {fact for part in conditions_in(when) for fact in facts_in(part)}
    return tuple(key for key in pack.facts if key in found)


def own_facts(pack: Pack, kind: str) -> set[str]:
    """What its frames, its sheet, who takes part and what comes first ask of the subject itself."""
    found = {fact for condition in conditions_of(pack, kind) for fact in facts_in(condition)}
    orders = [order for order in pack.orders.values() if kind in order.then]
    return found | {word for order in orders for word in order.first if word in pack.facts}


def conditions_of(pack: Pack, kind: str) -> Iterator[Condition]:
    """Every condition but those by which it is a subject at all."""
    subject = pack.subjects[kind]
    asking: list[Any] = [subject.model_copy(update={"when": None}), *sheet_rows(pack, kind)]
    for group in TAKING_PART:
        asking += [rule for rule in getattr(pack, group).values() if kind in rule.for_subjects]
    asking += [order.when for order in pack.orders.values() if kind in order.then]
    yield from (part for rule in asking for part in conditions_in(rule))


def conditions_in(rule: Any) -> Iterator[Condition]:
    return (part for _, part in parts(rule) if isinstance(part, Condition))


def facts_for_others(pack: Pack, kind: str) -> set[str]:
    """What other kinds of subject ask of this one through a relation."""
    return {
        question.of
        for other in pack.subjects
        for question in questions(all_conditions(pack, other))
        if question.test == "fact" and reaches(pack, question.relation, kind)
    }


def reaches(pack: Pack, relation: str, kind: str) -> bool:
    known = pack.relations.get(relation)
    return known is not None and kind in known.to
