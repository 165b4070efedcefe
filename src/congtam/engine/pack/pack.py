"""The pack: one regulation as data, written in the order of the law."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from congtam.engine.pack.base import Cited, Names, Part
from congtam.engine.pack.criteria import Scorecard
from congtam.engine.pack.process import (
    Authority,
    Ballot,
    Deadline,
    Forum,
    Order,
    Participant,
    Supervisor,
    TimelineItem,
)
from congtam.engine.pack.quantities import Day, Flag, Points, Portion, Whole
from congtam.engine.pack.quotas import Quota
from congtam.engine.pack.reviews import Agenda, ChecklistItem, Form, Review, Step
from congtam.engine.pack.subjects import Subject


class Issued(Part):
    by: str
    number: str | None = None
    on: Day | None = None


class Grade(Part):
    """A mark of one criterion; `from` is its lower bound as a share of the criterion's maximum, None for the
    lowest."""

    label: str
    from_: Portion | None = Field(None, alias="from")
    cites: str | None = None
    clause: Names = ()
    document: str | None = None


class Fact(Part):
    """Something a person enters about a subject. `label` reads as a clause: "chi bộ sinh hoạt đúng quy
    định"."""

    label: str
    type: Literal["yes_no", "judgement", "number", "percent", "date", "level", "choice", "text"]
    not_label: str | None = None
    """How its opposite reads, where "không" before the label would be clumsy."""
    values: dict[str, str] = {}
    group: Literal["person", "unit", "any"] = "any"
    note: str | None = None


class Relation(Part):
    """A named link from a subject to others: the members of a cell, the bodies beside it, the units a person
    leads."""

    label: str
    to: Names


class Slot(Cited):
    """A place the document leaves to another level. `points`: what must be filled there. Nothing is borrowed
    silently."""

    label: str
    at: str
    left_to: str
    points: Points | None = None


class Mark(Cited):
    """What a lower pack may do with an address of this one."""

    at: str
    mark: Literal["fill", "replace", "fixed"]


class Fill(Part):
    """A lower pack's filling of a slot of the pack it is based on."""

    slot: str
    with_: Any = Field(alias="with")
    cites: str
    clause: Names = ()
    note: str | None = None


class Reading(Part):
    """One way to understand open words; `set` is what it changes in the data (address -> value) against the
    pack as written."""

    id: str
    says: str
    set: dict[str, Any] = {}


class OpenWording(Cited):
    """Words the document leaves open: the readings, which one is chosen, by whom and why."""

    text: str
    readings: tuple[Reading, ...] = Field(min_length=2)
    chosen: str
    by: str | None = None
    """The post that signed the choice. None: proposed by us, to be signed before activation."""
    why: str


class Pack(Part):
    """A regulation, or several layered and amended into one. Only `id`, `title`, `issued` and `levels` are
    always there."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    title: str
    issued: Issued
    place: str | None = None
    based_on: Names = ()
    demonstration: Flag = False
    """Fills open slots for a demonstration only; such a pack can never be activated for a real campaign."""
    periods: Names = ("year",)
    half_day_hours: Whole | None = None
    """How many hours of meeting are half a day. None: half a day is one session, however long."""
    levels: dict[str, str] = Field(min_length=2)
    grades: dict[str, Grade] = {}
    facts: dict[str, Fact] = {}
    relations: dict[str, Relation] = {}
    bodies: dict[str, str] = {}
    review_parts: dict[str, str] = {}
    subjects: dict[str, Subject] = {}
    scorecards: dict[str, Scorecard] = {}
    quotas: dict[str, Quota] = {}
    raters: dict[str, Participant] = {}
    comments: dict[str, Participant] = {}
    forums: dict[str, Forum] = {}
    authorities: dict[str, Authority] = {}
    orders: dict[str, Order] = {}
    deadlines: dict[str, Deadline] = {}
    ballots: dict[str, Ballot] = {}
    timeline: tuple[TimelineItem, ...] = ()
    supervisors: tuple[Supervisor, ...] = ()
    reviews: dict[str, Review] = {}
    agendas: dict[str, Agenda] = {}
    forms: dict[str, Form] = {}
    steps: dict[str, Step] = {}
    checklists: dict[str, tuple[ChecklistItem, ...]] = {}
    slots: dict[str, Slot] = {}
    marks: tuple[Mark, ...] = ()
    open_wording: dict[str, OpenWording] = {}
    notes: tuple[str, ...] = ()

    def rank(self, level: str) -> int:
        """0 for the lowest level."""
        return len(self.levels) - 1 - list(self.levels).index(level)


class AmendmentChange(Cited):
    """One change by address. `old` must stand in the amended document's text at that address, to the
    letter."""

    at: str
    old: str | None = None
    new: str
    set: dict[str, Any] = {}
    """Data address -> new value; `null` removes what stood there."""
    was: dict[str, Any] = {}
    """Data address -> value that must stand there before (guards the data as `old` guards the text)."""


class Amendment(Part):
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    title: str
    issued: Issued
    amends: str
    changes: tuple[AmendmentChange, ...]
    open_wording: dict[str, OpenWording] = {}
