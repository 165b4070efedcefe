"""The product's own Python environment: made once, brought up to date when a lock changes.

Two environments: `.venv` holds what the locks name and nothing else; `.venv/uv` holds the installer,
which would otherwise remove itself when it makes `.venv` equal to the locks.
"""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from setup import installer
from setup.installer import LOCKS, ROOT
from setup.python import interpreter, make_venv, output_of

VENV = ROOT / ".venv"
STAMP = VENV / "stamp.json"
EVERYDAY = ("base", "web")


def ready(*groups: str) -> Path:
    """The interpreter of an environment that holds at least these groups of requirements."""
    stamp = read_stamp()
    wanted = sorted({*EVERYDAY, *groups, *stamp.get("groups", [])} & known_groups())
    locks = fingerprint(wanted)
    python = identity()
    if not python or stamp != {"python": python, "groups": wanted, "locks": locks}:
        STAMP.unlink(missing_ok=True)
        if not python or stamp.get("python", python) != python:
            make_venv(VENV, with_pip=False)
        sync(wanted)
        STAMP.write_text(
            json.dumps({"python": identity(), "groups": wanted, "locks": locks}), encoding="utf-8"
        )
    return interpreter(VENV)


def known_groups() -> set[str]:
    return {lock.stem for lock in LOCKS.glob("*.txt")} - {"uv", "node"}


def read_stamp() -> dict[str, Any]:
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def identity() -> str:
    """Asked of the environment itself: it survives neither an upgrade of Python nor a move of the folder."""
    ask = "import sys, encodings; print(sys.version, sys.prefix)"
    try:
        return output_of([str(interpreter(VENV)), "-I", "-c", ask]).stdout.strip()
    except OSError:
        return ""


def fingerprint(groups: list[str]) -> str:
    digest = hashlib.sha256()
    for name in groups:
        digest.update((LOCKS / f"{name}.txt").read_bytes())
    return digest.hexdigest()


def sync(groups: list[str]) -> None:
    """Makes the environment equal to the locks, and lets it find src/ without building anything."""
    say(f"Chuẩn bị môi trường / preparing the environment: {', '.join(groups)} …")
    locks = [str(LOCKS / f"{name}.txt") for name in groups]
    installer.uv(
        VENV, "pip", "sync", "--quiet", "--require-hashes", "--python", str(interpreter(VENV)), *locks
    )
    site = next(VENV.glob("[Ll]ib/python*/site-packages"), VENV / "Lib" / "site-packages")
    (site / "congtam.pth").write_text(f"{ROOT / 'src'}\n", encoding="utf-8")


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
