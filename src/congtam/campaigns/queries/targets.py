"""Targets with their reports: of some dossiers, and of one subject over all its dossiers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from congtam.campaigns.fulfilment import Figure, met, weighted
from congtam.campaigns.models import Campaign, Dossier, Progress, Target
from congtam.engine.pack import Pack
from congtam.engine.pack.criteria import Row, WeightedLeaf
from congtam.engine.scoring import rows_of


@dataclass(frozen=True)
class Given:
    """A target and its reports, the newest first."""

    target: Target
    reports: tuple[Progress, ...]

    @property
    def last(self) -> Progress | None:
        """The report that counts."""
        return next((row for row in self.reports if not row.returned_because), None)

    @property
    def waiting(self) -> Progress | None:
        """The newest report, while nobody has looked at it."""
        newest = self.reports[0] if self.reports else None
        return newest if newest and newest.checked_at is None else None

    @property
    def figure(self) -> Figure:
        last = self.last
        checked = bool(last and last.is_final and last.is_checked)
        return Figure(
            planned=self.target.planned,
            done=last.done if last else None,
            due_on=self.target.due_on,
            reached_on=last.reached_on if last else None,
            weight=self.target.weight,
            is_settled=checked or bool(self.target.excuse),
            is_good=bool(last and last.is_checked and last.is_good),
            is_excused=bool(self.target.excuse),
        )


def given(rows: QuerySet[Target]) -> list[Given]:
    """In two questions, however many there are."""
    targets = list(rows.order_by("given_on", "pk"))
    reports: dict[int, list[Progress]] = defaultdict(list)
    for row in Progress.objects.filter(target__in=rows.values("pk")).order_by("-pk"):
        reports[row.target_id].append(row)
    return [Given(target, tuple(reports[target.pk])) for target in targets]


def targets_of(dossiers: Collection[Dossier]) -> dict[int, list[Given]]:
    """By dossier."""
    found: dict[int, list[Given]] = defaultdict(list)
    if dossiers:
        ours = next(iter(dossiers)).organisation_id
        keys = [dossier.pk for dossier in dossiers]
        for one in given(Target.objects.filter(organisation=ours, dossier__in=keys)):
            found[one.target.dossier_id].append(one)
    return found


Whose = tuple[int | None, int | None]
FEW = 200


def figures_of_subjects(campaign: Campaign, subjects: Collection[Whose]) -> dict[Whose, list[Figure]]:
    """By unit and person, over all their dossiers."""
    rows = Target.objects.filter(organisation=campaign.organisation_id, dossier__campaign=campaign)
    if len(subjects) < FEW:
        units, persons = ({whose[place] for whose in subjects} - {None} for place in (0, 1))
        rows = rows.filter(Q(dossier__unit__in=units) | Q(dossier__person__in=persons))
    found: dict[Whose, list[Figure]] = {whose: [] for whose in subjects}
    for one in given(rows.select_related("dossier")):
        dossier = one.target.dossier
        if (dossier.unit_id, dossier.person_id) in found:
            found[dossier.unit_id, dossier.person_id].append(one.figure)
    return found


def is_told_by_targets(row: Row) -> bool:
    """Whether the register fills the row of a sheet, or the figure beside it."""
    return isinstance(row, WeightedLeaf) or bool(row.figure and row.figure.of_targets)


Parts = dict[str, tuple[int, int]]


def parts_told(campaign: Campaign, pack: Pack) -> dict[int, Parts]:
    """By dossier and address: part and whole of each row that the register fills. What it cannot tell yet is
    left out, and never 0."""
    asked = {kind: told for kind in pack.subjects if (told := rows_told(pack, kind))}
    if not asked:
        return {}
    figures: dict[tuple[int, str], list[Figure]] = defaultdict(list)
    rows = Target.objects.filter(organisation=campaign.organisation_id, dossier__campaign=campaign)
    for one in given(rows.filter(dossier__kind__in=list(asked)).select_related("dossier")):
        figures[one.target.dossier_id, one.target.dossier.kind].append(one.figure)
    return {key: parts_of(asked[kind], there) for (key, kind), there in figures.items()}


def parts_of(rows: Mapping[str, Row], figures: Sequence[Figure]) -> Parts:
    told = {address: part_of(row, figures) for address, row in rows.items()}
    return {address: part for address, part in told.items() if part}


def rows_told(pack: Pack, kind: str) -> dict[str, Row]:
    card = pack.scorecards.get(pack.subjects[kind].scorecard or "")
    return {name: place.row for name, place in rows_of(card).items() if is_told_by_targets(place.row)}


def part_of(row: Row, figures: Sequence[Figure]) -> tuple[int, int] | None:
    return weighted(figures) if isinstance(row, WeightedLeaf) else met(figures)


def to_check(campaign: Campaign, homes: Iterable[int] | None) -> QuerySet[Progress]:
    """Reports nobody has looked at, of the units (None: of all), oldest first."""
    rows = Progress.objects.filter(
        organisation=campaign.organisation_id, target__dossier__campaign=campaign, checked_at=None
    )
    if homes is not None:
        rows = rows.filter(target__dossier__home__in=homes)
    return rows.order_by("reported_at")
