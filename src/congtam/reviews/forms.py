"""Which reviews a pack asks of a kind of subject, and who hears them."""

from collections.abc import Iterator

from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.packs import pack_of
from congtam.engine.pack.reviews import Review as Asked


def forms_for(campaign: Campaign, kind: str) -> dict[str, Asked]:
    return {key: one for key, one in pack_of(campaign).reviews.items() if kind in one.for_subjects}


def shared_forms(campaign: Campaign, kind: str) -> dict[str, Asked]:
    """Those that others read: lists and counts know of no others."""
    return {key: one for key, one in forms_for(campaign, kind).items() if not one.private}


def reviewed_kinds(campaign: Campaign) -> list[str]:
    return [kind for kind in pack_of(campaign).subjects if shared_forms(campaign, kind)]


def unsaid_kinds(campaign: Campaign) -> list[str]:
    """Kinds with a review of which neither the document nor the committee said what it contains."""
    return [kind for kind in reviewed_kinds(campaign) if not all(sections_of(campaign, kind))]


def sections_of(campaign: Campaign, kind: str) -> list[int]:
    return [len(one.sections) for one in shared_forms(campaign, kind).values()]


def asked_of(dossier: Dossier) -> Iterator[tuple[str, Asked]]:
    """Nothing of a subject that is not reviewed."""
    if dossier.is_listed and dossier.is_reviewed is not False:
        yield from forms_for(dossier.campaign, dossier.kind).items()


def title_of(campaign: Campaign, form: str) -> str:
    """As the document calls it, without the number of the pattern behind it."""
    pack = pack_of(campaign)
    named = pack.forms.get(pack.reviews[form].form) if form in pack.reviews else None
    return named.title.split(" (")[0] if named else form
