"""Writing. Called by the action that does the deed, in its transaction: a deed undone leaves no entry."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from congtam.journal.actors import Actor
from congtam.journal.digests import chained_digest, content_digest
from congtam.journal.models import Chain, Entry


@transaction.atomic
def record(
    *, organisation: int, by: Actor, deed: str, about: str = "", details: dict[str, Any] | None = None
) -> Entry:
    """Adds one entry to the end of the organisation's chain."""
    Chain.objects.get_or_create(organisation=organisation)
    chain = Chain.objects.select_for_update().get(organisation=organisation)
    entry = Entry(
        organisation=organisation,
        number=chain.last_number + 1,
        at=timezone.now(),
        actor=by.key,
        actor_name=by.name,
        behalf=by.behalf,
        behalf_name=by.behalf_name,
        deed=deed,
        about=about,
        details=details or {},
        previous=chain.last_digest,
    )
    entry.content_digest = content_digest(entry)
    entry.digest = chained_digest(
        organisation=organisation,
        number=entry.number,
        previous=entry.previous,
        content=entry.content_digest,
    )
    entry.save(force_insert=True)
    chain.last_number, chain.last_digest = entry.number, entry.digest
    chain.save(update_fields=["last_number", "last_digest"])
    return entry
