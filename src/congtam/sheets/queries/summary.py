"""What the raters gave, criterion by criterion, beside what the subject gave itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from congtam.campaigns.models import Campaign, Dossier
from congtam.engine.pack.quantities import Share
from congtam.engine.scoring import RowReading
from congtam.sheets.layout import Layout, Line
from congtam.sheets.models import Sheet
from congtam.sheets.parties import Party, parties_of
from congtam.sheets.queries.several import Counted, counted, readings_of
from congtam.sheets.rules import layout_for
from congtam.sheets.states import State

APART = Share(1, 5)
"""Of a row's maximum: from here on two marks are called far apart. Ours, no regulation's."""


@dataclass(frozen=True)
class Spread:
    """One row: the own mark, and of the raters' marks how many, the least, the mean (halves up), the most.
    Marks stand by size and grades by name, so that their order does not tell who gave which."""

    line: Line
    own: int | None
    given: tuple[int, ...]
    top: int
    own_grade: str = ""
    grades: tuple[str, ...] = ()

    @property
    def least(self) -> int | None:
        return min(self.given, default=None)

    @property
    def most(self) -> int | None:
        return max(self.given, default=None)

    @property
    def mean(self) -> int | None:
        count = len(self.given)
        return (2 * sum(self.given) + count) // (2 * count) if count else None

    @property
    def is_apart(self) -> bool:
        """The subject and the raters differ."""
        return self.own is not None and self.mean is not None and far(self.own - self.mean, self.top)

    @property
    def is_divided(self) -> bool:
        """The raters differ among themselves."""
        return self.least is not None and self.most is not None and far(self.most - self.least, self.top)

    @property
    def counts_of_grades(self) -> list[tuple[str, int]]:
        return [(grade, self.grades.count(grade)) for grade in dict.fromkeys(self.grades)]


@dataclass(frozen=True)
class Answer:
    """One party: its sheet, if it was opened, and its total once it was given."""

    party: Party
    sheet: Sheet | None
    total: tuple[int, int] | None

    @property
    def is_given(self) -> bool:
        return self.sheet is not None and self.sheet.is_submitted


@dataclass(frozen=True)
class Summary:
    dossier: Dossier
    own: Counted | None
    answers: list[Answer]
    rows: list[Spread]
    total: Spread | None

    @property
    def given(self) -> int:
        return sum(answer.is_given for answer in self.answers)


def far(difference: int, top: int) -> bool:
    return top > 0 and abs(difference) * APART.under >= top * APART.over


def summary_of(dossier: Dossier) -> Summary:
    """Only sheets that were given count, the own one among them."""
    campaign, parties = dossier.campaign, parties_of(dossier)
    sheets = list(dossier.sheets.select_related("dossier__campaign"))
    given = counted(campaign, dossier.kind, [sheet for sheet in sheets if sheet.is_submitted])
    own = next((one for one in given if one.sheet.is_own), None)
    others = [one for one in given if not one.sheet.is_own]
    layout = layout_for(campaign, dossier.kind)
    rows = spreads(campaign, layout, own, others)
    return Summary(dossier, own, answers(parties, sheets, given), rows, total_spread(layout, own, others))


def answers(parties: Sequence[Party], sheets: Sequence[Sheet], given: Sequence[Counted]) -> list[Answer]:
    opened = {(sheet.rule, sheet.who): sheet for sheet in sheets}
    totals = {one.sheet.pk: one.total for one in given}
    found = []
    for party in parties:
        sheet = opened.get((party.rule, party.who))
        found.append(Answer(party, sheet, totals.get(sheet.pk) if sheet else None))
    return found


def spreads(
    campaign: Campaign, layout: Layout, own: Counted | None, others: Sequence[Counted]
) -> list[Spread]:
    kind = own.sheet.dossier.kind if own else others[0].sheet.dossier.kind if others else ""
    mine = readings_of(campaign, kind, own) if own else {}
    theirs = [readings_of(campaign, kind, one) for one in others]
    return [spread(line, mine, theirs) for line in layout.lines] if kind else []


def spread(line: Line, mine: Mapping[str, RowReading], theirs: Sequence[Mapping[str, RowReading]]) -> Spread:
    here = [readings[line.address] for readings in theirs]
    own = mine.get(line.address)
    grades = [str(one.entered["grade"]) for one in here if "grade" in one.entered]
    return Spread(
        line,
        known(own) if own else None,
        tuple(sorted(points for one in here if (points := known(one)) is not None)),
        next((one.top for one in [*here, *([own] if own else [])]), 0),
        str(own.entered.get("grade", "")) if own else "",
        tuple(sorted(grades)),
    )


def known(reading: RowReading) -> int | None:
    """What a row gives once that is settled; a blank gives nothing, and no 0 either."""
    if reading.counts is False or reading.low is None or reading.low != reading.high:
        return None
    return reading.low


def total_spread(layout: Layout, own: Counted | None, others: Sequence[Counted]) -> Spread | None:
    if layout.card is None or layout.card.max is None or not layout.lines:
        return None
    given = tuple(sorted(one.total[0] for one in others if one.total and one.total[0] == one.total[1]))
    mine = own.total[0] if own and own.total and own.total[0] == own.total[1] else None
    return Spread(layout.lines[0], mine, given, layout.card.max)


@dataclass(frozen=True)
class Progress:
    """One dossier in the list of the office."""

    dossier: Dossier
    own: Sheet | None
    own_total: tuple[int, int] | None
    given: int
    mean: int | None
    is_apart: bool


def progress_of(campaign: Campaign, dossiers: Sequence[Dossier]) -> list[Progress]:
    """By a fixed number of questions for each kind of subject, however many dossiers."""
    sheets = list(
        Sheet.objects.filter(organisation=campaign.organisation_id, dossier__in=dossiers).select_related(
            "dossier"
        )
    )
    totals: dict[int, tuple[int, int] | None] = {}
    for kind in dict.fromkeys(one.kind for one in dossiers):
        ours = [sheet for sheet in sheets if sheet.dossier.kind == kind and sheet.is_submitted]
        totals |= {one.sheet.pk: one.total for one in counted(campaign, kind, ours)}
    return [
        progress(campaign, one, [s for s in sheets if s.dossier_id == one.pk], totals) for one in dossiers
    ]


def progress(
    campaign: Campaign,
    dossier: Dossier,
    sheets: Sequence[Sheet],
    totals: Mapping[int, tuple[int, int] | None],
) -> Progress:
    own = next((sheet for sheet in sheets if sheet.is_own), None)
    given = [sheet for sheet in sheets if not sheet.is_own and sheet.state == State.SUBMITTED]
    settled = [total[0] for sheet in given if (total := totals.get(sheet.pk)) and total[0] == total[1]]
    own_total = totals.get(own.pk) if own else None
    mine = own_total[0] if own_total and own_total[0] == own_total[1] else None
    card = layout_for(campaign, dossier.kind).card
    mean = (2 * sum(settled) + len(settled)) // (2 * len(settled)) if settled else None
    apart = mine is not None and mean is not None and far(mine - mean, (card.max if card else 0) or 0)
    return Progress(dossier, own, own_total, len(given), mean, apart)
