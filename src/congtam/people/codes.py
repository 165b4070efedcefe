"""Printed codes: made of letters that cannot be mistaken on paper, kept as hashes."""

import hashlib
import secrets

from django.utils import timezone
from django.utils.crypto import constant_time_compare

from congtam.people.models import AccessCode, Account

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12  # 58 bits, guessed at five tries a quarter of an hour


def new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def in_groups(code: str) -> str:
    """As it is printed: K7RM 4PXD 92HT."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def code_digest(code: str) -> str:
    """There is enough chance in a code that a plain hash tells nothing."""
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(letters.encode()).hexdigest()


def has_code(account: Account, code: str) -> bool:
    """Whether this is the account's open code."""
    row = AccessCode.objects.filter(
        account=account, used_at__isnull=True, expires_at__gt=timezone.now()
    ).first()
    return row is not None and constant_time_compare(row.digest, code_digest(code))
