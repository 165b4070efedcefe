"""`congtam backup` and `congtam restore`, at the keyboard of the machine."""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.utils.timezone import localtime
from django.utils.translation import override

from congtam.backup.faults import BackupFault
from congtam.backup.making import MEGABYTE, make_backup
from congtam.backup.restoring import finish, put_back
from congtam.ballots.actions.putting_back import forget_lost_keys
from congtam.ballots.queries.unfinished import votes_without_box
from congtam.cli.saying import Say
from congtam.config import places
from congtam.jobs.telling import heard
from congtam.journal.actions import record
from congtam.journal.actors import PROGRAM
from congtam.people.models import Organisation
from congtam.serving import files, folder, tables
from congtam.serving.trouble import Trouble


def backup(asked: argparse.Namespace, say: Say) -> None:
    """Beside a running server as well."""
    tell(say("copying"))
    with speaking(asked.lang):
        made = make_backup(by=PROGRAM, into=Path(asked.folder).resolve() if asked.folder else None)
    tell(say("copied", file=made, size=made.stat().st_size / MEGABYTE))
    with made.open("rb") as there:
        tell(say("copied_print", digest=hashlib.file_digest(there, "sha256").hexdigest()))
    tell(say("keep_it"))


def restore(asked: argparse.Namespace, say: Say) -> None:
    folder.refuse_second(places.DATA)
    with speaking(asked.lang):
        manifest = put_back(Path(asked.file).resolve())
    tell(say("putting_back", made=f"{localtime(manifest.made):%d/%m/%Y %H:%M}"))
    tables.bring_up(lambda: tell(say("tables")))
    forget_lost_keys()
    for organisation in Organisation.objects.filter(level=Organisation.Level.BASE):
        record(
            organisation=organisation.pk,
            by=PROGRAM,
            deed="backup.restore",
            details={"made": manifest.made_at},
        )
    finish()
    tell(say("put_back", names=", ".join(manifest.organisations)))
    if lost := votes_without_box():
        tell(say("without_boxes"))
        for vote in lost:
            tell(say("vote", vote=vote))


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """What stops it, in the language that was asked for; how far it is, on one line each."""
    files.compile_translations()
    try:
        with override(lang), heard(Steps().told):
            yield
    except BackupFault as fault:
        raise Trouble("backup", fault.place, said=fault.happened, do=fault.remedy) from fault


class Steps:
    def __init__(self) -> None:
        self.last = ""

    def told(self, _done: int, _of: int, says: str) -> None:
        if says != self.last and "/" not in says:
            tell(f"  {says}")
        self.last = says


def tell(line: str) -> None:
    print(line, flush=True)
