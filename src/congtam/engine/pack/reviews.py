"""What a review must contain, the steps of a meeting, and the papers: content as data."""

from __future__ import annotations

from typing import Literal

from congtam.engine.pack.base import Cited, Names, Part
from congtam.engine.pack.conditions import AnyCondition
from congtam.engine.pack.quantities import Flag


class Section(Cited):
    id: str
    text: str
    parts: Names = ()
    """Keys of `review_parts`: what must be said about it (strengths, shortcomings, causes ...)."""
    when: AnyCondition | None = None
    children: tuple[Section, ...] = ()
    topic_of_year: Flag = False
    holds: Literal["", "prompts", "open_items", "commitments"] = ""
    """What the campaign itself sets into the section: what superiors prompted, what was found wanting before,
    what was promised at the start of the year."""


class Review(Cited):
    form: str
    for_subjects: Names
    sections: tuple[Section, ...]
    private: Flag = False
    """Visible only to the person and their forum."""


class AgendaStep(Cited):
    text: str
    by: str = ""


class Agenda(Cited):
    label: str
    for_subjects: Names
    steps: tuple[AgendaStep, ...]


class Form(Cited):
    """A paper the documents name."""

    title: str
    for_subjects: Names = ()
    kind: Literal[
        "review",
        "scorecard",
        "summary",
        "ballot",
        "minutes",
        "proposal",
        "decision",
        "notice",
        "report",
        "checklist",
        "plan",
        "list",
    ]
    text: str | None = None


class Step(Cited):
    """A duty of the procedure that is neither an order, a deadline nor a vote."""

    text: str
    kind: Literal[
        "content",
        "step",
        "notify",
        "remedy",
        "document",
        "schedule",
        "order",
        "amend",
        "decision",
        "participant",
    ]
    for_subjects: Names = ()


class ChecklistItem(Part):
    group: str
    text: str


Section.model_rebuild()
