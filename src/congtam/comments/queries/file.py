"""What arrived about one dossier: every answer in its versions, for a person the professional rating."""

from __future__ import annotations

from dataclasses import dataclass

from congtam.campaigns.models import Campaign, Dossier
from congtam.comments.models import Answer, Link
from congtam.comments.queries.gathering import Line, requests_of
from congtam.people.models import ProfessionalRating


@dataclass(frozen=True)
class Entry:
    """A request, its answer in every version (the last one holds), and its open link."""

    line: Line
    versions: list[Answer]
    link: Link | None

    @property
    def answer(self) -> Answer | None:
        return self.versions[-1] if self.versions else None


@dataclass(frozen=True)
class File:
    entries: list[Entry]
    rating: ProfessionalRating | None

    @property
    def arrived(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.versions]


def file_of(campaign: Campaign, dossier: Dossier) -> File:
    answers: dict[str, list[Answer]] = {}
    asked = Answer.objects.filter(
        organisation=campaign.organisation_id, inquiry__campaign=campaign, inquiry__subject=dossier.key
    )
    rows = asked.select_related("inquiry").prefetch_related("scans").order_by("number")
    for row in rows:
        answers.setdefault(row.inquiry.who, []).append(row)
    links = {
        row.inquiry.who: row
        for row in Link.objects.filter(
            organisation=campaign.organisation_id,
            inquiry__campaign=campaign,
            inquiry__subject=dossier.key,
            used_at=None,
            revoked_at=None,
        ).select_related("inquiry")
    }
    entries = [
        Entry(line, answers.get(line.who, []), links.get(line.who)) for line in requests_of(campaign, dossier)
    ]
    return File(entries, rating_of(campaign, dossier))


def rating_of(campaign: Campaign, dossier: Dossier) -> ProfessionalRating | None:
    """Of the year that is judged."""
    if dossier.person_id is None:
        return None
    return ProfessionalRating.objects.filter(
        organisation=campaign.organisation_id, person=dossier.person_id, year=campaign.year
    ).first()
