"""Recompiles requirements/*.in into hashed locks for every system and Python, without any address."""

from setup.environment import VENV, ready, say
from setup.installer import LOCKS, uv

# Earlier locks bind later ones, so that all fit into one environment.
ORDER = ("uv", "node", "base", "web", "test", "postgres", "bench", "spark")
OPTIONS = ("--universal", "--python-version", "3.11", "--generate-hashes", "--quiet")
NO_ADDRESS = ("--no-header", "--no-annotate")


def lock(arguments: list[str]) -> int:
    """`lock` takes up changes of the .in files only; `lock --upgrade` takes newer versions too."""
    ready()
    bounds: list[str] = []
    for name in ORDER:
        say(f"{name}.in -> {name}.txt")
        source, target = str(LOCKS / f"{name}.in"), str(LOCKS / f"{name}.txt")
        uv(VENV, "pip", "compile", *OPTIONS, *NO_ADDRESS, *bounds, *arguments, source, "-o", target)
        bounds += ["-c", target] if name != "uv" else []
    return 0
