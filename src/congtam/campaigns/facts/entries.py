"""Units, persons and dossiers as entries of the engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from congtam.campaigns.facts.links import OF_PERSON, OF_UNIT, Surroundings
from congtam.campaigns.facts.persons import facts_of_person
from congtam.campaigns.facts.snapshot import Snapshot
from congtam.campaigns.facts.units import facts_of_unit
from congtam.campaigns.facts.values import Value, entered
from congtam.campaigns.models import Dossier, EnteredFact
from congtam.campaigns.models.dossier import dossier_key
from congtam.engine.pack import Pack
from congtam.engine.population import Entry

BASE_ORG, CAMPAIGN = "base_org", "campaign"


@dataclass(frozen=True)
class Known:
    """Facts of every unit and every person, registers and entries by hand together."""

    units: dict[int, dict[str, Value]] = field(default_factory=dict)
    persons: dict[int, dict[str, Value]] = field(default_factory=dict)


def known(pack: Pack, there: Snapshot, by_hand: Iterable[EnteredFact] = ()) -> Known:
    """What was entered by hand goes before what a register says; "not known" takes a register's word away."""
    found = Known(
        {node.id: facts_of_unit(pack, there, node) for node in there.tree.nodes.values()},
        {person: facts_of_person(pack, there, person) for person in there.persons},
    )
    for (unit, person), words in said_by_hand(pack, by_hand).items():
        there_of, key = (found.units, unit) if unit else (found.persons, person or 0)
        if key in there_of:
            there_of[key] = with_words(there_of[key], words)
    return found


Whose = tuple[int | None, int | None]
"""A unit, or a person."""


def said_by_hand(pack: Pack, rows: Iterable[EnteredFact]) -> dict[Whose, dict[str, Value | None]]:
    """What people entered of each; what the pack does not ask is passed by."""
    found: dict[Whose, dict[str, Value | None]] = {}
    for row in rows:
        if row.fact in pack.facts:
            value = entered(pack.facts[row.fact], row.value)
            found.setdefault((row.unit_id, row.person_id), {})[row.fact] = value
    return found


def with_words(told: Mapping[str, Value], words: Mapping[str, Value | None]) -> dict[str, Value]:
    return {key: value for key, value in {**told, **words}.items() if value is not None}


def raw_entries(there: Snapshot, facts: Known) -> list[Entry]:
    """Units and persons before anybody knows which kinds of subject they are."""
    day = there.terms.day
    units = [Entry(f"u{key}", "unit", day, facts=values) for key, values in facts.units.items()]
    persons = [Entry(f"p{key}", "person", day, facts=values) for key, values in facts.persons.items()]
    return units + persons


@dataclass(frozen=True)
class Subject:
    """A unit or a person as one kind of subject."""

    kind: str
    unit: int | None
    person: int | None

    @property
    def key(self) -> str:
        return dossier_key(self.kind, self.unit, self.person)


def entries(
    pack: Pack, around: Surroundings, facts: Known, subjects: Iterable[Subject], index: Index
) -> list[Entry]:
    """With the links that the registers tell; a relation nobody could tell is left out."""
    return [
        Entry(
            subject.key,
            subject.kind,
            around.there.terms.day,
            groups={BASE_ORG: str(around.there.terms.organisation), CAMPAIGN: ""},
            facts=facts.units[subject.unit] if subject.unit else facts.persons[subject.person or 0],
            links=links(pack, around, subject, index),
        )
        for subject in subjects
    ]


def campaign_entries(
    pack: Pack, around: Surroundings, facts: Known, dossiers: Iterable[Dossier]
) -> list[Entry]:
    """Without how far each is. Whoever the registers do not know any more is left out."""
    rows = [Subject(row.kind, row.unit_id, row.person_id) for row in dossiers if row.is_listed]
    there = [one for one in rows if one.unit in facts.units or one.person in facts.persons]
    return entries(pack, around, facts, there, Index(there))


class Index:
    """Subjects by unit and by person, to find the other ends of relations."""

    def __init__(self, subjects: Iterable[Subject]) -> None:
        self.by_unit: dict[int, list[Subject]] = {}
        self.by_person: dict[int, list[Subject]] = {}
        for subject in subjects:
            if subject.unit:
                self.by_unit.setdefault(subject.unit, []).append(subject)
            elif subject.person:
                self.by_person.setdefault(subject.person, []).append(subject)


def links(pack: Pack, around: Surroundings, subject: Subject, index: Index) -> Mapping[str, tuple[str, ...]]:
    readers, whose = (OF_UNIT, subject.unit) if subject.unit else (OF_PERSON, subject.person)
    found: dict[str, tuple[str, ...]] = {}
    for name, relation in pack.relations.items():
        linked = readers[name](around, whose or 0) if name in readers else None
        if linked is None:
            continue
        ends = [one for unit in sorted(linked.units) for one in index.by_unit.get(unit, ())]
        ends += [one for person in sorted(linked.persons) for one in index.by_person.get(person, ())]
        found[name] = tuple(end.key for end in ends if end.kind in relation.to and end.key != subject.key)
    return found
