"""What changed between two wordings, word by word, as pieces to strike out or to mark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Piece:
    text: str
    is_changed: bool


def compared(old: str | None, new: str) -> tuple[list[Piece], list[Piece]]:
    """The old text with what went, the new text with what came."""
    before, after = (old or "").split(), new.split()
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    gone = pieces((before[a:b], kind != "equal") for kind, a, b, _, _ in steps)
    came = pieces((after[c:d], kind != "equal") for kind, _, _, c, d in steps)
    return gone, came


def pieces(runs: Iterable[tuple[list[str], bool]]) -> list[Piece]:
    return [Piece(" ".join(words), is_changed) for words, is_changed in runs if words]
