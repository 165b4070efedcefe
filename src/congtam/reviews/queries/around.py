"""Which contents the review of a subject has, by what the registers say and what was entered of it."""

from __future__ import annotations

from collections.abc import Mapping

from congtam.campaigns.models import Dossier
from congtam.campaigns.packs import pack_of
from congtam.campaigns.queries.ground import ground
from congtam.engine.contents import contents, sections
from congtam.engine.entries import population_of

Applies = Mapping[str, bool | None]


def applies_to(dossier: Dossier, form: str) -> Applies:
    """By path, the sections with a condition: they hold, they do not, or nobody knows yet."""
    pack = pack_of(dossier.campaign)
    if not any(section.when for _, section in sections(pack.reviews[form].sections)):
        return {}
    entry = ground(dossier.campaign).entries.get(dossier.key)
    return contents(pack, form, population_of(pack, [entry]))[entry.id] if entry else {}
