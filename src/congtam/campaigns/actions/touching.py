"""Which dossiers a deed has touched, for whoever keeps results that rest on them."""

from collections.abc import Iterable

from congtam.campaigns.models import Dossier
from congtam.journal.actors import Actor
from congtam.people.changes import Change

NAMED = 3


def of_dossiers(dossiers: Iterable[Dossier], says: str, by: Actor) -> Change:
    """At least one; all of one campaign."""
    rows = list(dossiers)
    units = frozenset(row.unit_id for row in rows if row.unit_id)
    persons = frozenset(row.person_id for row in rows if row.person_id)
    return Change(rows[0].organisation_id, says, by, rows[0].campaign_id, units, persons)


def names_of(dossiers: Iterable[Dossier]) -> str:
    """The first, and how many more."""
    names = [row.name for row in dossiers]
    more = f" (+{len(names) - NAMED})" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
