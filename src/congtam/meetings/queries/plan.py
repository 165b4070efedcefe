"""The agenda of a unit's meeting, out of the pack: what is reviewed there and in which order, then what is
rated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from graphlib import CycleError, TopologicalSorter

from congtam.campaigns.models import Campaign, Dossier, EnteredFact, Participation
from congtam.campaigns.packs import pack_of
from congtam.campaigns.queries.electorate import places, subjects
from congtam.engine.orders import agenda
from congtam.engine.pack import Pack
from congtam.meetings.queries.people import Seats, seats
from congtam.meetings.states import Part
from congtam.people.models import Unit

ROLE = "forum_role"
RATES = {"rating", "decision", "self_rating"}


@dataclass(frozen=True)
class Planned:
    """One item before it is written."""

    part: str
    title: str
    dossier: Dossier | None = None
    role: str = ""
    forum: str = ""
    agenda: str = ""
    ballot: str = ""
    subjects: tuple[int, ...] = field(default=())

    @property
    def key(self) -> tuple[str, int, str]:
        return self.part, self.dossier.pk if self.dossier else 0, self.ballot or self.title


def planned(campaign: Campaign, unit: Unit, on: date) -> list[Planned]:
    """Both parts in their order."""
    sitting = seats(unit, on)
    return [*reviews(campaign, unit, sitting), *ratings(campaign, unit, on)]


def reviews(campaign: Campaign, unit: Unit, sitting: Seats) -> list[Planned]:
    """Equals stand by post, then by name; over that goes the order that the document names."""
    pack, forums = pack_of(campaign), forums_here(campaign, unit)
    said = roles_said(campaign)
    rows = sorted(reviewed_here(campaign, unit, forums), key=lambda row: by_post(row, sitting))
    roles = {row.pk: role_of(row, sitting, said) for row in rows}
    ids = {str(row.pk): row for row in rows}
    order = agenda(pack, [(str(row.pk), [row.kind, roles[row.pk]]) for row in rows])
    return [
        Planned(
            part=Part.REVIEW,
            title=title_of(pack, ids[key], unit),
            dossier=ids[key],
            role=roles[ids[key].pk],
            forum=forums.get(ids[key].pk, ""),
            agenda=agenda_of(pack, ids[key].kind),
        )
        for key in order
    ]


def forums_here(campaign: Campaign, unit: Unit) -> dict[int, str]:
    """By dossier, the rule that brings it into this meeting."""
    rows = campaign.participations.filter(
        group=Participation.Group.FORUMS, unit=unit, is_dropped=False, is_settled=True
    )
    return dict(rows.values_list("dossier", "rule"))


def reviewed_here(campaign: Campaign, unit: Unit, forums: Iterable[int]) -> list[Dossier]:
    """Where the pack names no place of review for a dossier, it is reviewed where it is gathered."""
    rows = campaign.dossiers.filter(is_listed=True).exclude(is_reviewed=False)
    placed = campaign.participations.filter(group=Participation.Group.FORUMS, is_dropped=False)
    unplaced = rows.filter(home=unit).exclude(pk__in=placed.values("dossier"))
    return [*rows.filter(pk__in=list(forums)), *unplaced]


def roles_said(campaign: Campaign) -> dict[int, str]:
    """What somebody entered about the part a person has in the meeting goes before the posts."""
    rows = EnteredFact.objects.filter(
        organisation=campaign.organisation_id, campaign=campaign, fact=ROLE, person__isnull=False
    )
    return {person or 0: str(value) for person, value in rows.values_list("person", "value")}


def role_of(row: Dossier, sitting: Seats, said: dict[int, str]) -> str:
    if row.person_id is None:
        return ""
    seat = sitting.of(row.person_id)
    return said.get(row.person_id) or (seat.role if seat else "ordinary")


def by_post(row: Dossier, sitting: Seats) -> tuple[bool, int, str, int]:
    seat = sitting.of(row.person_id)
    return row.person_id is not None, seat.rank if seat else 99, row.sort_key, row.pk


def title_of(pack: Pack, row: Dossier, unit: Unit) -> str:
    """In its own meeting a unit needs no name."""
    label = pack.subjects[row.kind].label
    if row.person_id:
        return row.name
    return label if row.unit_id == unit.pk else f"{label}: {row.name}"


def agenda_of(pack: Pack, kind: str) -> str:
    return next((key for key, one in pack.agendas.items() if kind in one.for_subjects), "")


def ratings(campaign: Campaign, unit: Unit, on: date) -> list[Planned]:
    """A vote of the pack that is held here is one item; what is rated here without a vote is one for each
    kind. In each the head of a unit stands last."""
    pack = pack_of(campaign)
    found = [
        Planned(
            part=Part.RATING,
            title=ballot.label,
            ballot=key,
            subjects=tuple(row.pk for row in subjects(campaign, ballot, unit.pk, on)),
        )
        for key, ballot in pack.ballots.items()
        if any(place.unit == unit.pk for place in places(campaign, ballot, on))
    ]
    covered = {key for item in found for key in item.subjects}
    found += unvoted(campaign, unit, covered)
    kinds = dict(campaign.dossiers.values_list("pk", "kind"))
    ranks = rating_ranks(pack)
    return sorted(found, key=lambda item: max((ranks.get(kinds[s], 0) for s in item.subjects), default=0))


def unvoted(campaign: Campaign, unit: Unit, covered: set[int]) -> Iterator[Planned]:
    pack = pack_of(campaign)
    rows = campaign.dossiers.filter(home=unit, is_listed=True).exclude(is_rated=False).order_by("sort_key")
    by_kind: dict[str, list[int]] = {}
    for key, kind in rows.values_list("pk", "kind"):
        if key not in covered and pack.subjects[kind].rated:
            by_kind.setdefault(kind, []).append(key)
    for kind, keys in by_kind.items():
        yield Planned(part=Part.RATING, title=pack.subjects[kind].label, subjects=tuple(keys))


def rating_ranks(pack: Pack) -> dict[str, int]:
    """Which kind of subject is rated before which, by the pack's orders. What goes in a circle between kinds
    is settled between single subjects, and has no rank here."""
    graph: dict[str, set[str]] = {}
    for order in pack.orders.values():
        if order.binds in RATES:
            for kind in set(order.then) & set(pack.subjects):
                graph.setdefault(kind, set()).update((set(order.first) & set(pack.subjects)) - {kind})
    ranks: dict[str, int] = {}
    try:
        for kind in TopologicalSorter(graph).static_order():
            ranks[kind] = 1 + max((ranks[before] for before in graph.get(kind, ())), default=-1)
    except CycleError:
        return {}
    return ranks
