"""The calendar of a campaign: items of the plan, meetings, and what is due around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from congtam.campaigns.ics import Event
from congtam.campaigns.models import Campaign, Meeting
from congtam.campaigns.queries.deadlines import dues
from congtam.people.queries.tree import Node, tree


@dataclass(frozen=True)
class Entry:
    """One line of the calendar. `kind`: item, meeting, due."""

    kind: str
    first: date
    last: date
    what: str
    owner: str
    cites: str
    key: str
    units: tuple[Node, ...] = ()
    is_done: bool = False
    done_on: date | None = None
    number: str = ""
    at: time | None = None
    place: str = ""

    def is_late(self, today: date) -> bool:
        return not self.is_done and self.last < today


def entries(campaign: Campaign, *, followed: frozenset[int] | None = None) -> list[Entry]:
    """By day. Meeting days are everybody's; what a unit owes is for those who follow it (None: all units)."""
    nodes = tree(campaign.organisation_id, campaign.asked_on).nodes
    known = [row for row in campaign.meetings.all() if row.unit_id in nodes]
    owing = [row for row in known if followed is None or row.unit_id in followed]
    found = [*items(campaign), *held(known, nodes), *due(campaign, owing, nodes)]
    return sorted(found, key=lambda one: (one.first, one.kind != "item", one.last, one.key))


def items(campaign: Campaign) -> Iterator[Entry]:
    for row in campaign.plan_items.order_by("position"):
        missing = f" ({', '.join(row.missing)})" if row.missing else ""
        yield Entry(
            "item",
            row.begins_on or row.due_on,
            row.due_on,
            row.what + missing,
            row.owner,
            row.cites,
            row.key,
            is_done=row.done_on is not None,
            done_on=row.done_on,
            number=row.number,
        )


def held(meetings: list[Meeting], nodes: dict[int, Node]) -> Iterator[Entry]:
    for row in meetings:
        day = row.held_on or row.planned_on
        if day:
            yield Entry(
                "meeting",
                day,
                day,
                "",
                "",
                row.cites,
                f"meeting-{row.unit_id}",
                (nodes[row.unit_id],),
                is_done=row.held_on is not None,
                at=row.starts_at,
                place=row.place,
            )


def due(campaign: Campaign, meetings: list[Meeting], nodes: dict[int, Node]) -> Iterator[Entry]:
    """What several units owe on the same day stands on one line; what was done on time is not shown."""
    together: dict[tuple[date, str, str, str], list[Node]] = {}
    for one in dues(campaign, meetings):
        if one.met_on is None:
            together.setdefault((one.on, one.key, one.what, one.cites), []).append(nodes[one.unit])
    for (day, key, what, cites), found in together.items():
        yield Entry("due", day, day, what, "", cites, f"{key}-{day:%Y%m%d}", tuple(found))


def events(campaign: Campaign, meeting: str, *, followed: frozenset[int] | None = None) -> list[Event]:
    """For a calendar file; `meeting` is what a meeting is called."""
    made = []
    for one in entries(campaign, followed=followed):
        names = ", ".join(node.short for node in one.units)
        title = f"{one.what or meeting}: {names}" if names else one.what
        key = f"congtam-{campaign.pk}-{one.kind}-{one.key}"
        detail = "; ".join(part for part in (one.owner, one.cites) if part)
        made.append(Event(key, one.first, one.last, title, detail, one.at, one.place))
    return made
