"""How far each unit has come: units by steps, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from congtam.campaigns.models import Campaign, Meeting
from congtam.campaigns.packs import pack_of
from congtam.campaigns.queries.deadlines import Due, dues
from congtam.campaigns.stages import Stage, rank
from congtam.engine.pack import Pack
from congtam.people.queries.tree import Node, tree

SELF, COMMENTS, RATERS, REVIEW, VOTE, REPORT, APPRAISE, DECIDE, NOTIFY = (
    "self",
    "comments",
    "raters",
    "review",
    "vote",
    "report",
    "appraise",
    "decide",
    "notify",
)
REACHED = {
    SELF: Stage.SELF_RATED,
    VOTE: Stage.VOTED,
    APPRAISE: Stage.APPRAISED,
    DECIDE: Stage.DECIDED,
    NOTIFY: Stage.NOTIFIED,
}
PLANNED = {SELF: "self_rating", REVIEW: "review", APPRAISE: "appraisal", DECIDE: "decision"}
"""The words by which packs mark the items of their calendar."""


@dataclass(frozen=True)
class Mark:
    """One unit at one step: how many of how many, and by when. Nothing to do: `total` is 0."""

    done: int = 0
    total: int = 0
    due: date | None = None
    waits_for: str = ""

    @property
    def is_done(self) -> bool:
        return 0 < self.total <= self.done

    def days_late(self, today: date) -> int:
        if self.is_done or not self.total or self.due is None:
            return 0
        return max((today - self.due).days, 0)

    def state(self, today: date, *, reached: bool) -> str:
        if not self.total:
            return "none"
        if self.is_done:
            return "done"
        if self.waits_for:
            return "block"
        if self.days_late(today):
            return "late"
        if self.done:
            return "part"
        return "todo" if reached else "wait"


@dataclass(frozen=True)
class Row:
    """One unit; `states` by step as of the day."""

    unit: Node
    meeting: Meeting | None
    marks: Mapping[str, Mark]
    today: date

    @cached_property
    def states(self) -> dict[str, str]:
        found, reached = {}, True
        for step, mark in self.marks.items():
            found[step] = mark.state(self.today, reached=reached)
            reached = found[step] in {"done", "none"} or (reached and step in {SELF, COMMENTS, RATERS})
        return found

    @property
    def worst(self) -> str:
        return next((one for one in ("late", "block") if one in self.states.values()), "")

    @property
    def most_late(self) -> int:
        return max((mark.days_late(self.today) for mark in self.marks.values()), default=0)


@dataclass(frozen=True)
class Counted:
    """Raw counts by unit, before they are marks."""

    stages: dict[int, dict[str, int]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(int)))
    asked: dict[tuple[int, str], tuple[int, int]] = field(default_factory=dict)


def steps_of(pack: Pack) -> list[str]:
    """Only what the document knows."""
    acts = {rule.act for rule in pack.authorities.values()}
    known = {
        SELF: True,
        COMMENTS: bool(pack.comments),
        RATERS: bool(pack.raters),
        REVIEW: True,
        VOTE: bool(pack.ballots),
        REPORT: bool(after_meeting(pack)),
        APPRAISE: "appraise" in acts,
        DECIDE: True,
        NOTIFY: True,
    }
    return [step for step, is_known in known.items() if is_known]


def after_meeting(pack: Pack) -> list[str]:
    return [key for key, rule in pack.deadlines.items() if rule.after == "meeting"]


def progress(campaign: Campaign, today: date, *, units: frozenset[int] | None = None) -> list[Row]:
    """Units that meet, in the order of the tree; `units` narrows them."""
    pack = pack_of(campaign)
    nodes = [node for node, _ in tree(campaign.organisation_id, campaign.asked_on).walk()]
    meetings = {row.unit_id: row for row in campaign.meetings.all()}
    counted = counts(campaign)
    due = planned_days(campaign)
    by_unit: dict[int, list[Due]] = defaultdict(list)
    for one in dues(campaign, meetings.values()):
        by_unit[one.unit].append(one)
    steps = steps_of(pack)
    return [
        Row(node, meetings[node.id], waiting(found, today), today)
        for node in nodes
        if node.id in meetings and (units is None or node.id in units)
        for found in [marks(node.id, meetings[node.id], steps, counted, due, by_unit[node.id])]
    ]


def waiting(found: dict[str, Mark], today: date) -> dict[str, Mark]:
    """The appraisal waits for a report that is late, or for raters who are."""
    held = next((step for step in (REPORT, RATERS) if step in found and found[step].days_late(today)), None)
    if held is None or APPRAISE not in found or found[APPRAISE].is_done:
        return found
    says = _("chờ báo cáo") if held == REPORT else _("chờ chủ thể")
    return {**found, APPRAISE: replace(found[APPRAISE], waits_for=says)}


def counts(campaign: Campaign) -> Counted:
    found = Counted()
    listed = campaign.dossiers.filter(is_listed=True).exclude(is_rated=False, is_reviewed=False)
    rows = listed.exclude(is_rated=False).order_by().values_list("home_id", "stage").annotate(Count("id"))
    for home, stage, number in rows:
        found.stages[home or 0][stage] += number
    asked = (
        campaign.participations.filter(group__in=("comments", "raters"), is_dropped=False, is_settled=True)
        .filter(dossier__is_listed=True)
        .order_by()
        .values_list("dossier__home_id", "group")
        .annotate(total=Count("id"), answered=Count("id", filter=Q(answered_on__isnull=False)))
    )
    for home, group, total, answered in asked:
        found.asked[home or 0, group] = (answered, total)
    return found


def planned_days(campaign: Campaign) -> dict[str, date]:
    """The last day the calendar gives to each kind of step."""
    found: dict[str, date] = {}
    for row in campaign.plan_items.all():
        if row.step:
            found[row.step] = max(row.due_on, found.get(row.step, row.due_on))
    return found


def marks(
    unit: int, meeting: Meeting, steps: list[str], counted: Counted, due: dict[str, date], own: list[Due]
) -> dict[str, Mark]:
    stages = counted.stages.get(unit, {})
    total = sum(stages.values())
    found: dict[str, Mark] = {}
    for step in steps:
        if step in REACHED:
            done = sum(number for stage, number in stages.items() if rank(stage) >= rank(REACHED[step]))
            found[step] = Mark(done, total, due.get(PLANNED.get(step, "")))
        elif step in {COMMENTS, RATERS}:
            answered, asked = counted.asked.get((unit, step), (0, 0))
            found[step] = Mark(answered, asked, due.get(step))
        elif step == REVIEW:
            found[step] = Mark(int(meeting.held_on is not None), 1, meeting.planned_on)
        else:
            found[step] = report(meeting, [one for one in own if one.after_meeting])
    return found


def report(meeting: Meeting, own: list[Due]) -> Mark:
    """Late only after the meeting was held: before that the meeting itself is what is waited for."""
    open_ones = [one for one in own if one.met_on is None]
    day = min((one.on for one in open_ones), default=None)
    return Mark(len(own) - len(open_ones), max(len(own), 1), day if meeting.held_on else None)
