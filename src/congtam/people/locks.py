"""One writer at a time in one organisation, so that what was checked still holds when it is written."""

from congtam.people.models import Organisation


def lock(organisation: int) -> Organisation:
    """Inside a transaction. On SQLite a transaction holds the whole file anyway."""
    return Organisation.objects.select_for_update().get(pk=organisation)
