"""Recompiles requirements/*.in into hashed locks for every system and Python, without any address."""

import tempfile

from setup.environment import EVERYDAY, VENV, ready, say
from setup.installer import LOCKS, uv

# Earlier locks bind later ones, so that all fit into one environment.
ORDER = ("uv", "node", "base", "web", "test", "postgres", "bench", "spark")
OPTIONS = ("--universal", "--python-version", "3.11", "--generate-hashes", "--quiet")
NO_ADDRESS = ("--no-header", "--no-annotate")
AS_IF = ("--dry-run", "--quiet", "--require-hashes", "--only-binary", ":all:")
WINDOWS = "x86_64-pc-windows-msvc"
PYTHONS = ("3.11", "3.14")


def lock(arguments: list[str]) -> int:
    """`lock` takes up changes of the .in files only; `lock --upgrade` takes newer versions too."""
    ready()
    bounds: list[str] = []
    for name in ORDER:
        say(f"{name}.in -> {name}.txt")
        source, target = str(LOCKS / f"{name}.in"), str(LOCKS / f"{name}.txt")
        uv(VENV, "pip", "compile", *OPTIONS, *NO_ADDRESS, *bounds, *arguments, source, "-o", target)
        bounds += ["-c", target] if name != "uv" else []
    for name in ("uv", "node", *EVERYDAY):
        say(f"{name}.txt: Windows")
        check_windows(str(LOCKS / f"{name}.txt"))
    return 0


def check_windows(lock: str) -> None:
    """Every package comes built, with a hash that is locked: nobody compiles on an office's PC."""
    with tempfile.TemporaryDirectory() as nowhere:
        for python in PYTHONS:
            machine = ("--python-platform", WINDOWS, "--python-version", python, "--target", nowhere)
            uv(VENV, "pip", "install", *AS_IF, *machine, "-r", lock)
