"""Making a backup: the copy, the files, the manifest, then the name; a file with that name is whole."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

import congtam
from congtam.backup import databases, left_out, leftovers
from congtam.backup.faults import BackupFault
from congtam.backup.kept import BEGINS, ENDS, folder_of_kept
from congtam.backup.manifest import NAME, Manifest, Piece, dump_name
from congtam.backup.steps import steps_done
from congtam.ballots.queries.unfinished import unfinished_votes
from congtam.campaigns.models import PinnedPack
from congtam.jobs.telling import step
from congtam.journal.actions import record
from congtam.journal.actors import Actor
from congtam.people.models import Organisation

MEGABYTE = 1024 * 1024
SPARE = 50 * MEGABYTE
AT_ONCE = MEGABYTE
FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


def make_backup(*, by: Actor, into: Path | None = None) -> Path:
    """One file, readable by its owner alone. People go on working meanwhile."""
    target = into or folder_of_kept()
    if not databases.is_there() or Organisation._meta.db_table not in connection.introspection.table_names():
        raise BackupFault("no_data", settings.DATA_FOLDER)
    try:
        target.mkdir(mode=0o700, parents=True, exist_ok=True)
        with leftovers.alone():
            leftovers.clear(target)
            refuse_full(target)
            with tempfile.TemporaryDirectory(prefix=leftovers.prefix(), dir=target) as work:
                made = named(target, written(Path(work)))
    except OSError as error:
        raise as_fault(error, target) or error from error
    note(made, by)
    return made


def as_fault(error: OSError, target: Path) -> BackupFault | None:
    if error.errno in FULL:
        free = shutil.disk_usage(target).free // MEGABYTE
        return BackupFault("full", target, free=free, needed=needed() // MEGABYTE)
    places = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST}
    return BackupFault("not_writable", target) if error.errno in places else None


def refuse_full(target: Path) -> None:
    free = shutil.disk_usage(target).free
    if free < needed():
        raise BackupFault("full", target, free=free // MEGABYTE, needed=needed() // MEGABYTE)


def needed() -> int:
    """The copy, and the same again inside the file."""
    return 2 * databases.size() + sum(path.stat().st_size for path in files()) + SPARE


def files() -> list[Path]:
    """What people handed in."""
    root = Path(settings.MEDIA_ROOT)
    return sorted(path for path in root.rglob("*") if path.is_file()) if root.is_dir() else []


def written(work: Path) -> Path:
    """The manifest stands last, when every digest is known."""
    dump, archive = work / "copy", work / "backup"
    about = described()
    says = _("chép cơ sở dữ liệu")
    databases.copy(dump, lambda done, of: step(60 * done // max(of, 1), 100, says))
    with os.fdopen(os.open(archive, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as pack:
            step(60, 100, _("nén cơ sở dữ liệu"))
            about.pieces.append(put(pack, dump, dump_name(databases.vendor())))
            about.pieces.extend(put_files(pack))
            pack.writestr(NAME, about.written())
        out.flush()
        os.fsync(out.fileno())
    return archive


def described() -> Manifest:
    packs = PinnedPack.objects.order_by("pk").values_list("key", "title", "fingerprint")
    return Manifest(
        version=congtam.__version__,
        made_at=timezone.now().isoformat(timespec="seconds"),
        database=databases.vendor(),
        boxes_apart=databases.boxes_apart(),
        steps=steps_done(),
        organisations=list(Organisation.objects.order_by("pk").values_list("name", flat=True)),
        packs=[{"key": key, "title": title, "fingerprint": found} for key, title, found in packs],
        votes=[{"title": vote.title, "body": vote.body} for vote in unfinished_votes()],
        left_out=list(left_out.LEFT_OUT),
    )


def put_files(pack: zipfile.ZipFile) -> Iterator[Piece]:
    """After the database: a file that a row names was on the disk before the row was. One that went
    meanwhile was taken back by its owner."""
    found, root = files(), Path(settings.MEDIA_ROOT)
    for place, file in enumerate(found):
        step(75 + 24 * place // len(found), 100, _("chép tệp minh chứng"))
        try:
            yield put(pack, file, f"files/{file.relative_to(root).as_posix()}")
        except FileNotFoundError:
            continue


def put(pack: zipfile.ZipFile, file: Path, name: str) -> Piece:
    digest, size = hashlib.sha256(), 0
    with file.open("rb") as source, pack.open(name, "w", force_zip64=True) as target:
        for part in chunks(source.read):
            digest.update(part)
            size += len(part)
            target.write(part)
    return Piece(name, size, digest.hexdigest())


def chunks(read: Callable[[int], bytes]) -> Iterator[bytes]:
    while part := read(AT_ONCE):
        yield part


def named(target: Path, archive: Path) -> Path:
    """Two of one second do not meet: the second takes a further number."""
    stamp = timezone.localtime().strftime("%Y%m%d-%H%M%S")
    for number in range(1, 1000):
        made = target / f"{BEGINS}{stamp}{'' if number == 1 else f'-{number}'}{ENDS}"
        try:
            os.link(archive, made)
        except FileExistsError:
            continue
        except OSError:  # a stick with a file system that knows no second name
            if made.exists():
                continue
            archive.replace(made)
        return made
    raise FileExistsError(errno.EEXIST, "too many backups in one second", str(target))


def note(made: Path, by: Actor) -> None:
    """In the journal of every organisation whose data are in it."""
    for organisation in Organisation.objects.filter(level=Organisation.Level.BASE):
        details = {"file": made.name, "size": made.stat().st_size}
        record(organisation=organisation.pk, by=by, deed="backup.make", details=details)
