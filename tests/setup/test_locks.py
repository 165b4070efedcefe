"""What is locked can be installed on the systems it is locked for."""

from pathlib import Path

import pytest

from setup import locks
from setup.environment import EVERYDAY


def test_a_lock_counts_once_every_package_of_everyday_is_built_for_windows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nobody compiles on an office's PC."""
    typed: list[tuple[str, ...]] = []
    monkeypatch.setattr(locks, "ready", lambda: None)
    monkeypatch.setattr(locks, "uv", lambda _, *words: typed.append(words))
    assert locks.lock([]) == 0
    asked = [words for words in typed if words[:2] == ("pip", "install")]
    for words in asked:
        assert {"--dry-run", "--require-hashes", "--only-binary", "x86_64-pc-windows-msvc"} <= set(words)
    names = {Path(words[-1]).stem for words in asked}
    assert {"uv", "node", *EVERYDAY} <= names
    assert len(asked) == len(names) * len(locks.PYTHONS)
