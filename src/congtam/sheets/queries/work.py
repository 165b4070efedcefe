"""What somebody has to fill in a campaign: their own sheets, and those about others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.packs import pack_of
from congtam.campaigns.phases import Phase
from congtam.sheets.models import Sheet
from congtam.sheets.parties import Party, own_key, parties_by, parties_of
from congtam.sheets.permissions import Pens
from congtam.sheets.rules import layout_for

FILLED_IN = (Phase.REVIEWING, Phase.MEETING, Phase.APPRAISING)
TABLE_FROM = 2
"""So many sheets by one rule are offered as one table."""

Sheets = dict[tuple[int, str, str], Sheet]
"""By dossier, rule and body."""


@dataclass(frozen=True)
class Due:
    """One sheet to fill; not opened yet while there is none."""

    dossier: Dossier
    rule: str
    who: str
    name: str
    sheet: Sheet | None

    @property
    def is_given(self) -> bool:
        return self.sheet is not None and self.sheet.is_submitted


@dataclass(frozen=True)
class Group:
    """Sheets about others by one rule: one by one, or as a table. `body` says as whom: one unit may rate the
    same subjects by two rules."""

    rule: str
    who: str
    kind: str
    label: str
    name: str
    body: str
    due: list[Due]

    @property
    def is_table(self) -> bool:
        return len(self.due) >= TABLE_FROM

    @property
    def given(self) -> int:
        return sum(one.is_given for one in self.due)


@dataclass(frozen=True)
class Work:
    campaign: Campaign
    own: list[Due]
    groups: list[Group]


def work_in(campaign: Campaign, pens: Pens) -> Work:
    """By a fixed number of questions, however many sheets there are."""
    opened = Sheet.objects.filter(
        organisation=pens.organisation, dossier__campaign=campaign, who__in=pens.who
    )
    sheets = {(sheet.dossier_id, sheet.rule, sheet.who): sheet for sheet in opened}
    own = [own_due(one, sheets) for one in own_dossiers(campaign, pens)]
    return Work(campaign, own, list(groups(campaign, parties_by(campaign, pens.who), sheets)))


def work_on(dossier: Dossier, pens: Pens) -> list[Due]:
    """What these hands have to fill about one subject, the own sheet first."""
    if layout_for(dossier.campaign, dossier.kind).card is None:
        return []
    sheets = {(sheet.dossier_id, sheet.rule, sheet.who): sheet for sheet in dossier.sheets.all()}
    takes_part = dossier.is_listed and dossier.is_rated is not False
    own = [own_due(dossier, sheets)] if takes_part and own_key(dossier) in pens.who else []
    return own + [rating_due(one, sheets) for one in parties_of(dossier) if one.who in pens.who]


def own_due(dossier: Dossier, sheets: Sheets) -> Due:
    who = own_key(dossier)
    return Due(dossier, "", who, dossier.name, sheets.get((dossier.pk, "", who)))


def rating_due(party: Party, sheets: Sheets) -> Due:
    sheet = sheets.get((party.dossier.pk, party.rule, party.who))
    return Due(party.dossier, party.rule, party.who, party.dossier.name, sheet)


def own_dossiers(campaign: Campaign, pens: Pens) -> list[Dossier]:
    """Of oneself and of the units one leads, where the documents have a sheet."""
    keys = [who.split(":") for who in pens.who]
    units = [int(key) for kind, key in keys if kind == "unit"]
    persons = [int(key) for kind, key in keys if kind == "person"]
    asked = campaign.dossiers.filter(Q(unit__in=units) | Q(person__in=persons), is_listed=True)
    found = list(asked.exclude(is_rated=False).order_by("sort_key", "name"))
    for one in found:
        one.campaign = campaign
    return [one for one in found if layout_for(campaign, one.kind).card is not None]


def groups(campaign: Campaign, parties: Iterable[Party], sheets: Sheets) -> Iterable[Group]:
    found: dict[tuple[str, str, str], Group] = {}
    pack = pack_of(campaign)
    for party in parties:
        kind = party.dossier.kind
        if layout_for(campaign, kind).card is None:
            continue
        key = party.rule, party.who, kind
        if key not in found:
            rater = pack.raters.get(party.rule)
            body = (pack.bodies.get(rater.body or "") if rater else "") or ""
            found[key] = Group(*key, pack.subjects[kind].label, party.name, body, [])
        found[key].due.append(rating_due(party, sheets))
    return found.values()
