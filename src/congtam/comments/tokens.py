"""Tokens of one-time links: made by chance, known to nobody afterwards, kept as hashes."""

import hashlib
import secrets

BYTES = 24  # 192 bits


def new_token() -> str:
    return secrets.token_urlsafe(BYTES)


def token_digest(token: str) -> str:
    """There is enough chance in a token that a plain hash tells nothing."""
    return hashlib.sha256(token.encode()).hexdigest()
