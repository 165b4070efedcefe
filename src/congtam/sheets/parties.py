"""The parties that fill sheets about others, as the matrix of the campaign names them. A body that means "all
the others of its kind" stands there once, and is read here as each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from congtam.campaigns.models import Campaign, Dossier, Participation
from congtam.sheets.models import Sheet
from congtam.sheets.states import State

PEERS = frozenset({"other_cells"})
"""Bodies of packs that stand for every other subject of the same kind."""


@dataclass(frozen=True)
class Party:
    """Who rates one dossier, by which rule."""

    dossier: Dossier
    rule: str
    who: str
    name: str
    side: str
    cites: str


def parts_of(campaign: Campaign) -> QuerySet[Participation]:
    return Participation.objects.filter(
        organisation=campaign.organisation_id,
        campaign=campaign,
        group=Participation.Group.RATERS,
        is_dropped=False,
        is_settled=True,
        dossier__is_listed=True,
    ).exclude(dossier__is_rated=False)


def parties_of(dossier: Dossier) -> list[Party]:
    """Of one dossier, in the order of the matrix."""
    parts = parts_of(dossier.campaign).filter(dossier=dossier).order_by("pk")
    peers = list(peers_of(dossier)) if any(part.body in PEERS for part in parts) else []
    return [party for part in parts for party in read_as(dossier, part, peers)]


def parties_by(campaign: Campaign, who: Iterable[str]) -> list[Party]:
    """What these bodies have to rate, by rule and then by name."""
    ours = set(who)
    peers = peers_among(campaign, ours)
    asked = Q(who__in=ours)
    if peers:  # of the others of a kind only whoever is one of them is asked
        asked |= Q(body__in=PEERS, dossier__kind__in=list(peers))
    parts = parts_of(campaign).filter(asked).select_related("dossier")
    found: list[Party] = []
    for part in parts.order_by("rule", "dossier__sort_key", "dossier__name", "pk"):
        part.dossier.campaign = campaign
        mine = peers.get(part.dossier.kind, [])
        found += [one for one in read_as(part.dossier, part, mine) if one.who in ours]
    return found


def peers_among(campaign: Campaign, ours: set[str]) -> dict[str, list[Dossier]]:
    """By kind: the subjects that these bodies are themselves."""
    units = [int(key.removeprefix("unit:")) for key in ours if key.startswith("unit:")]
    found: dict[str, list[Dossier]] = {}
    for one in units_listed(campaign).filter(unit__in=units):
        found.setdefault(one.kind, []).append(one)
    return found


def party(dossier: Dossier, rule: str, who: str) -> Party | None:
    return next((one for one in parties_of(dossier) if (one.rule, one.who) == (rule, who)), None)


def read_as(dossier: Dossier, part: Participation, peers: Iterable[Dossier]) -> Iterator[Party]:
    """Nobody rates themselves as one of the others."""
    if part.body not in PEERS:
        yield Party(dossier, part.rule, part.who, part.name, part.side, part.cites)
        return
    for peer in peers:
        if peer.pk != dossier.pk:
            yield Party(dossier, part.rule, unit_key(peer), peer.name, part.side, part.cites)


def peers_of(dossier: Dossier) -> QuerySet[Dossier]:
    return listed(dossier.campaign, dossier.kind).exclude(pk=dossier.pk)


def listed(campaign: Campaign, kind: str) -> QuerySet[Dossier]:
    return units_listed(campaign).filter(kind=kind)


def units_listed(campaign: Campaign) -> QuerySet[Dossier]:
    return Dossier.objects.filter(
        organisation=campaign.organisation_id, campaign=campaign, is_listed=True, unit__isnull=False
    ).order_by("pk")


def unit_key(dossier: Dossier) -> str:
    return f"unit:{dossier.unit_id}"


def own_key(dossier: Dossier) -> str:
    return f"unit:{dossier.unit_id}" if dossier.unit_id else f"person:{dossier.person_id}"


def given_by_peers(campaign: Campaign, kind: str) -> dict[tuple[int | None, str], tuple[int, int]]:
    """By unit and body of the matrix, where it says "all the others": how many of them gave their sheet, of
    how many."""
    rows = parts_of(campaign).filter(dossier__kind=kind, body__in=PEERS)
    parts = list(rows.values_list("dossier", "dossier__home", "rule", "body"))
    if not parts:
        return {}
    given, others = Counter(submitted(campaign, kind)), listed(campaign, kind).count() - 1
    found: dict[tuple[int | None, str], tuple[int, int]] = {}
    for dossier, home, rule, body in parts:
        done, asked = found.get((home, body), (0, 0))
        found[home, body] = done + given[dossier, rule], asked + others
    return found


def submitted(campaign: Campaign, kind: str) -> QuerySet[Sheet, tuple[int, str]]:
    """Of each sheet about others that was given: about whom, by which rule."""
    sheets = Sheet.objects.filter(
        organisation=campaign.organisation_id, dossier__campaign=campaign, dossier__kind=kind
    )
    return sheets.filter(state=State.SUBMITTED).values_list("dossier", "rule")


def part_of_peers(sheet: Sheet) -> Participation | None:
    """Of one of "all the others", once every one of them has given a sheet."""
    dossier = sheet.dossier
    part = parts_of(dossier.campaign).filter(dossier=dossier, rule=sheet.rule, body__in=PEERS).first()
    if part is None:
        return None
    given = submitted(dossier.campaign, dossier.kind).filter(dossier=dossier, rule=sheet.rule).count()
    return part if given == peers_of(dossier).count() else None
