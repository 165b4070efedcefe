"""Who speaks for whom, who reads what was answered, and who keeps the paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from congtam.campaigns import permissions as of_campaigns
from congtam.campaigns.models import Campaign, Dossier, Participation
from congtam.campaigns.models.campaign import PHASES
from congtam.campaigns.phases import SINCE, Phase, reached
from congtam.people.permissions import Action, Rights, Role
from congtam.people.queries.leading import led_units

CHAIRS_SEE_SINCE = Phase.REVIEWING
"""Whoever leads the unit that is reviewed takes the comments into its report."""


@dataclass(frozen=True)
class Voices:
    """For which bodies somebody answers: themselves, and the units they lead."""

    organisation: int
    who: frozenset[str]

    def may_answer(self, part: Participation) -> bool:
        return part.organisation_id == self.organisation and part.who in self.who

    def leads(self, dossier: Dossier) -> bool:
        return dossier.organisation_id == self.organisation and f"unit:{dossier.unit_id}" in self.who


def voices_of(rights: Rights, day: date, helped: int | None = None) -> Voices:
    """Whoever helps somebody writes for that person, and meanwhile for nobody else."""
    if helped is not None:
        return Voices(rights.organisation, frozenset({f"person:{helped}"}))
    who = {f"unit:{unit}" for unit in led_units(rights.organisation, rights.person, day)}
    if rights.person is not None:
        who.add(f"person:{rights.person}")
    return Voices(rights.organisation, frozenset(who))


def may_see(campaign: Campaign, rights: Rights, voices: Voices, dossier: Dossier) -> bool:
    """Everything that was answered about the dossier."""
    if voices.leads(dossier) and reached(campaign.phase, CHAIRS_SEE_SINCE):
        return True
    return of_campaigns.may(campaign, rights, Action.SEE_COMMENTS, of_campaigns.about_dossier(dossier))


def may_ask(campaign: Campaign, rights: Rights, dossier: Dossier) -> bool:
    return of_campaigns.may(campaign, rights, Action.ASK_COMMENTS, of_campaigns.about_dossier(dossier))


def may_keep(campaign: Campaign, rights: Rights) -> bool:
    """Paper, links and corrections are with the office: who is reviewed does not write what others think."""
    return of_campaigns.may(campaign, rights, Action.RUN_CAMPAIGN, of_campaigns.everywhere(campaign))


def readers(dossiers: Iterable[Dossier]) -> str:
    """Who will read the answer, and from which phase on."""
    of_persons = any(dossier.person_id for dossier in dossiers)
    told = [_("nơi được hỏi"), _("văn phòng cấp ủy"), _("người chủ trì nơi được góp ý")]
    if of_persons:
        told.append(_("người được góp ý (%(when)s)") % {"when": since(Role.MEMBER)})
    told.append(_("Ban Thường vụ, cấp ủy viên phụ trách (%(when)s)") % {"when": since(Role.STANDING)})
    told.append(_("Ban Chấp hành (%(when)s)") % {"when": since(Role.COMMITTEE)})
    return ", ".join(told)


def since(role: Role) -> str:
    phase = SINCE.get((role, Action.SEE_COMMENTS), Phase.PREPARING)
    return _("từ giai đoạn “%(phase)s”") % {"phase": PHASES[phase]}
