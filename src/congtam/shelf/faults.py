"""What is wrong with a file, said so that its writer can mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

Result = TypeVar("Result")

LONGEST_QUOTE = 80


@dataclass(frozen=True, order=True)
class Fault:
    """The place, what is wrong, the text at fault, what to do. Lines count from 1; 0 is unknown."""

    file: str
    line: int
    column: int
    address: str
    text_at_fault: str
    message: str
    remedy: str

    def __str__(self) -> str:
        """One sentence: place, what is wrong with the text at fault quoted, remedy."""
        place = self.file or "dữ liệu"
        if self.line:
            place = f"{place}, dòng {self.line}, cột {self.column}"
        if self.address:
            place = f"{place} ({self.address})"
        text = f"“{shortened(self.text_at_fault)}”"
        quoted = f" {text}" if self.text_at_fault and text not in self.message else ""
        return f"{place}: {self.message}{quoted}; cách sửa: {self.remedy}."

    def as_data(self) -> dict[str, str | int]:
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "address": self.address,
            "text": self.text_at_fault,
            "message": self.message,
            "remedy": self.remedy,
        }


def shortened(text: str) -> str:
    """A quotation on one line, cut in the middle of a long text and never in its beginning."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1] + "…"


class Refused(Exception):
    """What was asked cannot be read or loaded; `faults` are all the reasons, in the order of the files."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))


class Tally:
    """Goes on after a refusal, so that a writer sees all faults at once."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def attempt(self, work: Callable[[], Result]) -> Result | None:
        """The result, or None when the work was refused; the reasons are kept."""
        try:
            return work()
        except Refused as refusal:
            self.faults += refusal.faults
            return None

    def settle(self) -> None:
        if self.faults:
            raise Refused(self.faults)
