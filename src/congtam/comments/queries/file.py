"""What arrived about one dossier; for a person also the professional rating and their other results."""

from __future__ import annotations

from dataclasses import dataclass, field

from congtam.campaigns.models import Campaign, Dossier, Result
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
    """`results` are what the person got in other dossiers of the campaign: as a member, for a leader."""

    entries: list[Entry]
    rating: ProfessionalRating | None = None
    results: list[Result] = field(default_factory=list)

    @property
    def done(self) -> int:
        return sum(entry.line.is_done for entry in self.entries)

    @property
    def missing(self) -> list[str]:
        return [entry.line.name for entry in self.entries if not entry.line.is_done]


def file_of(campaign: Campaign, dossier: Dossier) -> File:
    lines = requests_of(campaign, dossier)
    subjects = {line.subject for line in lines}
    answers: dict[tuple[str, str], list[Answer]] = {}
    asked = Answer.objects.filter(
        organisation=campaign.organisation_id, inquiry__campaign=campaign, inquiry__subject__in=subjects
    )
    for row in asked.select_related("inquiry").prefetch_related("scans").order_by("number"):
        answers.setdefault((row.inquiry.subject, row.inquiry.who), []).append(row)
    links = open_links(campaign, subjects)
    entries = [
        Entry(line, answers.get((line.subject, line.who), []), links.get((line.subject, line.who)))
        for line in lines
    ]
    return File(entries, rating_of(campaign, dossier), results_of(campaign, dossier))


def open_links(campaign: Campaign, subjects: set[str]) -> dict[tuple[str, str], Link]:
    rows = Link.objects.filter(
        organisation=campaign.organisation_id,
        inquiry__campaign=campaign,
        inquiry__subject__in=subjects,
        used_at=None,
        revoked_at=None,
    )
    return {(row.inquiry.subject, row.inquiry.who): row for row in rows.select_related("inquiry")}


def rating_of(campaign: Campaign, dossier: Dossier) -> ProfessionalRating | None:
    """Of the year that is judged."""
    if dossier.person_id is None:
        return None
    return ProfessionalRating.objects.filter(
        organisation=campaign.organisation_id, person=dossier.person_id, year=campaign.year
    ).first()


def results_of(campaign: Campaign, dossier: Dossier) -> list[Result]:
    if dossier.person_id is None:
        return []
    rows = Result.objects.filter(
        organisation=campaign.organisation_id,
        dossier__campaign=campaign,
        dossier__person=dossier.person_id,
        annulled_because="",
    ).exclude(dossier=dossier)
    return list(rows.select_related("dossier").order_by("dossier__kind", "pk"))
