"""What must hold before a change is kept: the linters, then the tests."""

import os
import shutil
import subprocess
import time

from setup import fonts, services
from setup.environment import VENV, ready, say
from setup.installer import ROOT
from setup.python import program

LINTERS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports", "--config", "importlinter.toml", "--no-cache", "--no-logo"),
)

NO_TESTS = 5
LARGEST_SEED = 2**32


def check(_: list[str]) -> int:
    """Every linter runs, also after one has failed, so that one round shows everything."""
    ready("test")
    failed = [command[0] for command in LINTERS if tool(*command) != 0]
    if failed:
        say(f"Chưa đạt / failed: {', '.join(failed)}")
    return 1 if failed else 0


def test(arguments: list[str]) -> int:
    """The linters, what touches tables on PostgreSQL, then everything: pytest's closing line comes last."""
    failed = check([])
    fonts.bring()
    if shutil.which("java"):
        ready("test", "spark")
    found = services.for_tests()
    # Neighbours stay in one process, with the servers and browsers that a file starts, until one is idle.
    pytest = ("pytest", "-n", "auto", "--dist", "worksteal", *order())
    if "CONGTAM_POSTGRES" in found and not arguments:
        tables = tool(*pytest, "-m", "django_db", CONGTAM_TEST_DATABASE="postgresql", **found)
        failed |= tables not in (0, NO_TESTS)
    return tool(*pytest, *arguments, **found) or failed


def order() -> list[str]:
    """Shuffled anew with every change, but the same wherever that change is tested, to be repeated."""
    if not shutil.which("git"):
        return []
    ask = ("git", "rev-parse", "HEAD")
    asked = subprocess.run(ask, cwd=ROOT, capture_output=True, text=True, check=False)
    return [] if asked.returncode else [f"--randomly-seed={int(asked.stdout, 16) % LARGEST_SEED}"]


def fmt(_: list[str]) -> int:
    ready("test")
    tool("ruff", "format", ".")
    return tool("ruff", "check", "--fix", ".")


def tool(*command: str, **environment: str) -> int:
    say(f"== {' '.join(command)}")
    start = time.monotonic()
    words = [str(program(VENV, command[0])), *command[1:]]
    code = subprocess.call(words, cwd=ROOT, env={**os.environ, **environment})
    if command[0] != "pytest":
        say(f"   {time.monotonic() - start:.1f} s")
    return code
