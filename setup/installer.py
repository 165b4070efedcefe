"""uv, locked and hashed like everything else, in a small environment of its own."""

import os
from pathlib import Path

from setup.python import interpreter, make_venv, output_of, program
from setup.trouble import from_output

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "requirements"
SETTINGS = ROOT / "src" / "congtam" / "config" / "settings.py"
"""There once the product has tables and screens; the steps that only these need wait for it."""
PIP = ("-m", "pip", "--disable-pip-version-check")


def uv(venv: Path, *arguments: str) -> None:
    """Runs the locked installer that lives inside `venv`, and installs it first where it is missing."""
    home, lock = venv / "uv", LOCKS / "uv.txt"
    mark = home / "lock.txt"
    if not mark.exists() or mark.read_bytes() != lock.read_bytes():
        make_venv(home, with_pip=True)
        execute(
            [str(interpreter(home)), *PIP, "install", "-q", "--require-hashes", "-r", str(lock)],
            dict(os.environ),
        )
        mark.write_bytes(lock.read_bytes())
    execute([str(program(home, "uv")), *arguments], settings(interpreter(home)))


def execute(command: list[str], env: dict[str, str]) -> None:
    done = output_of(command, env=env)
    if done.returncode:
        raise from_output(done.stdout + done.stderr, step=" ".join(command[:4]))


def settings(python: Path) -> dict[str, str]:
    """uv reads none of pip's settings: an office's own registry or certificate, told to pip, is passed on."""
    env = {**os.environ, "UV_NO_PROGRESS": "1"}
    env.setdefault("UV_SYSTEM_CERTS", "1")
    for line in output_of([str(python), *PIP, "config", "list"]).stdout.splitlines():
        key, _, value = line.partition("=")
        if key.replace("-", "_").endswith(".index_url"):
            env.setdefault("UV_DEFAULT_INDEX", value.strip("'"))
        if key.endswith(".cert"):
            env.setdefault("SSL_CERT_FILE", value.strip("'"))
    return env
