"""What a backup says of itself: when, by which version, and the digest of every piece in it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

FORMAT = 1
NAME = "manifest.json"
WHAT = "congtam-backup"
MARK = "restoring.txt"
"""Stands in the data folder while a backup is put back; no server starts beside it."""


@dataclass(frozen=True)
class Piece:
    name: str
    size: int
    sha256: str

    @property
    def is_safe(self) -> bool:
        """A place inside the data folder and nowhere else, on Windows too."""
        path = PurePosixPath(self.name)
        return (
            path.parts[:1] in {("database",), ("files",)}
            and not path.is_absolute()
            and ".." not in path.parts
            and not {"\\", ":"} & set(self.name)
        )


@dataclass(frozen=True)
class Manifest:
    """`steps` are the changes of tables that were done; `votes` had begun with slips and were not counted."""

    version: str
    made_at: str
    database: str
    boxes_apart: bool
    steps: list[list[str]]
    organisations: list[str]
    packs: list[dict[str, str]]
    votes: list[dict[str, str]]
    left_out: list[str]
    pieces: list[Piece] = field(default_factory=list)
    format: int = FORMAT
    what: str = WHAT

    @property
    def made(self) -> datetime:
        return datetime.fromisoformat(self.made_at)

    @property
    def dump(self) -> str:
        return dump_name(self.database)

    def written(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()


def dump_name(database: str) -> str:
    return "database/congtam.sqlite3" if database == "sqlite" else "database/congtam.pgdump"


def read(content: bytes) -> Manifest | None:
    """None where this is no manifest of ours. A newer format keeps `what`, `format` and `version`."""
    try:
        said: dict[str, Any] = json.loads(content)
        if said["what"] != WHAT or not isinstance(said["format"], int):
            return None
        if said["format"] > FORMAT:
            return Manifest(str(said["version"]), "", "", False, [], [], [], [], [], format=said["format"])
        said["pieces"] = [Piece(**piece) for piece in said["pieces"]]
        datetime.fromisoformat(said["made_at"])
        found = Manifest(**said)
        return found if all(piece.is_safe for piece in found.pieces) else None
    except (ValueError, TypeError, KeyError):
        return None
