"""What can be ticked on a ballot, and one voter's ticks: per line 0 for blank, n for the n-th choice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from congtam.ballots.refusals import Refused

BLANK = 0


class Kind(StrEnum):
    LEVELS = "levels"
    AGREE = "agree"
    PICK = "pick"


AGREED = PICKED = 1
CHOICES_OF = {Kind.AGREE: 2, Kind.PICK: 1}
"""How many choices a ballot of this kind has: agree and disagree; picked. Levels are as many as they are."""


@dataclass(frozen=True)
class Line:
    """One name on the ballot. `proposal` is the choice that an agreement for its whole cell stands for."""

    allowed: frozenset[int]
    proposal: int | None = None
    cell: str = ""


@dataclass(frozen=True)
class Question:
    """The whole ballot. At most `at_most` lines may be ticked; `bulk` lets a voter agree for a whole cell."""

    kind: Kind
    choices: int
    lines: tuple[Line, ...]
    at_most: int | None = None
    bulk: bool = False

    def ticks(self, chosen: Mapping[int, int], agreed_cells: Sequence[str] = ()) -> bytes:
        """The ballot as cast: what is ticked on a line stands, else the cell's agreement, else blank."""
        if agreed_cells and not self.bulk:
            raise Refused(_("Phiếu này không cho đánh dấu chung cho cả chi bộ. Đánh dấu từng dòng."))
        cells = set(agreed_cells)
        ticks = bytes(
            chosen.get(place, line.proposal or BLANK if line.cell in cells else BLANK)
            for place, line in enumerate(self.lines)
        )
        self.check(ticks)
        return ticks

    def check(self, ticks: bytes) -> None:
        """Every ballot that passes is valid, so no electronic ballot can be spoiled."""
        if len(ticks) != len(self.lines):
            raise Refused(_("Phiếu không khớp với danh sách của cuộc bỏ phiếu. Mở lại phiếu rồi đánh dấu."))
        wrong = [
            place
            for place, (tick, line) in enumerate(zip(ticks, self.lines, strict=True), 1)
            if tick != BLANK and tick not in line.allowed
        ]
        if wrong:
            raise Refused(
                _("Dòng %(n)d: mức đã đánh dấu không có trên phiếu. Chọn lại hoặc để trống.")
                % {"n": wrong[0]}
            )
        ticked = sum(tick != BLANK for tick in ticks)
        if self.at_most is not None and ticked > self.at_most:
            raise Refused(
                _("Đã đánh dấu %(n)d, phiếu này chỉ được đánh dấu nhiều nhất %(most)d. Bỏ bớt.")
                % {"n": ticked, "most": self.at_most}
            )
