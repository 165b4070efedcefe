"""One number for a resolved pack: the same for the same rules and texts, however files lay them out."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from congtam.engine.pack import Pack
from congtam.shelf.sources import Texts

ORDERED = ("levels", "grades")
"""Mappings of a pack whose order says something: best first."""


def fingerprint(pack: Pack, texts: Texts) -> str:
    """SHA-256 over data and texts; the order of keys, formatting and ways to write a number do not count."""
    data: dict[str, Any] = pack.model_dump(mode="json", by_alias=True)
    for name in ORDERED:
        data[name] = list(data[name].items())
    blocks = sorted((document, address, block.text) for (document, address), block in texts.blocks.items())
    content = json.dumps(
        {"pack": data, "texts": blocks}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(content.encode()).hexdigest()
