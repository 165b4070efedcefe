"""Who writes on a sheet, and who reads what others wrote, from which phase on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from congtam.campaigns import permissions as of_campaigns
from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.phases import SINCE, Phase, reached
from congtam.people.permissions import TABLE, Action, Rights, Role
from congtam.people.queries.leading import led_units
from congtam.sheets.models import Sheet
from congtam.sheets.parties import parties_of
from congtam.sheets.states import State

MARKS_SINCE: dict[Role, Phase] = {
    Role.OFFICE: Phase.PREPARING,
    Role.SECRETARY: Phase.MEETING,
    Role.SUPERVISOR: Phase.MEETING,
    Role.STANDING: Phase.APPRAISING,
    Role.COMMITTEE: Phase.DECIDING,
    Role.MEMBER: Phase.NOTIFYING,
}
"""From which phase on a role that sees a dossier also sees what the raters marked in it."""


@dataclass(frozen=True)
class Pens:
    """For which bodies somebody writes: themselves, whom they help, the units they lead. `office` may enter
    what came on paper."""

    organisation: int
    who: frozenset[str]
    office: bool = False

    def may_fill(self, sheet: Sheet) -> bool:
        if sheet.organisation_id != self.organisation:
            return False
        return sheet.who in self.who or (sheet.is_from_paper and self.office)


def pens_of(rights: Rights, day: date, helped: int | None = None) -> Pens:
    """Whoever helps somebody writes for that person, and meanwhile for nobody else."""
    if helped is not None:
        return Pens(rights.organisation, frozenset({f"person:{helped}"}))
    who = {f"unit:{unit}" for unit in led_units(rights.organisation, rights.person, day)}
    if rights.person is not None:
        who.add(f"person:{rights.person}")
    return Pens(rights.organisation, frozenset(who), rights.has(Role.OFFICE))


def may_see_dossier(campaign: Campaign, rights: Rights, dossier: Dossier) -> bool:
    return of_campaigns.may(
        campaign,
        of_campaigns.rights_in(campaign, rights),
        Action.SEE_DOSSIER,
        of_campaigns.about_dossier(dossier),
    )


def may_see_marks(campaign: Campaign, rights: Rights, dossier: Dossier) -> bool:
    """What the raters gave: a role that reaches the dossier, from its phase on."""
    return marks_reached(campaign, of_campaigns.rights_in(campaign, rights), dossier)


def marks_reached(campaign: Campaign, rights: Rights, dossier: Dossier) -> bool:
    """The same for rights that are those in the campaign already."""
    target = of_campaigns.about_dossier(dossier)
    return any(
        rights.reaches(rule.scope, holding, target)
        for holding in rights.holdings
        for rule in TABLE
        if rule.role is holding.role and rule.action is Action.SEE_DOSSIER
        if rule.role in MARKS_SINCE and reached(campaign.phase, MARKS_SINCE[rule.role])
    )


def may_read(sheet: Sheet, rights: Rights, pens: Pens) -> bool:
    """A sheet that was not given is read by nobody but those who fill it. Whoever has to rate the same
    subject gives their own sheet first, whatever else they may see."""
    if pens.may_fill(sheet):
        return True
    if not sheet.is_submitted or has_own_to_give(sheet.dossier, pens):
        return False
    sees = may_see_dossier if sheet.is_own else may_see_marks
    return sees(sheet.dossier.campaign, rights, sheet.dossier)


def has_own_to_give(dossier: Dossier, pens: Pens) -> bool:
    """Whether a rating of theirs is still open: until then the marks of others stay covered."""
    due = {(one.rule, one.who) for one in parties_of(dossier) if one.who in pens.who}
    if not due:
        return False
    given = dossier.sheets.filter(who__in=pens.who, state=State.SUBMITTED).exclude(rule="")
    return bool(due - {(sheet.rule, sheet.who) for sheet in given})


def may_return(rights: Rights, dossier: Dossier) -> bool:
    """The office, and the secretary of the cell in which the dossier is gathered."""
    target = of_campaigns.about_dossier(dossier)
    return any(
        holding.organisation == target.organisation
        and (holding.role is Role.OFFICE or (holding.role is Role.SECRETARY and holding.units & target.units))
        for holding in rights.holdings
    )


def readers(sheet: Sheet) -> list[str]:
    """Who will read the sheet, in the order in which they come to it."""
    phases = {role: SINCE.get((role, Action.SEE_DOSSIER), Phase.PREPARING) for role in MARKS_SINCE}
    since = phases if sheet.is_own else MARKS_SINCE
    before = [Role.OFFICE, Role.SECRETARY, Role.SUPERVISOR, Role.STANDING, Role.COMMITTEE]
    told = [f"{role_name(role)} {when(since[role])}" for role in before]
    if not sheet.is_own:
        told.append(_("người được chấm, sau khi có kết quả"))
    return told


def role_name(role: Role) -> str:
    return {
        Role.OFFICE: _("văn phòng cấp ủy"),
        Role.SECRETARY: _("bí thư, phó bí thư chi bộ"),
        Role.SUPERVISOR: _("cấp ủy viên phụ trách đơn vị"),
        Role.STANDING: _("Ban Thường vụ"),
        Role.COMMITTEE: _("Ban Chấp hành"),
    }[role]


def when(phase: Phase) -> str:
    if phase in {Phase.PREPARING, Phase.REVIEWING}:
        return _("(sau khi gửi)")
    return {
        Phase.MEETING: _("(từ khi họp)"),
        Phase.APPRAISING: _("(từ khi thẩm định)"),
        Phase.DECIDING: _("(từ khi quyết định)"),
        Phase.NOTIFYING: _("(khi thông báo)"),
    }[phase]
