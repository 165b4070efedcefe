"""A backup read again: whether it is one, and whether every piece is as it was."""

from __future__ import annotations

import hashlib
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from congtam.backup.faults import BackupFault
from congtam.backup.manifest import NAME, Manifest, Piece, read

AT_ONCE = 1024 * 1024
LARGEST_MANIFEST = 200 * AT_ONCE
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError)


@contextmanager
def opened(file: Path) -> Iterator[zipfile.ZipFile]:
    if not file.is_file():
        raise BackupFault("no_file", file)
    try:
        pack = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError) as error:
        with file.open("rb") as there:
            fault = "damaged" if there.read(4) == b"PK\x03\x04" else "not_a_backup"
        raise BackupFault(fault, file, piece=file.name) from error
    with pack:
        yield pack


def manifest_of(file: Path) -> Manifest:
    with opened(file) as pack:
        return manifest_in(pack, file)


def manifest_in(pack: zipfile.ZipFile, file: Path) -> Manifest:
    try:
        there = pack.getinfo(NAME)
    except KeyError:
        raise BackupFault("not_a_backup", file) from None
    try:
        found = read(pack.read(there)) if there.file_size <= LARGEST_MANIFEST else None
    except BROKEN as error:
        raise BackupFault("damaged", file, piece=NAME) from error
    if found is None:
        raise BackupFault("not_a_backup", file)
    return found


def take_out(pack: zipfile.ZipFile, piece: Piece, target: Path, file: Path) -> None:
    """On the disk, and the very same as when it was put in; else nothing of this backup counts."""
    digest, size = hashlib.sha256(), 0
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        for part in parts(pack, piece, file):
            digest.update(part)
            size += len(part)
            if size > piece.size:
                break
            out.write(part)
        out.flush()
        os.fsync(out.fileno())
    if (size, digest.hexdigest()) != (piece.size, piece.sha256):
        raise BackupFault("damaged", file, piece=piece.name)


def parts(pack: zipfile.ZipFile, piece: Piece, file: Path) -> Iterator[bytes]:
    try:
        with pack.open(piece.name) as source:
            while part := source.read(AT_ONCE):
                yield part
    except (KeyError, *BROKEN) as error:
        raise BackupFault("damaged", file, piece=piece.name) from error
