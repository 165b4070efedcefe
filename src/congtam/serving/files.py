"""Files of the pages and translations: made ready when what they are made from has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

STAMP = "made-from.txt"


def bring_static(tell: Callable[[], None]) -> None:
    """Gathered and compressed once; a start with nothing new only looks."""
    folder = Path(settings.STATIC_ROOT)
    stamp, found = folder / STAMP, fingerprint()
    if stamp.exists() and stamp.read_text(encoding="ascii") == found:
        return
    tell()
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(found, encoding="ascii")


def fingerprint() -> str:
    digest = hashlib.sha256()
    for line in sorted(described()):
        digest.update(line.encode())
    return digest.hexdigest()


def described() -> Iterator[str]:
    for finder in get_finders():
        for path, storage in finder.list([]):
            there = Path(storage.path(path)).stat()
            yield f"{path} {there.st_size} {there.st_mtime_ns}\n"


def compile_translations() -> None:
    """A translation that is older than its source is made again; where that cannot be written, it stays."""
    for root in settings.LOCALE_PATHS:
        for source in Path(root).glob("*/LC_MESSAGES/*.po"):
            made = source.with_suffix(".mo")
            if not made.exists() or made.stat().st_mtime_ns < source.stat().st_mtime_ns:
                compile_one(source, made)


def compile_one(source: Path, made: Path) -> None:
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - slow import, seldom needed
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with source.open("rb") as opened:
        catalogue = read_po(opened)
    try:
        with made.open("wb") as opened:
            write_mo(opened, catalogue)
    except PermissionError:  # an installation that others own, whose translations were made with it
        return
