"""What reviews and prompts tell the rules, for packs whose orders wait for it."""

from datetime import date

from django.utils.translation import gettext as _

from congtam.campaigns.actions.correcting import enter_fact
from congtam.campaigns.models import Dossier, EnteredFact
from congtam.campaigns.packs import pack_of
from congtam.journal.actors import Actor

PROMPTED, DIRECTOR, ANSWERED_ON = "prompted_by_superior", "directing_member", "prompts_answered_on"
"""Facts that a pack may ask about."""


def asks(dossier: Dossier, fact: str) -> bool:
    return fact in pack_of(dossier.campaign).facts


def prompted(dossier: Dossier, director: str | None, by: Actor) -> None:
    """By what is in force now."""
    there = dossier.prompts.filter(withdrawn_because="").exists()
    keep_fact(dossier, PROMPTED, there, by)
    if director:
        keep_fact(dossier, DIRECTOR, director, by)
    if there:
        answered_on(dossier, None, by)


def answered_on(dossier: Dossier, on: date | None, by: Actor) -> None:
    """Nobody prompted, nothing to say; a day is taken back only where one was told."""
    kept = EnteredFact.objects.filter(
        organisation=dossier.organisation_id,
        campaign=dossier.campaign_id,
        unit=dossier.unit_id,
        person=dossier.person_id,
        fact=ANSWERED_ON,
    )
    there = dossier.prompts.filter(withdrawn_because="").exists() if on else kept.exists()
    if there:
        keep_fact(dossier, ANSWERED_ON, on.isoformat() if on else None, by)


def keep_fact(dossier: Dossier, fact: str, value: object, by: Actor) -> None:
    if asks(dossier, fact):
        enter_fact(
            campaign=dossier.campaign,
            fact=fact,
            value=value,
            reason=_("theo gợi ý kiểm điểm và bản kiểm điểm"),
            by=by,
            unit=dossier.unit,
            person=dossier.person,
        )
