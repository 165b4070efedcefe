"""The second step in the journal: allauth tells of it by its signals, having no deed of ours to call."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset

from congtam.journal.actions import record
from congtam.journal.actors import Actor
from congtam.people.models import Account

Kind = Authenticator.Type
ADDED = {Kind.TOTP: "account.second_step_on", Kind.WEBAUTHN: "account.key_added"}
REMOVED = {Kind.TOTP: "account.second_step_off", Kind.WEBAUTHN: "account.key_removed"}


def listen() -> None:
    """Once, where these pages get their addresses: nothing of it happens elsewhere."""
    authenticator_added.connect(note_added)
    authenticator_removed.connect(note_removed)
    authenticator_reset.connect(note_renewed)


def note_added(user: Account, authenticator: Authenticator, **_: Any) -> None:
    note(user, ADDED.get(authenticator.type))


def note_removed(user: Account, authenticator: Authenticator, **_: Any) -> None:
    note(user, REMOVED.get(authenticator.type))


def note_renewed(user: Account, **_: Any) -> None:
    note(user, "account.codes_renewed")


def note(user: Account, deed: str | None) -> None:
    """Spare codes come and go with the second step itself, which says it already."""
    if deed:
        by = Actor(key=user.pk, name=user.display_name)
        record(organisation=user.organisation_id, by=by, deed=deed, about=f"account:{user.pk}")
