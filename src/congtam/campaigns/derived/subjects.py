"""Who is a subject of what kind, where it is gathered, and what sets it aside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from congtam.campaigns.facts.entries import Known, Subject, raw_entries
from congtam.campaigns.facts.links import Surroundings, seats
from congtam.campaigns.facts.snapshot import Snapshot
from congtam.engine.derivation import kinds_of
from congtam.engine.entries import population_of
from congtam.engine.ground import Ground
from congtam.engine.pack import Pack
from congtam.engine.population import Population
from congtam.engine.sentences import sentence
from congtam.engine.standing import exclusion_columns
from congtam.people.models import Post
from congtam.people.titles import TITLES, Rank


@dataclass(frozen=True)
class Aside:
    """One exclusion that strikes, as it is shown."""

    rule: str
    says: str
    cites: str


@dataclass(frozen=True)
class Part:
    """Whether a subject is reviewed and rated; None while a fact that decides is missing."""

    is_reviewed: bool | None
    is_rated: bool | None
    aside: tuple[Aside, ...] = ()


def subjects(pack: Pack, there: Snapshot, facts: Known) -> list[Subject]:
    """In the order of the tree, then of names; a kind without its own `when` is never derived."""
    population = population_of(pack, raw_entries(there, facts))
    units = kinds_of(pack, population, "unit") if "unit" in population.subjects else {}
    persons = kinds_of(pack, population, "person") if "person" in population.subjects else {}
    found = [
        Subject(kind, node.id, None)
        for node, _ in there.tree.walk()
        for kind in pack.subjects
        if kind in units.get(f"u{node.id}", ())
    ]
    by_name = sorted(there.persons.values(), key=lambda person: (person.sort_key, person.pk))
    return found + [
        Subject(kind, None, person.pk)
        for person in by_name
        for kind in pack.subjects
        if kind in persons.get(f"p{person.pk}", ())
    ]


def taking_part(pack: Pack, population: Population) -> dict[str, Part]:
    """By subject: reviewed, rated, and the exclusions that strike."""
    found: dict[str, Part] = {}
    for kind, table in population.subjects.items():
        columns = exclusion_columns(Ground(pack, kind, frozenset(table.collect_schema().names())))
        for row in table.select("id", **columns).collect().iter_rows(named=True):
            struck = [name for name in pack.subjects[kind].exclusions if row[f"aside:{name}"]]
            aside = tuple(shown(pack, kind, name) for name in struck)
            found[str(row["id"])] = Part(row["is_reviewed"], row["is_rated"], aside)
    return found


def shown(pack: Pack, kind: str, name: str) -> Aside:
    rule = pack.subjects[kind].exclusions[name]
    return Aside(name, sentence(pack, rule, kind), rule.cites)


def home_of(pack: Pack, around: Surroundings, subject: Subject) -> int | None:
    """A unit is its own home. A member is gathered in the cell, a leader in the body of the main post."""
    if subject.unit:
        return subject.unit
    person = subject.person or 0
    row = around.there.memberships.get(person)
    cell = row.cell_id if row else None
    if pack.subjects[subject.kind].kind != "leader":
        return cell
    sitting = seats(around, person)
    for post in by_weight(around.there.posts.get(person, ())):
        node = around.there.tree.nodes[post.unit_id]
        place = node.id if node.id in sitting else node.parent
        if place in sitting:
            return place
    return cell


def by_weight(posts: Iterable[Post]) -> Sequence[Post]:
    """The main post first, then heads, deputies, and so on."""
    ranks = list(Rank)
    return sorted(
        posts, key=lambda post: (not post.is_main, ranks.index(TITLES[post.title].rank), post.since)
    )


def standing_of(there: Snapshot, person: int) -> str:
    """A person's posts in a few words, the weightiest first."""
    posts = by_weight(there.posts.get(person, ()))
    said = [post.wording or f"{post}, {there.tree.nodes[post.unit_id].short}" for post in posts]
    return "; ".join(said[:3])[:200]
