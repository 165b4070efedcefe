"""What the rules read of a subject after the registers told it."""

from typing import Any

from congtam.campaigns.facts.entries import known
from congtam.campaigns.models import Campaign, Dossier, EnteredFact
from congtam.campaigns.packs import pack_of
from congtam.campaigns.queries.around import entered_facts, surroundings


def read(dossier: Dossier) -> dict[str, Any]:
    """Every fact, as the engine gets it."""
    campaign = dossier.campaign
    found = known(pack_of(campaign), surroundings(campaign).there, entered_facts(campaign))
    facts = found.units if dossier.unit_id else found.persons
    return dict(facts[dossier.unit_id or dossier.person_id or 0])


def kept(campaign: Campaign, fact: str) -> list[object]:
    return list(EnteredFact.objects.filter(campaign=campaign, fact=fact).values_list("value", flat=True))
