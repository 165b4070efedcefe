"""What a voter has ticked so far. It travels from page to page in a hidden field and is kept nowhere."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from congtam.ballots.choices import BLANK
from congtam.ballots.queries.printed import PrintedBallot

UNTOUCHED = "."


@dataclass(frozen=True)
class Marks:
    """`lines`: a sign per line, untouched or a choice's number; `cells`: a sign per cell, 1 if agreed."""

    lines: str
    cells: str

    @classmethod
    def none(cls, ballot: PrintedBallot) -> "Marks":
        return cls(UNTOUCHED * len(ballot.lines), "0" * len(ballot.cells))

    @classmethod
    def read(cls, ballot: PrintedBallot, kept: str) -> "Marks":
        """What an earlier page sent along; anything else is as good as nothing ticked."""
        lines, _, cells = kept.partition("/")
        whole = len(lines) == len(ballot.lines) and len(cells) == len(ballot.cells)
        known = set(lines) <= {UNTOUCHED, *"0123456789"} and set(cells) <= set("01")
        return cls(lines, cells) if whole and known else cls.none(ballot)

    def __str__(self) -> str:
        return f"{self.lines}/{self.cells}"

    def with_lines(self, places: list[int], sent: Mapping[str, str]) -> "Marks":
        """These lines were on the page: what was sent for each, or nothing."""
        signs = list(self.lines)
        for place in places:
            value = sent.get(f"d{place + 1}", "")
            signs[place] = value if len(value) == 1 and value.isdecimal() else UNTOUCHED
        return replace(self, lines="".join(signs))

    def with_cells(self, sent: Mapping[str, str]) -> "Marks":
        return replace(
            self, cells="".join("1" if f"c{n}" in sent else "0" for n in range(1, len(self.cells) + 1))
        )

    def chosen(self, place: int) -> int | None:
        sign = self.lines[place]
        return None if sign == UNTOUCHED else int(sign)

    def ticks(self, ballot: PrintedBallot) -> bytes:
        """The ballot to be sealed. Refuses what the question does not allow."""
        chosen = {place: int(sign) for place, sign in enumerate(self.lines) if sign != UNTOUCHED}
        agreed = [name for (name, _), sign in zip(ballot.cells, self.cells, strict=True) if sign == "1"]
        return ballot.question.ticks(chosen, agreed)

    def touched(self, places: list[int]) -> int:
        return sum(self.lines[place] not in {UNTOUCHED, str(BLANK)} for place in places)
