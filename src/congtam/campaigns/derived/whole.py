"""A whole campaign, derived: every subject with its part in it, and everybody who takes part for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from congtam.campaigns.derived.parts import Taking, takings
from congtam.campaigns.derived.subjects import Part, home_of, standing_of, subjects, taking_part
from congtam.campaigns.facts.entries import Index, Known, Subject, entries, known
from congtam.campaigns.facts.links import Surroundings
from congtam.campaigns.models import EnteredFact
from congtam.engine.derivation import derive
from congtam.engine.entries import population_of
from congtam.engine.pack import Pack


@dataclass(frozen=True)
class Listed:
    """A subject as its dossier will be written."""

    subject: Subject
    home: int | None
    name: str
    standing: str
    sort_key: str
    part: Part


@dataclass(frozen=True)
class Derivation:
    facts: Known
    listed: dict[str, Listed]
    takings: dict[tuple[str, str, str, str], Taking]


def named(pack: Pack, names: Mapping[str, str]) -> Pack:
    """With what bodies are called here instead of what the document calls them."""
    return pack.model_copy(update={"bodies": {**pack.bodies, **names}}) if names else pack


def derivation(pack: Pack, around: Surroundings, by_hand: Iterable[EnteredFact] = ()) -> Derivation:
    there = around.there
    facts = known(pack, there, by_hand)
    found = subjects(pack, there, facts)
    population = population_of(pack, entries(pack, around, facts, found, Index(found)))
    parts = taking_part(pack, population)
    homes = {subject.key: (subject, home_of(pack, around, subject)) for subject in found}
    listed = {key: listing(around, subject, home, parts[key]) for key, (subject, home) in homes.items()}
    taking = {one.key: one for one in takings(pack, around, homes, derive(pack, population))}
    return Derivation(facts, listed, taking)


def listing(around: Surroundings, subject: Subject, home: int | None, part: Part) -> Listed:
    """Units stand as the tree has them, persons by given name."""
    there = around.there
    if subject.unit:
        node = there.tree.nodes[subject.unit]
        return Listed(subject, home, node.name, "", f"{there.order[node.id]:05d}", part)
    person = there.persons[subject.person or 0]
    return Listed(subject, home, person.full_name, standing_of(there, person.pk), person.sort_key, part)
