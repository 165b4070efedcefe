"""The data folder: there, ours, writable, with room, and used by one server at a time."""

from __future__ import annotations

import getpass
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from congtam.backup.manifest import MARK
from congtam.holding import let_go, taken
from congtam.serving.trouble import NEEDED, Trouble, from_system

MEGABYTE = 1024 * 1024
OURS = ("secret.key", "congtam.sqlite3", "boxes.sqlite3", "running.lock")


def make_ready(folder: Path) -> None:
    """Asked before anything else touches the folder."""
    try:
        if folder.exists() and not folder.is_dir():
            raise Trouble("not_a_folder", folder)
        if folder.is_dir() and any(folder.iterdir()) and not any((folder / name).exists() for name in OURS):
            raise Trouble("foreign", folder)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # it holds people's data
        check_files(folder)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"?")
    except OSError as error:
        raise owner_trouble(folder) or from_system(error, folder) or error from error
    free = shutil.disk_usage(folder).free // MEGABYTE
    if free < NEEDED:
        raise Trouble("disk_full", folder, free=free, needed=NEEDED)


def refuse_half_restored(folder: Path) -> None:
    """Beside a backup that was put back in part, new and empty tables would be made."""
    if (folder / MARK).exists():
        raise Trouble("half_restored", folder)


def check_files(folder: Path) -> None:
    for name in OURS:
        file = folder / name
        if file.exists() and not os.access(file, os.R_OK | os.W_OK):
            raise owner_trouble(file) or Trouble("not_writable", file)


def owner_trouble(place: Path) -> Trouble | None:
    """Where the place, or the nearest one above that is there, belongs to somebody else."""
    if sys.platform == "win32":
        return None
    there = next((one for one in (place, *place.parents) if os.access(one, os.F_OK)), None)
    if there is None or there.stat().st_uid in {os.geteuid(), 0 if there != place else -1}:
        return None
    return Trouble("wrong_owner", place, owner=owner_of(there), user=getpass.getuser(), folder=place)


def owner_of(place: Path) -> str:
    try:
        return place.owner()
    except KeyError:  # an account that this machine does not know
        return str(place.stat().st_uid)


@contextmanager
def held(folder: Path, address: str) -> Iterator[None]:
    """While the server runs. The system lets go of the lock when the process ends, however it ends."""
    file = folder / "running.lock"
    with file.open("a+", encoding="utf-8") as lock:
        if not taken(lock):
            raise Trouble("already_running", folder, address=address_in(file))
        lock.truncate(0)
        lock.write(json.dumps({"address": address}))
        lock.flush()
        yield
        lock.truncate(0)
        let_go(lock)


@contextmanager
def preparing(folder: Path) -> Iterator[bool]:
    """While tables and example are made: whether an earlier start was ended in the middle of that. Each step
    is whole or not there, so the next start goes on where that one stopped."""
    mark = folder / "preparing.txt"
    was_left = mark.exists()
    mark.touch()
    try:
        yield was_left
    except Exception:  # said as what it is; an end from outside leaves the mark
        mark.unlink(missing_ok=True)
        raise
    mark.unlink(missing_ok=True)


def refuse_second(folder: Path) -> None:
    """Said before any work is done."""
    file = folder / "running.lock"
    if file.exists():
        with file.open("a+", encoding="utf-8") as lock:
            if not taken(lock):
                raise Trouble("already_running", folder, address=address_in(file))
            let_go(lock)


def address_in(file: Path) -> str:
    try:
        return str(json.loads(file.read_text(encoding="utf-8"))["address"])
    except (OSError, ValueError, KeyError):
        return "?"
