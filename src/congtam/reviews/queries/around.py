"""What the registers say about the subjects of a campaign, read again when the journal says that something
was done; writing on a review does not count as such."""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock

from congtam.campaigns.facts.entries import Subject, entries, known
from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.packs import pack_of
from congtam.campaigns.queries.around import entered_facts, surroundings
from congtam.engine.contents import contents, sections
from congtam.engine.entries import population_of
from congtam.journal.models import Entry as Deed

ELSEWHERE = ("account.", "assist.", "review.", "sheet.", "comment.")
"""Deeds that change nothing a section asks about. What a review does to facts is noted as a campaign's
deed."""
KEPT_SCENES = 4

Applies = Mapping[str, bool | None]


def applies_to(dossier: Dossier, form: str) -> Applies:
    """By path, the sections with a condition: they hold, they do not, or nobody knows yet."""
    pack = pack_of(dossier.campaign)
    if not any(section.when for _, section in sections(pack.reviews[form].sections)):
        return {}
    return scene(dossier.campaign).get(form, {}).get(dossier.key, {})


Scene = Mapping[str, Mapping[str, Applies]]
_KEPT: dict[tuple[int, str], Scene] = {}
_ONE_AT_A_TIME = Lock()
"""Three hundred people who open their reviews at once wait for one reading, instead of making one each."""


def scene(campaign: Campaign) -> Scene:
    key = campaign.pk, last_deed(campaign.organisation_id)
    with _ONE_AT_A_TIME:
        if key not in _KEPT:
            while len(_KEPT) >= KEPT_SCENES:
                del _KEPT[next(iter(_KEPT))]
            _KEPT[key] = made(campaign)
        return _KEPT[key]


def last_deed(organisation: int) -> str:
    """The digest of the last deed that counts: it covers all deeds before it."""
    deeds = Deed.objects.filter(organisation=organisation)
    for beginning in ELSEWHERE:
        deeds = deeds.exclude(deed__startswith=beginning)
    return deeds.order_by("-number").values_list("digest", flat=True).first() or ""


def made(campaign: Campaign) -> Scene:
    """By form and the engine's key of each dossier."""
    pack, around = pack_of(campaign), surroundings(campaign)
    facts = known(pack, around.there, entered_facts(campaign))
    listed = campaign.dossiers.filter(is_listed=True).values_list("kind", "unit_id", "person_id")
    subjects = [Subject(*row) for row in listed if row[1] in facts.units or (row[2] or 0) in facts.persons]
    found: dict[str, Mapping[str, Applies]] = {}
    for form, asked in pack.reviews.items():
        kinds = [one for one in subjects if one.kind in asked.for_subjects]
        population = population_of(pack, entries(pack, around, facts, kinds))
        found[form] = contents(pack, form, population)
    return found
