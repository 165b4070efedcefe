"""Recompiles requirements/*.in into hashed locks for every system and Python, without any address."""

from setup.environment import LOCKS, ready, say, uv

# Earlier locks bind later ones (`-c` lines in the .in files), so that all fit into one environment.
ORDER = ("uv", "base", "web", "test", "bench", "spark")
OPTIONS = (
    "--universal", "--python-version", "3.11", "--generate-hashes",
    "--no-header", "--no-annotate", "--no-emit-index-url", "--quiet",
)  # fmt: skip


def lock(arguments: list[str]) -> int:
    """`lock` takes up changes of the .in files only; `lock --upgrade` takes newer versions too."""
    ready()
    for name in ORDER:
        say(f"{name}.in -> {name}.txt")
        source, target = LOCKS / f"{name}.in", LOCKS / f"{name}.txt"
        uv("pip", "compile", *OPTIONS, *arguments, str(source.relative_to(LOCKS.parent)), "-o", str(target))
    return 0
