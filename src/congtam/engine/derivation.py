"""Who takes part, derived from what is known of each subject: raters, bodies asked, forums, deciding bodies,
kinds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import narwhals as nw

from congtam.engine.conditions.status import status
from congtam.engine.ground import Ground
from congtam.engine.pack import Pack
from congtam.engine.pack.conditions import Condition
from congtam.engine.pack.process import Authority, Forum, Participant
from congtam.engine.population import Population

Rule = Participant | Forum | Authority
GROUPS = ("raters", "comments", "forums", "authorities")


@dataclass(frozen=True)
class Derived:
    """One body (or, through a relation, single subjects) for one subject, by one rule. `is_known` is False
    where a fact that decides was not entered."""

    subject: str
    group: str
    rule: str
    body: str
    targets: tuple[str, ...]
    is_known: bool


def derive(pack: Pack, population: Population) -> list[Derived]:
    """Everything the pack derives, for every subject of the population."""
    links = {relation: _targets(population, relation) for relation in _relations(pack)}
    return [
        found
        for kind in population.subjects
        if kind in pack.subjects
        for found in _for_kind(pack, kind, population, links)
    ]


def kinds_of(pack: Pack, population: Population, raw_kind: str) -> dict[str, frozenset[str]]:
    """For each unit or person: the kinds of subject it is, by their `when`. A kind without `when` is never
    derived."""
    table = population.subjects[raw_kind]
    ground = Ground(pack, raw_kind, frozenset(table.collect_schema().names()))
    asked = {kind: subject.when for kind, subject in pack.subjects.items() if subject.when}
    if not asked:
        return {}
    columns = {kind: status(ground, condition, "trigger") for kind, condition in asked.items()}
    rows = table.select("id", **columns).collect().iter_rows(named=True)
    return {str(row["id"]): frozenset(kind for kind in asked if row[kind]) for row in rows}


def rules_for(pack: Pack, kind: str) -> Iterator[tuple[str, str, Rule]]:
    """(group, key, rule) of every rule that may concern the kind."""
    for group in GROUPS:
        for key, rule in getattr(pack, group).items():
            if kind in rule.for_subjects:
                yield group, key, rule


def _for_kind(
    pack: Pack, kind: str, population: Population, links: Mapping[str, Mapping[str, tuple[str, ...]]]
) -> Iterator[Derived]:
    table = population.subjects[kind]
    ground = Ground(pack, kind, frozenset(table.collect_schema().names()))
    rules = list(rules_for(pack, kind))
    columns = {f"{group}:{key}": _applies(ground, rule.when) for group, key, rule in rules}
    for row in table.select("id", **columns).collect().iter_rows(named=True):
        for group, key, rule in rules:
            if (known := row[f"{group}:{key}"]) is not False:
                yield _derived(str(row["id"]), group, key, rule, links, is_known=known is not None)


def _derived(
    subject: str,
    group: str,
    key: str,
    rule: Rule,
    links: Mapping[str, Mapping[str, tuple[str, ...]]],
    *,
    is_known: bool,
) -> Derived:
    relation = rule.relation if isinstance(rule, Participant) else None
    targets = links[relation].get(subject, ()) if relation else ()
    return Derived(subject, group, key, rule.body, targets, is_known)


def _applies(ground: Ground, condition: Condition | None) -> nw.Expr:
    return status(ground, condition, "trigger") if condition else nw.lit(True)


def _relations(pack: Pack) -> set[str]:
    participants = [*pack.raters.values(), *pack.comments.values()]
    return {rule.relation for rule in participants if rule.relation}


def _targets(population: Population, relation: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    if relation in population.links:
        for source, target in population.links[relation].select("source", "target").collect().iter_rows():
            found[str(source)] = (*found.get(str(source), ()), str(target))
    return found
