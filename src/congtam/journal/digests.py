"""How an entry becomes a digest. Content is hashed first: who may not read it can still check a chain."""

import hashlib
import json
from datetime import UTC
from typing import Any, Protocol


class Written(Protocol):
    """The columns of an entry that its digest covers."""

    organisation: int
    number: int
    at: Any
    actor: int | None
    actor_name: str
    behalf: int | None
    behalf_name: str
    deed: str
    about: str
    details: Any


def content_digest(entry: Written) -> str:
    content = {
        "at": entry.at.astimezone(UTC).isoformat(),
        "actor": entry.actor,
        "actor_name": entry.actor_name,
        "behalf": entry.behalf,
        "behalf_name": entry.behalf_name,
        "deed": entry.deed,
        "about": entry.about,
        "details": entry.details,
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def chained_digest(*, organisation: int, number: int, previous: str, content: str) -> str:
    return hashlib.sha256(f"{organisation}:{number}:{previous}:{content}".encode()).hexdigest()
