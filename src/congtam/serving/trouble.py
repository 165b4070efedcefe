"""What stops a start and can be mended by the person at the keyboard: plain words, no traceback."""

from __future__ import annotations

import errno
from pathlib import Path

from django.db import DatabaseError, OperationalError

from congtam.serving.faults import FAULTS
from congtam.serving.sentences import WORDS

NEEDED = 200
"""Megabytes of room on the disk."""
FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


class Trouble(Exception):
    """Names a sentence of FAULTS and what stands in it."""

    def __init__(self, fault: str, place: object = "", **values: object) -> None:
        super().__init__(fault)
        self.fault, self.place, self.values = fault, place, values

    def said(self, lang: str) -> str:
        say = WORDS.speaking(lang)
        happened, remedy = (text[lang == "en"].format_map(self.values) for text in FAULTS[self.fault])
        where = [say("place", place=self.place)] if self.place else []
        return "\n".join([happened, *where, say("remedy", remedy=remedy)])


def from_database(error: DatabaseError, place: object) -> Trouble | None:
    """Of what SQLite and PostgreSQL say only the first line is for people. None: a fault of the program."""
    said = (str(error).strip().splitlines() or [type(error).__name__])[0]
    signs = {
        "locked": "locked",
        "readonly": "not_writable",
        "unable to open": "not_writable",
        "is full": "disk_full",
        "not a database": "damaged",
        "malformed": "damaged",
    }
    otherwise = "unreachable" if isinstance(error, OperationalError) else ""
    fault = next((fault for sign, fault in signs.items() if sign in said), otherwise)
    return Trouble(fault, place, said=said, free=0, needed=NEEDED) if fault else None


def from_system(error: OSError, folder: Path) -> Trouble | None:
    """None: of these no sentence of ours would say more."""
    if error.errno in FULL:
        return Trouble("disk_full", error.filename or folder, free=0, needed=NEEDED)
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return Trouble("not_writable", error.filename or folder)
    return None
