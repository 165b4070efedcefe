"""What an address names, and whether this person may."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from congtam.campaigns.models import Campaign, Dossier, Participation
from congtam.campaigns.permissions import about_dossier, may
from congtam.comments.permissions import Voices, may_ask, may_keep, may_see, voices_of
from congtam.people.permissions import Action, Rights
from congtam.web.base.guards import helped_person, rights, today
from congtam.web.base.reach import reached


def voices(request: HttpRequest) -> Voices:
    """Asked of the database once for each request."""
    known: Voices | None = getattr(request, "known_voices", None)
    if known is None:
        helped = helped_person(request)
        known = voices_of(rights(request), today(), helped.pk if helped else None)
        request.known_voices = known  # type: ignore[attr-defined]
    return known


@dataclass(frozen=True)
class Found:
    """A dossier, or a request about it, and what this person may do there."""

    campaign: Campaign
    dossier: Dossier
    rights: Rights
    voices: Voices

    @property
    def sees(self) -> bool:
        return may_see(self.campaign, self.rights, self.voices, self.dossier)

    @property
    def opens(self) -> bool:
        """The page of the dossier; what was answered stays covered until its phase."""
        target = about_dossier(self.dossier)
        return self.sees or may(self.campaign, self.rights, Action.SEE_DOSSIER, target)

    @property
    def asks(self) -> bool:
        return may_ask(self.campaign, self.rights, self.dossier)

    @property
    def keeps(self) -> bool:
        return may_keep(self.campaign, self.rights)


def dossier_found(request: HttpRequest, dossier_id: int) -> Found:
    dossier = get_object_or_404(Dossier, pk=dossier_id)
    return found(request, dossier)


def found(request: HttpRequest, dossier: Dossier) -> Found:
    reach = reached(request, dossier.campaign_id)
    dossier.campaign = reach.campaign
    return Found(reach.campaign, dossier, reach.rights, voices(request))


def part_found(request: HttpRequest, part_id: int) -> tuple[Participation, Found]:
    asked = Participation.objects.filter(group=Participation.Group.COMMENTS).select_related("dossier")
    part = get_object_or_404(asked, pk=part_id)
    one = found(request, part.dossier)
    part.campaign = one.campaign
    return part, one


def refuse_unless(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied
