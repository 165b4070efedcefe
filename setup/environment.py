"""The product's own Python environment: made once, brought up to date when a lock changes.

Two environments: `.venv` holds what the locks name and nothing else; `.venv/uv` holds the installer,
which would otherwise remove itself when it makes `.venv` equal to the locks.
"""

import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Any

from setup.python import interpreter, make_venv, output_of, program
from setup.trouble import from_output

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
INSTALLER = VENV / "uv"
STAMP = VENV / "stamp.json"
LOCKS = ROOT / "requirements"
EVERYDAY = ("base", "web")


def ready(*groups: str) -> Path:
    """The interpreter of an environment that holds at least these groups of requirements."""
    stamp = read_stamp()
    wanted = sorted(
        {*EVERYDAY, *groups, *stamp.get("groups", [])} & {lock.stem for lock in LOCKS.glob("*.txt")}
    )
    expected = {"python": python_identity(), "groups": wanted, "locks": fingerprint(wanted)}
    if stamp != expected:
        if stamp.get("python") != expected["python"]:
            make_venv(VENV, with_pip=False)
        STAMP.unlink(missing_ok=True)
        sync(wanted)
        link_source()
        STAMP.write_text(json.dumps(expected), encoding="utf-8")
    return interpreter(VENV)


def read_stamp() -> dict[str, Any]:
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
        return stamp if isinstance(stamp, dict) else {}
    except (OSError, ValueError):
        return {}


def python_identity() -> str:
    """Changes when Python is upgraded or the folder is moved: an environment survives neither."""
    return f"{sys.version} {sys.base_prefix} {VENV}"


def fingerprint(groups: list[str]) -> str:
    digest = hashlib.sha256()
    for name in ["uv", *groups]:
        digest.update((LOCKS / f"{name}.txt").read_bytes())
    return digest.hexdigest()


def sync(groups: list[str]) -> None:
    say(f"Chuẩn bị môi trường / preparing the environment: {', '.join(groups)} …")
    uv("pip", "sync", "--quiet", "--require-hashes", "--python", str(interpreter(VENV)),
       *(str(LOCKS / f"{name}.txt") for name in groups))  # fmt: skip


def uv(*arguments: str) -> None:
    """Runs the locked installer, and installs it first when it is missing or another version."""
    lock, mark = LOCKS / "uv.txt", INSTALLER / "lock.txt"
    if not mark.exists() or mark.read_bytes() != lock.read_bytes():
        make_venv(INSTALLER, with_pip=True)
        pip = [str(interpreter(INSTALLER)), "-m", "pip", "--disable-pip-version-check", "-q"]
        execute([*pip, "install", "--only-binary=:all:", "--require-hashes", "-r", str(lock)])
        mark.write_bytes(lock.read_bytes())
    execute([str(program(INSTALLER, "uv")), *arguments])


def execute(command: list[str]) -> None:
    done = output_of(command, env=installer_env())
    if done.returncode:
        raise from_output(done.stdout + done.stderr, step=" ".join(command[:4]), folder=ROOT)


def installer_env() -> dict[str, str]:
    """uv does not read pip's settings: an office's own registry, named for pip, is passed on to it."""
    env = {**os.environ, "UV_NO_PROGRESS": "1"}
    if "PIP_INDEX_URL" in env:
        env.setdefault("UV_DEFAULT_INDEX", env["PIP_INDEX_URL"])
    return env


def link_source() -> None:
    """Makes `import congtam` find src/ without building anything."""
    site = next(VENV.glob("[Ll]ib/python*/site-packages"), VENV / "Lib" / "site-packages")
    (site / "congtam.pth").write_text(f"{ROOT / 'src'}\n", encoding="utf-8")


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
