"""Who was asked about whom and how far each is: as many questions to the database for one subject
as for three thousand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from congtam.campaigns.models import Campaign, Dossier, Participation
from congtam.campaigns.models.dossier import dossier_key
from congtam.comments.models import Answer, Inquiry
from congtam.comments.states import DONE, State, state_of
from congtam.people.models import Unit
from congtam.people.queries.reading import once

PART_COLUMNS = (
    "id", "who", "name", "side", "cites", "asked_on", "dossier_id",
    "dossier__kind", "dossier__unit_id", "dossier__person_id", "dossier__name", "dossier__home_id",
)  # fmt: skip


class Line(NamedTuple):
    """One body asked about one dossier."""

    part: int
    who: str
    name: str
    side: str
    cites: str
    dossier: int
    kind: str
    subject: str
    subject_name: str
    home: int | None
    asked_on: date | None
    due_on: date | None
    state: State
    answered_on: date | None = None

    @property
    def is_done(self) -> bool:
        return self.state in DONE

    @property
    def was_late(self) -> bool:
        return bool(self.answered_on and self.due_on and self.answered_on > self.due_on)


@dataclass
class Tally:
    """The requests about one dossier."""

    dossier: int
    kind: str
    name: str
    home: int | None
    lines: list[Line] = field(default_factory=list)

    def count(self, state: State) -> int:
        return sum(line.state is state for line in self.lines)

    @property
    def missing(self) -> list[Line]:
        return [line for line in self.lines if not line.is_done]

    @property
    def late(self) -> list[Line]:
        return [line for line in self.lines if line.state is State.LATE]


def parts_asked(campaign: Campaign) -> QuerySet[Participation]:
    return Participation.objects.filter(
        organisation=campaign.organisation_id,
        campaign=campaign,
        group=Participation.Group.COMMENTS,
        is_dropped=False,
        is_settled=True,
        dossier__is_listed=True,
    ).exclude(dossier__is_reviewed=False)


def lines(
    campaign: Campaign, parts: QuerySet[Participation] | None = None, *, today: date | None = None
) -> list[Line]:
    """In the order of the matrix; a body that two rules name stands once."""
    rows = in_order(parts_asked(campaign) if parts is None else parts)
    dues, answers = dues_of(campaign), answers_of(campaign)
    day = today or timezone.localdate()
    found: dict[tuple[int, str], Line] = {}
    for row in rows.values(*PART_COLUMNS):
        line = line_of(row, dues, answers, day)
        found.setdefault((line.dossier, line.who), line)
    return list(found.values())


def in_order(parts: QuerySet[Participation]) -> QuerySet[Participation]:
    return parts.order_by("dossier__sort_key", "dossier__name", "dossier_id", "side", "name", "id")


Key = tuple[str, str]


def dues_of(campaign: Campaign) -> dict[Key, date | None]:
    return once(("dues of inquiries", campaign.pk), lambda: read_dues(campaign))


def answers_of(campaign: Campaign) -> dict[Key, tuple[bool, date]]:
    """Of each request the version that holds: whether it declines, and the day of the first."""
    return once(("answers", campaign.pk), lambda: read_answers(campaign))


def read_dues(campaign: Campaign) -> dict[Key, date | None]:
    rows = Inquiry.objects.filter(organisation=campaign.organisation_id, campaign=campaign)
    return {(subject, who): due for subject, who, due in rows.values_list("subject", "who", "due_on")}


def read_answers(campaign: Campaign) -> dict[Key, tuple[bool, date]]:
    rows = Answer.objects.filter(organisation=campaign.organisation_id, inquiry__campaign=campaign)
    found: dict[Key, tuple[bool, date]] = {}
    columns = ("inquiry__subject", "inquiry__who", "declines", "answered_on")
    for subject, who, declines, day in rows.order_by("number").values_list(*columns):
        first = found.get((subject, who), (declines, day))[1]
        found[subject, who] = declines, first
    return found


def line_of(
    row: dict[str, object], dues: dict[Key, date | None], answers: dict[Key, tuple[bool, date]], day: date
) -> Line:
    """Answered by words, or by the word that there are none: a day alone is no opinion."""
    subject = dossier_key(
        str(row["dossier__kind"]),
        row["dossier__unit_id"],  # type: ignore[arg-type]
        row["dossier__person_id"],  # type: ignore[arg-type]
    )
    key = subject, str(row["who"])
    answer = answers.get(key)
    asked: date | None = row["asked_on"]  # type: ignore[assignment]
    state = state_of(
        asked_on=asked,
        due_on=dues.get(key),
        answered=answer is not None,
        declines=bool(answer and answer[0]),
        today=day,
    )
    return Line(
        part=row["id"],  # type: ignore[arg-type]
        who=key[1],
        name=str(row["name"]),
        side=str(row["side"]),
        cites=str(row["cites"]),
        dossier=row["dossier_id"],  # type: ignore[arg-type]
        kind=str(row["dossier__kind"]),
        subject=subject,
        subject_name=str(row["dossier__name"]),
        home=row["dossier__home_id"],  # type: ignore[arg-type]
        asked_on=asked,
        due_on=dues.get(key),
        state=state,
        answered_on=answer[1] if answer else None,
    )


def tallies(found: Iterable[Line]) -> list[Tally]:
    by_dossier: dict[int, Tally] = {}
    for line in found:
        tally = by_dossier.setdefault(
            line.dossier, Tally(line.dossier, line.kind, line.subject_name, line.home)
        )
        tally.lines.append(line)
    return list(by_dossier.values())


def requests_about(campaign: Campaign, unit: Unit) -> list[Line]:
    """Of every dossier of the unit: its committee and its assembly are asked about together."""
    return lines(campaign, parts_asked(campaign).filter(dossier__unit=unit))


def parts_about(campaign: Campaign, dossier: Dossier) -> QuerySet[Participation]:
    """Of a person everything: what is asked about the member is read about the leader too."""
    if dossier.person_id:
        return parts_asked(campaign).filter(dossier__person=dossier.person_id)
    return parts_asked(campaign).filter(dossier=dossier)


def requests_of(campaign: Campaign, dossier: Dossier) -> list[Line]:
    return lines(campaign, parts_about(campaign, dossier))


def requests_to(campaign: Campaign, who: Iterable[str]) -> list[Line]:
    """What some bodies were asked. Only what was sent out."""
    return lines(campaign, parts_asked(campaign).filter(who__in=list(who), asked_on__isnull=False))
