"""First these, then those: what holds a subject back, by name, and the order of a meeting's agenda."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

import narwhals as nw

from congtam.engine.conditions.status import status
from congtam.engine.dependencies import Circle
from congtam.engine.ground import Ground
from congtam.engine.outcome import Outcome
from congtam.engine.pack import Pack
from congtam.engine.pack.process import Order
from congtam.engine.rating import Rating

OWN_REVIEW = "review"
Links = Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True)
class Block:
    """What must come before the subject's review, rating or decision: ids of subjects, `review`, or keys of
    facts."""

    subject: str
    order: str
    binds: str
    waits_for: tuple[str, ...]


@dataclass(frozen=True)
class Everyone:
    """All subjects, who is linked to whom, and the column that tells campaigns apart."""

    found: Mapping[str, Outcome]
    links: Links
    campaign: str

    @cached_property
    def of_kind(self) -> Mapping[str, Sequence[Outcome]]:
        kinds: dict[str, list[Outcome]] = {}
        for one in self.found.values():
            kinds.setdefault(one.kind, []).append(one)
        return kinds

    @cached_property
    def undone(self) -> dict[tuple[str, str], dict[object, list[str]]]:
        """Ids by campaign, for what an order binds and a kind of subject; filled as it is asked for."""
        return {}

    def undone_here(self, pack: Pack, order: Order, kind: str, here: object) -> Sequence[str]:
        if (order.binds, kind) not in self.undone:
            found = self.undone.setdefault((order.binds, kind), {})
            for other in self.of_kind.get(kind, ()):
                if not _is_done(pack, order, other):
                    found.setdefault(other.row.get(self.campaign), []).append(other.id)
        return self.undone[order.binds, kind].get(here, ())


def blocks(
    rating: Rating,
    found: Mapping[str, Outcome],
    campaign: str = "in:campaign",
    only: Collection[str] | None = None,
) -> list[Block]:
    """Every subject that something holds back, or `only` some. Orders without a relation look at the whole
    campaign of the subject."""
    links = {relation: _links(rating, relation, only) for relation in _relations(rating.pack)}
    everyone = Everyone(found, links, campaign)
    asked = found if only is None else {name: found[name] for name in only if name in found}
    return [
        Block(subject.id, name, order.binds, waits)
        for name, order in rating.pack.orders.items()
        if order.binds != "agenda"
        for subject in _held(rating, order, asked)
        if (waits := tuple(_waits_for(rating.pack, order, subject, everyone)))
    ]


def refuse_circles(rating: Rating, found: Mapping[str, Outcome]) -> None:
    """Raises Circle with the ids when subjects would wait for each other for ever."""
    graph: dict[str, set[str]] = {}
    for order in rating.pack.orders.values():
        if order.relation and order.binds != "agenda":
            links = _links(rating, order.relation)
            for subject in _held(rating, order, found):
                targets = [
                    t for t in links.get(subject.id, ()) if t in found and found[t].kind in order.first
                ]
                graph.setdefault(subject.id, set()).update(targets)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        raise Circle([str(id_) for id_ in error.args[1]]) from None


def agenda_ranks(pack: Pack) -> dict[str, int]:
    """The rank of each word (kind of subject, or role in the forum) that the agenda orders name."""
    graph: dict[str, set[str]] = {}
    for order in pack.orders.values():
        if order.binds == "agenda":
            for word in order.then:
                graph.setdefault(word, set()).update(order.first)
    ranks: dict[str, int] = {}
    for word in TopologicalSorter(graph).static_order():
        ranks[word] = 1 + max((ranks[before] for before in graph.get(word, ())), default=-1)
    return ranks


def agenda(pack: Pack, items: Iterable[tuple[str, Iterable[str]]]) -> list[str]:
    """Ids in the order of review: items are (id, words that describe it). Equals stay as they were given."""
    ranks = agenda_ranks(pack)
    keyed = [
        (tuple(sorted((ranks[w] for w in words if w in ranks), reverse=True)), id_) for id_, words in items
    ]
    return [id_ for _, id_ in sorted(keyed, key=lambda item: sum(item[0]))]


def _held(rating: Rating, order: Order, found: Mapping[str, Outcome]) -> Iterator[Outcome]:
    """Subjects the order speaks of; where it is not known whether it does, it holds them."""
    for kind in order.then:
        if kind in rating.tables:
            left_out = _left_out(rating, order, kind)
            yield from (
                o for o in found.values() if o.kind == kind and o.id not in left_out and _takes_part(order, o)
            )


def _takes_part(order: Order, subject: Outcome) -> bool:
    return (subject.is_reviewed if order.binds == "review" else subject.is_rated) is not False


def _left_out(rating: Rating, order: Order, kind: str) -> set[str]:
    if not order.when:
        return set()
    table = rating.tables[kind]
    ground = Ground(rating.pack, kind, frozenset(table.collect_schema().names()))
    rows = table.select("id", applies=status(ground, order.when, "trigger")).collect().iter_rows()
    return {str(id_) for id_, applies in rows if applies is False}


def _waits_for(pack: Pack, order: Order, subject: Outcome, everyone: Everyone) -> Iterator[str]:
    for word in order.first:
        if word == OWN_REVIEW:
            if not subject.row.get("reviewed"):
                yield OWN_REVIEW
        elif word in pack.facts:
            if subject.row.get(f"fact:{word}") is None:
                yield word
        else:
            yield from _subjects_before(pack, order, word, subject, everyone)


def _subjects_before(
    pack: Pack, order: Order, kind: str, subject: Outcome, everyone: Everyone
) -> Iterator[str]:
    if not order.relation:
        here = subject.row.get(everyone.campaign)
        waits = everyone.undone_here(pack, order, kind, here)
        yield from (other for other in waits if other != subject.id)
        return
    targets = everyone.links[order.relation].get(subject.id, ())
    for other in (everyone.found[target] for target in targets if target in everyone.found):
        if other.kind == kind and other.id != subject.id and not _is_done(pack, order, other):
            yield other.id


def _is_done(pack: Pack, order: Order, other: Outcome) -> bool:
    """Of a kind that is never rated, only the review can be waited for."""
    if order.binds == "review" or not pack.subjects[other.kind].rated:
        return bool(other.row.get("reviewed")) or other.is_reviewed is False
    return other.stage == "decided" or other.is_rated is False


def _relations(pack: Pack) -> set[str]:
    return {order.relation for order in pack.orders.values() if order.relation}


def _links(rating: Rating, relation: str, only: Collection[str] | None = None) -> dict[str, list[str]]:
    """Of everybody, or of some."""
    table = rating.population.links.get(relation)
    found: dict[str, list[str]] = {}
    if table is None:
        return found
    if only is not None:
        table = table.filter(nw.col("source").is_in(list(only)))
    for source, target in table.select("source", "target").collect().iter_rows():
        found.setdefault(str(source), []).append(str(target))
    return found
