"""What a section shows beside its fields: shortcomings of earlier years that are still open, and what was
promised for this one. The review itself knows none of these registers; a reader is added here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from congtam.campaigns.models import Dossier
from congtam.commitments.queries.registers import commitments_of
from congtam.remedies.queries.carried import carried


@dataclass(frozen=True)
class Item:
    """One line, with what is known of it."""

    text: str
    note: str = ""


Reader = Callable[[Dossier], Iterable[Item]]


def open_shortcomings(dossier: Dossier) -> Iterator[Item]:
    """Of a secret paper only the number and the day are said."""
    whose = dossier.unit_id, dossier.person_id
    for one in carried(dossier.campaign, [whose]).get(whose, []):
        source = f"{one.paper}, {one.found_on:%d/%m/%Y}"
        text = one.text or _("Theo văn bản mật số %(paper)s") % {"paper": one.paper}
        yield Item(text, f"{source}. {one.get_state_display()}.")


def promises(dossier: Dossier) -> Iterator[Item]:
    if dossier.person_id is None:
        return
    found = commitments_of(dossier.campaign, [dossier.person_id]).get(dossier.person_id)
    if found:
        yield Item(found.text, str(found.get_state_display()))


READERS: Mapping[str, tuple[Reader, ...]] = {
    "open_items": (open_shortcomings,),
    "commitments": (promises,),
}
"""By what the section holds."""


def items_beside(dossier: Dossier, holds: str) -> list[Item]:
    return [item for reader in READERS.get(holds, ()) for item in reader(dossier)]
