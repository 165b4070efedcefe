"""What a backup that was killed in the middle leaves behind: a copy from which ballot boxes and sessions may
not have been taken out yet. It goes when the next one begins, and when the server starts."""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from congtam.backup.kept import UNFINISHED, folder_of_kept
from congtam.holding import let_go, taken

AGAIN_AFTER = 0.2


def prefix() -> str:
    """Another installation may be writing to the same disk: its unfinished work is not ours to take away."""
    return f"{UNFINISHED}{hashlib.sha256(str(settings.DATA_FOLDER).encode()).hexdigest()[:8]}-"


@contextmanager
def alone() -> Iterator[None]:
    """One backup of this data folder at a time: while it is made, nothing unfinished but its own is there."""
    with place().open("a+", encoding="utf-8") as file:
        while not taken(file):
            time.sleep(AGAIN_AFTER)
        try:
            yield
        finally:
            let_go(file)


def clear_unless_busy() -> None:
    """At the start of a server: nobody waits for a backup that is being made."""
    if not folder_of_kept().is_dir():
        return
    with place().open("a+", encoding="utf-8") as file:
        if taken(file):
            clear(folder_of_kept())
            let_go(file)


def clear(target: Path) -> None:
    """In the folder of our own backups whoever made it; elsewhere only what this installation began."""
    begins = UNFINISHED if target == folder_of_kept() else prefix()
    for left in target.glob(f"{begins}*"):
        shutil.rmtree(left, ignore_errors=True)


def place() -> Path:
    return Path(settings.DATA_FOLDER) / "backup.lock"
