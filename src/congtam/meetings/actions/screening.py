"""Letting a projector in: a code that the first screen takes, for a quarter of an hour."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.journal.actors import Actor
from congtam.meetings.actions.journal import locked, note
from congtam.meetings.models import Screen, Sitting
from congtam.people.refusals import Refusal

SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH = 10
WAITS = timedelta(minutes=15)


@dataclass(frozen=True)
class Let:
    screen: Screen
    code: str


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def open_screen(*, sitting: Sitting, by: Actor) -> Let:
    """The code is told once; only its hash is kept."""
    sitting = locked(sitting)
    if sitting.is_ended:
        raise Refusal(_("Hội nghị đã kết thúc nên không mở màn hình trình chiếu."))
    code = "".join(secrets.choice(SIGNS) for _each in range(LENGTH))
    now = timezone.now()
    screen = Screen.objects.create(
        organisation_id=sitting.organisation_id,
        sitting=sitting,
        code_digest=digest(code),
        made_at=now,
        made_by=by.name,
        expires_at=now + WAITS,
    )
    note(sitting, "screen", by, {"screen": screen.pk})
    return Let(screen, code)


@transaction.atomic
def take_screen(*, screen: Screen) -> str | None:
    """The key that this one screen shows from now on; None when another one was first, or too late."""
    found = Screen.objects.select_for_update().get(pk=screen.pk)
    if found.key_digest or found.closed_at or found.expires_at < timezone.now():
        return None
    key = secrets.token_urlsafe(32)
    found.key_digest = digest(key)
    found.save(update_fields=["key_digest"])
    return key


@transaction.atomic
def close_screen(*, screen: Screen, by: Actor) -> None:
    if screen.closed_at is None:
        screen.closed_at = timezone.now()
        screen.save(update_fields=["closed_at"])
        note(screen.sitting, "screen_closed", by, {"screen": screen.pk})
