"""The backups that lie in the data folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from congtam.backup.archive import manifest_of
from congtam.backup.faults import BackupFault
from congtam.backup.manifest import FORMAT, Manifest

BEGINS, ENDS, UNFINISHED = "congtam-", ".backup.zip", ".congtam-unfinished-"
NAMED = re.compile(r"congtam-\d{8}-\d{6}(-\d{1,3})?\.backup\.zip")
SHOWN = 20


@dataclass(frozen=True)
class Kept:
    """`manifest` is None where this version cannot read the file."""

    name: str
    size: int
    manifest: Manifest | None

    @property
    def made(self) -> datetime | None:
        return self.manifest.made if self.manifest else None


def folder_of_kept() -> Path:
    return Path(settings.DATA_FOLDER) / "backups"


def kept_backups() -> list[Kept]:
    """The newest first."""
    found = sorted(folder_of_kept().glob(f"{BEGINS}*{ENDS}"), key=lambda path: path.name, reverse=True)
    return [kept(path) for path in found[:SHOWN]]


def kept(path: Path) -> Kept:
    try:
        found = manifest_of(path)
    except BackupFault:
        found = None
    readable = found if found and found.format <= FORMAT else None
    return Kept(path.name, path.stat().st_size, readable)


def place_of_kept(name: str) -> Path | None:
    """A name from an address: only what a backup can be called, only where backups lie."""
    path = folder_of_kept() / name
    return path if NAMED.fullmatch(name) and path.is_file() else None
