"""Sheets about several subjects of one kind laid side by side: each as far as whoever looks may read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.packs import pack_of
from congtam.campaigns.permissions import about_dossier, may
from congtam.engine.scoring import RowReading, read_rows
from congtam.people.permissions import Action, Rights
from congtam.sheets.models import EvidenceFile, Mark, Sheet
from congtam.sheets.parties import parties_by
from congtam.sheets.permissions import Pens, marks_reached
from congtam.sheets.queries.several import Counted, counted
from congtam.sheets.queries.summary import Spread, spread, total_spread
from congtam.sheets.rules import layout_for
from congtam.sheets.states import State


@dataclass(frozen=True)
class Sight:
    """What one person reads of sheets in a campaign, asked once for many dossiers: `may_read` and
    `may_see_marks` say the same of each by itself. `rights` are those in the campaign."""

    campaign: Campaign
    rights: Rights
    pens: Pens
    covered: frozenset[int]
    """Dossiers about which a sheet of their own is still to be given."""

    def reads_own(self, sheet: Sheet) -> bool:
        """The subject's own sheet, once it was given."""
        return self.pens.may_fill(sheet) or self.opens_own(sheet.dossier)

    def opens_own(self, dossier: Dossier) -> bool:
        """Whether the own sheet would be read, if there is one."""
        seen = may(self.campaign, self.rights, Action.SEE_DOSSIER, about_dossier(dossier))
        return seen and dossier.pk not in self.covered

    def opens_marks(self, dossier: Dossier) -> bool:
        """What the raters gave."""
        return dossier.pk not in self.covered and marks_reached(self.campaign, self.rights, dossier)


@dataclass(frozen=True)
class Abreast:
    """One of the subjects. `own` and `others` hold given sheets only, and of these only what may be read;
    `is_own_open` and `is_rated_open` tell "not given" from "not to be seen"."""

    dossier: Dossier
    is_own_open: bool
    is_rated_open: bool
    own: Counted | None
    others: int
    readings: Mapping[str, RowReading] = field(default_factory=dict)
    """Of the own sheet."""
    rows: Mapping[str, Spread] = field(default_factory=dict)
    total: Spread | None = None
    evidence: Mapping[str, int] = field(default_factory=dict)
    """By row of the own sheet: how many pieces, a text counted as one."""


def sight_of(campaign: Campaign, rights: Rights, pens: Pens) -> Sight:
    due = {(one.dossier.pk, one.rule, one.who) for one in parties_by(campaign, pens.who)}
    mine = Sheet.objects.filter(
        organisation=campaign.organisation_id, dossier__campaign=campaign, who__in=pens.who
    )
    given = mine.filter(state=State.SUBMITTED).exclude(rule="").values_list("dossier", "rule", "who")
    return Sight(campaign, rights, pens, frozenset(dossier for dossier, _, _ in due - set(given)))


def laid_abreast(sight: Sight, kind: str, dossiers: Sequence[Dossier]) -> list[Abreast]:
    """By a fixed number of questions, however many subjects and sheets."""
    campaign = sight.campaign
    opened = {one.pk for one in dossiers if sight.opens_marks(one)}
    sheets = Sheet.objects.filter(
        organisation=campaign.organisation_id, dossier__in=dossiers, state=State.SUBMITTED
    ).select_related("dossier")
    read = [one for one in sheets if (sight.reads_own(one) if one.is_own else one.dossier_id in opened)]
    given: dict[int, list[Counted]] = {}
    for one in counted(campaign, kind, read):
        given.setdefault(one.sheet.dossier_id, []).append(one)
    proofs = evidence_of([one for one in read if one.is_own])
    return [
        abreast(sight, one, given.get(one.pk, []), proofs.get(one.pk, {}), is_rated_open=one.pk in opened)
        for one in dossiers
    ]


def abreast(
    sight: Sight,
    dossier: Dossier,
    given: Sequence[Counted],
    proofs: Mapping[str, int],
    *,
    is_rated_open: bool,
) -> Abreast:
    layout = layout_for(sight.campaign, dossier.kind)
    own = next((one for one in given if one.sheet.is_own), None)
    others = [one for one in given if not one.sheet.is_own]
    pack = pack_of(sight.campaign)
    mine = read_rows(pack, dossier.kind, own.row) if own else {}
    theirs = [read_rows(pack, dossier.kind, one.row) for one in others]
    return Abreast(
        dossier,
        own is not None or sight.opens_own(dossier),
        is_rated_open,
        own,
        len(others),
        mine,
        {line.address: spread(line, mine, theirs) for line in layout.lines},
        total_spread(layout, own, others),
        proofs,
    )


def evidence_of(sheets: Sequence[Sheet]) -> dict[int, Counter[str]]:
    """By dossier and row; files that wait for the scan do not count yet."""
    found: dict[int, Counter[str]] = {one.dossier_id: Counter() for one in sheets}
    texts = Mark.objects.filter(sheet__in=sheets).exclude(evidence="")
    files = EvidenceFile.objects.filter(sheet__in=sheets).exclude(state=EvidenceFile.State.WAITING)
    for rows in (texts, files):
        for dossier, row in rows.values_list("sheet__dossier", "row"):
            found[dossier][row] += 1
    return found
