"""The virus scan: one hook, called for every file before it counts as evidence."""

import os
import shlex
import subprocess
from enum import StrEnum
from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string

SECONDS = 60


class Found(StrEnum):
    NOTHING = "nothing"
    VIRUS = "virus"
    NO_SCANNER = "no_scanner"
    FAILED = "failed"


def scan(file: Path) -> Found:
    """By the program that CONGTAM_SCAN names, unless the installation puts a hook of its own into
    EVIDENCE_SCAN."""
    hook = import_string(getattr(settings, "EVIDENCE_SCAN", "congtam.files.scanning.by_program"))
    found: Found = hook(file)
    return found


def words_of(command: str, *, windows: bool) -> list[str]:
    """There the backslash parts folders, and takes the meaning of no letter away."""
    return [word.strip('"') if windows else word for word in shlex.split(command, posix=not windows)]


def by_program(file: Path) -> Found:
    """As scanners end: 0 for clean, 1 for a virus, anything else for trouble of their own. A file that could
    not be scanned does not count."""
    program = words_of(getattr(settings, "EVIDENCE_SCANNER", ""), windows=os.name == "nt")
    if not program:
        return Found.NO_SCANNER
    try:
        ended = subprocess.run([*program, str(file)], capture_output=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return Found.FAILED
    return {0: Found.NOTHING, 1: Found.VIRUS}.get(ended.returncode, Found.FAILED)
