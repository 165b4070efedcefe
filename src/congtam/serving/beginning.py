"""The first hour of an installation: the organisation, and cards for who works with it first."""

from __future__ import annotations

import re

from django.db import transaction
from django.utils import timezone

from congtam.journal.actors import PROGRAM
from congtam.people.actions.accounts import grant_role, make_access_code, open_account
from congtam.people.actions.organisations import open_organisation
from congtam.people.cards import Card
from congtam.people.codes import in_groups
from congtam.people.models import Grant, Organisation
from congtam.people.names import plain, tidy

LONGEST_CODE = 20
Role = Grant.Role


@transaction.atomic
def begin_organisation(*, name: str, code: str, office: str, administrator: str) -> list[Card]:
    """Without an administrator the office clerk is both."""
    made = open_organisation(code=code or code_of(name), name=name, by=PROGRAM)
    if not administrator:
        return [first_account(made, office, Role.OFFICE, Role.ADMINISTRATOR)]
    return [first_account(made, office, Role.OFFICE), first_account(made, administrator, Role.ADMINISTRATOR)]


def first_account(home: Organisation, name: str, *roles: Grant.Role) -> Card:
    account = open_account(organisation=home.pk, display_name=tidy(name), by=PROGRAM)
    for role in roles:
        grant_role(account=account, role=role, since=timezone.localdate(), by=PROGRAM)
    parts = ", ".join(str(role.label) for role in roles)
    return Card(
        parts,
        account.display_name,
        account.username,
        in_groups(make_access_code(account=account, by=PROGRAM)),
    )


def code_of(name: str) -> str:
    """Đảng bộ phường Bình An -> phuong-binh-an."""
    words = re.sub(r"[^a-z0-9]+", "-", plain(name).removeprefix("dang bo ")).strip("-")
    return words[:LONGEST_CODE].strip("-") or "dang-bo"
