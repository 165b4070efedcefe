"""One subject's row, and whose rules it is held against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from congtam.engine.pack import Pack
from congtam.engine.scoring import RowReading, read_rows
from congtam.engine.sentences.words import Words


@dataclass(frozen=True)
class Scene:
    pack: Pack
    words: Words
    row: Mapping[str, Any]
    strikes: bool

    @cached_property
    def readings(self) -> Mapping[str, RowReading]:
        """The rows of the subject's sheet; none where no kind is known."""
        home = self.words.home
        return read_rows(self.pack, home, self.row) if home else {}

    def wanted(self, bounds: str) -> str:
        """A requirement says what is needed; a disqualifier says when it strikes."""
        return f"{'mức nêu' if self.strikes else 'cần'} {bounds}"

    def turned(self) -> Scene:
        """Inside a negation a need becomes a case that must not be."""
        return replace(self, strikes=not self.strikes)

    def of_cases(self) -> Scene:
        """For an exception or for whom a rule concerns: cases that are met, not needs."""
        return replace(self, strikes=True)
