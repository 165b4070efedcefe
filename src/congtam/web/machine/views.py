"""How the machine is: for whoever runs it, without a line about anybody."""

import hashlib
import platform
import shutil
import sqlite3
import ssl
from pathlib import Path

import django
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

import congtam
from congtam.backup.kept import kept_backups
from congtam.ballots.queries.unfinished import votes_without_box
from congtam.entrance import TRUSTED
from congtam.journal.models import Chain
from congtam.people.models import Account
from congtam.people.permissions import Action, Target
from congtam.web.base.guards import account_of, guard, may, signed_in

GIGABYTE = 1024**3


@signed_in
@require_GET
def machine(request: HttpRequest) -> HttpResponse:
    here = Target(account_of(request).organisation_id)
    guard(request, Action.MAKE_BACKUP, here)
    kept = kept_backups()
    return render(
        request,
        "machine/machine.html",
        {
            "versions": versions(),
            "tls": settings.TLS,
            "fingerprint": fingerprint(Path(settings.DATA_FOLDER) / TRUSTED) if settings.TLS else "",
            "free": shutil.disk_usage(settings.DATA_FOLDER).free // GIGABYTE,
            "folder": settings.DATA_FOLDER if may(request, Action.RUN_MACHINE, here) else "",
            "last": kept[0] if kept else None,
            "without_box": votes_without_box(),
            "sessions": Session.objects.filter(expire_date__gt=timezone.now()).count(),
            "accounts": Account.objects.filter(is_active=True).count(),
            "entries": sum(Chain.objects.values_list("last_number", flat=True)),
        },
    )


def fingerprint(authority: Path) -> str:
    """As a device shows it before it is told to trust: pairs of letters and digits."""
    if not authority.exists():  # the certificate is somebody else's
        return ""
    encoded = ssl.PEM_cert_to_DER_cert(authority.read_text(encoding="ascii"))
    return hashlib.sha256(encoded).digest().hex(":").upper()


def versions() -> list[tuple[str, str]]:
    database = f"SQLite {sqlite3.sqlite_version}"
    if connection.vendor == "postgresql":
        number = connection.pg_version  # type: ignore[attr-defined]
        database = f"PostgreSQL {number // 10000}.{number % 10000}"
    return [
        ("Công Tâm", congtam.__version__),
        ("Python", platform.python_version()),
        ("Django", django.get_version()),
        ("", database),
    ]
