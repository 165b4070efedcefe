"""What has to be done, by when, and what cannot start yet and because of whom: facts, not words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from congtam.campaigns.models import Call, Campaign, PlanItem
from congtam.campaigns.packs import pack_of
from congtam.campaigns.queries.deadlines import Due, dues
from congtam.campaigns.queries.progress import PLANNED, SELF, planned_days
from congtam.campaigns.stages import Stage
from congtam.people.models import Person, Post
from congtam.people.queries.tree import Node, tree
from congtam.people.titles import TITLES, Rank


@dataclass(frozen=True)
class Owed:
    """What some units owe by one deadline on one day; the last call where it is just one unit."""

    due: Due
    units: tuple[Node, ...]
    met: int = 0
    head: Person | None = None
    call: Call | None = None


@dataclass(frozen=True)
class Planned:
    """An item of the calendar, with the units that must report before it can start."""

    item: PlanItem
    waits_for: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Worklist:
    late: list[Owed]
    soon: list[Owed]
    not_held: list[Node]
    undated: list[Node]
    planned: list[Planned]
    open_charges: int
    unsettled: int


WAITING_STEPS = ("appraisal", "decision")


def worklist(campaign: Campaign, today: date, *, units: frozenset[int] | None = None) -> Worklist:
    """Of the whole campaign, or of some units. What is late stands unit by unit, to call people."""
    nodes = tree(campaign.organisation_id, campaign.asked_on).nodes
    meetings = [
        row
        for row in campaign.meetings.all()
        if row.unit_id in nodes and (units is None or row.unit_id in units)
    ]
    owing = dues(campaign, meetings)
    unreported = tuple(
        nodes[unit]
        for unit in dict.fromkeys(one.unit for one in owing if one.after_meeting and not one.met_on)
    )
    past = [row for row in meetings if row.held_on is None and row.planned_on and row.planned_on < today]
    return Worklist(
        late=late(campaign, owing, nodes, today),
        soon=soon(owing, nodes, today),
        not_held=[nodes[row.unit_id] for row in past],
        undated=[nodes[row.unit_id] for row in meetings if row.planned_on is None and row.held_on is None],
        planned=planned(campaign, unreported) if units is None else [],
        open_charges=campaign.supervisions.filter(person=None).values("post").distinct().count(),
        unsettled=campaign.dossiers.filter(is_listed=True, is_rated=None).count(),
    )


def late(campaign: Campaign, owing: list[Due], nodes: dict[int, Node], today: date) -> list[Owed]:
    found = [one for one in owing if one.is_late(today)]
    keys = {one.unit for one in found}
    heads, calls = heads_of(campaign, keys, today), last_calls(campaign, keys)
    return [Owed(one, (nodes[one.unit],), 0, heads.get(one.unit), calls.get(one.unit)) for one in found]


def soon(owing: list[Due], nodes: dict[int, Node], today: date) -> list[Owed]:
    """Not late, within a week; what several units owe on one day is one task with its count."""
    together: dict[tuple[date, str], list[Due]] = {}
    for one in owing:
        if 0 <= (one.on - today).days <= 7:
            together.setdefault((one.on, one.key), []).append(one)
    return [
        Owed(
            group[0],
            tuple(nodes[one.unit] for one in group if not one.met_on),
            sum(one.met_on is not None for one in group),
        )
        for group in together.values()
        if any(not one.met_on for one in group)
    ]


def heads_of(campaign: Campaign, units: set[int], day: date) -> dict[int, Person]:
    titles = [key for key, title in TITLES.items() if title.rank is Rank.HEAD]
    rows = Post.objects.on(day).filter(
        organisation=campaign.organisation_id, unit__in=units, title__in=titles
    )
    return {row.unit_id: row.person for row in rows.select_related("person").order_by("-since")}


def last_calls(campaign: Campaign, units: set[int]) -> dict[int, Call]:
    rows = Call.objects.filter(organisation=campaign.organisation_id, campaign=campaign, unit__in=units)
    return {row.unit_id: row for row in rows.order_by("made_at")}


def planned(campaign: Campaign, unreported: tuple[Node, ...]) -> list[Planned]:
    """Open items by day. Appraising, deciding and all after them wait for every report."""
    open_ones = [row for row in campaign.plan_items.all() if row.done_on is None]
    rows = sorted(open_ones, key=lambda row: (row.due_on, row.position))
    first = min((row.due_on for row in rows if row.step in WAITING_STEPS), default=None)
    return [
        Planned(row, unreported if row.step in WAITING_STEPS or (first and row.due_on > first) else ())
        for row in rows
    ]


@dataclass(frozen=True)
class Own:
    """What a campaign asks of one person."""

    campaign: Campaign
    dossier: int
    own_rating_due: date | None
    is_rated: bool
    meeting: date | None
    unit: Node | None
    has_rooms: bool
    """The document asks for a review or a sheet: these have lines of their own."""


def own(campaign: Campaign, person: int) -> list[Own]:
    """The person's dossiers that are reviewed, each with its meeting."""
    nodes = tree(campaign.organisation_id, campaign.asked_on).nodes
    rows = campaign.dossiers.filter(person=person, is_listed=True).exclude(is_reviewed=False)
    days = {row.unit_id: row.held_on or row.planned_on for row in campaign.meetings.all()}
    last, pack = planned_days(campaign).get(PLANNED[SELF]), pack_of(campaign)
    with_rooms = {kind for asked in pack.reviews.values() for kind in asked.for_subjects}
    with_rooms |= {kind for kind, subject in pack.subjects.items() if subject.scorecard}
    return [
        Own(
            campaign,
            row.pk,
            last,
            row.stage not in {Stage.LISTED, Stage.REVIEWED, Stage.RETURNED},
            days.get(row.home_id or 0),
            nodes.get(row.home_id or 0),
            row.kind in with_rooms,
        )
        for row in rows
    ]
