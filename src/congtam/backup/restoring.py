"""Putting a backup back into an empty place. Ended in the middle, it is begun again with the same file."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from pathlib import Path

from django.conf import settings
from django.db import connection, connections

from congtam.backup import databases
from congtam.backup.archive import manifest_in, opened, take_out
from congtam.backup.faults import BackupFault
from congtam.backup.making import MEGABYTE, SPARE, as_fault
from congtam.backup.manifest import FORMAT, MARK, Manifest
from congtam.backup.steps import steps_known
from congtam.jobs.telling import step

WORK = "restoring"
VENDORS = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def put_back(file: Path) -> Manifest:
    """The data as they were; `finish` takes the mark away when the tables have been brought up to date."""
    data = Path(settings.DATA_FOLDER)
    with opened(file) as pack:
        manifest = manifest_in(pack, file)
        refuse_newer(manifest, file)
        refuse_other_database(manifest, file)
        again = begun_before(data, manifest, file)
        if not again:
            refuse_used(data)
        refuse_full(manifest, data)
        (data / MARK).write_text(print_of(manifest), encoding="ascii")
        try:
            work = unpacked(pack, manifest, data / WORK, file)
        except BackupFault:
            if not again:
                (data / MARK).unlink()
            shutil.rmtree(data / WORK, ignore_errors=True)
            raise
        except OSError as error:
            raise as_fault(error, data) or error from error
    move_in(work, manifest)
    return manifest


def finish() -> None:
    data = Path(settings.DATA_FOLDER)
    shutil.rmtree(data / WORK, ignore_errors=True)
    (data / MARK).unlink(missing_ok=True)


def print_of(manifest: Manifest) -> str:
    return hashlib.sha256(manifest.written()).hexdigest()


def refuse_newer(manifest: Manifest, file: Path) -> None:
    known = steps_known()
    if manifest.format > FORMAT or any((label, name) not in known for label, name in manifest.steps):
        raise BackupFault("newer", file, version=manifest.version)


def refuse_other_database(manifest: Manifest, file: Path) -> None:
    ours = (databases.vendor(), databases.boxes_apart())
    theirs = (manifest.database, manifest.boxes_apart)
    if ours != theirs:
        said = {
            name: VENDORS.get(vendor, vendor) + (" + CONGTAM_BOXES" if apart and vendor != "sqlite" else "")
            for name, (vendor, apart) in {"ours": ours, "theirs": theirs}.items()
        }
        raise BackupFault("other_database", file, **said)


def begun_before(data: Path, manifest: Manifest, file: Path) -> bool:
    mark = data / MARK
    if not mark.exists():
        return False
    said = mark.read_text(encoding="ascii")
    if said and said != print_of(manifest):
        raise BackupFault("other_file", file)
    return True


def refuse_used(data: Path) -> None:
    """Neither data nor boxes, not even those of another vote, nor what people handed in."""
    if Path(settings.MEDIA_ROOT).exists() or any(holds_tables(alias) for alias in connections):
        raise BackupFault("used", data)


def holds_tables(alias: str) -> bool:
    there = connections[alias]
    if there.vendor == "sqlite":
        name = Path(str(there.settings_dict["NAME"]))
        return any(name.parent.glob(f"{name.name}*"))
    return bool(there.introspection.table_names())


def refuse_full(manifest: Manifest, data: Path) -> None:
    needed = sum(piece.size for piece in manifest.pieces) + SPARE
    free = shutil.disk_usage(data).free
    if free < needed:
        raise BackupFault("full", data, free=free // MEGABYTE, needed=needed // MEGABYTE)


def unpacked(pack: zipfile.ZipFile, manifest: Manifest, work: Path, file: Path) -> Path:
    """Everything is checked before anything is put in its place."""
    shutil.rmtree(work, ignore_errors=True)
    if manifest.dump not in {piece.name for piece in manifest.pieces}:
        raise BackupFault("damaged", file, piece=manifest.dump)
    for done, piece in enumerate(manifest.pieces):
        step(done, len(manifest.pieces) + 1, piece.name)
        take_out(pack, piece, work / piece.name, file)
    return work


def move_in(work: Path, manifest: Manifest) -> None:
    """The database last: what is not there in full has no database."""
    media = Path(settings.MEDIA_ROOT)
    shutil.rmtree(media, ignore_errors=True)
    if (work / "files").exists():
        (work / "files").replace(media)
    place_database(work, manifest)


def place_database(work: Path, manifest: Manifest) -> None:
    if manifest.database != "sqlite":
        if not holds_tables("default"):  # of this very backup, where an earlier try came that far
            databases.load_postgresql(work / manifest.dump)
        return
    for alias in connections:
        connections[alias].close()
        name = Path(str(connections[alias].settings_dict["NAME"]))
        for left in name.parent.glob(f"{name.name}*"):
            left.unlink()
    (work / manifest.dump).replace(str(connection.settings_dict["NAME"]))
