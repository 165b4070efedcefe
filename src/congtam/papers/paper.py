"""What a party paper is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Head:
    """The two columns at the top. `number` has no colon: `Số 12-BB/CB`. A place that is not known stays blank
    for the hand."""

    superior: str
    issuer: str
    number: str
    place: str
    on: date

    @property
    def said_on(self) -> str:
        """Days below 10 and the first two months are written with a leading zero."""
        day = f"{self.on.day:02d}"
        month = f"{self.on.month:02d}" if self.on.month < 3 else str(self.on.month)
        return f"{self.place or BLANK}, ngày {day} tháng {month} năm {self.on.year}"


@dataclass(frozen=True)
class Heading:
    """`I- TÊN MỤC` at the first rank, `1.` and so on under it."""

    text: str
    rank: int = 1


@dataclass(frozen=True)
class Line:
    """A paragraph; `lead` stands before it in italics, as in `Chủ trì:`."""

    text: str
    lead: str = ""


@dataclass(frozen=True)
class Table:
    """`widths` are shares of the page; without them all columns are equal. `strong` rows, counted from 0,
    stand above others or sum them up."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()
    strong: frozenset[int] = frozenset()


Block = Heading | Line | Table


@dataclass(frozen=True)
class Signature:
    """`over` is who they sign as; the name stands under the free lines."""

    over: str
    name: str


@dataclass(frozen=True)
class Paper:
    """Two or more sign, two beside each other. `wide`: lying, for tables of many columns."""

    kind: str
    summary: str
    head: Head
    blocks: tuple[Block, ...]
    signatures: tuple[Signature, ...]
    wide: bool = False

    @property
    def signed_in_pairs(self) -> list[tuple[Signature, ...]]:
        return [self.signatures[place : place + 2] for place in range(0, len(self.signatures), 2)]


def is_figure(text: str) -> bool:
    """A number or a cross, which stands in the middle of its column."""
    return text.strip() in CROSSES or text.strip().replace(",", "", 1).isdecimal()


BLANK = "................"
MOTTO = "ĐẢNG CỘNG SẢN VIỆT NAM"
STAR = "*"
CROSSES = frozenset({"x", "☐", "☒"})
DASHES = "-----"


def minutes_number(number: str) -> str:
    """A blank for the hand while minutes have none."""
    return f"Số {number}" if number else "Số ........-BB"


def paragraphs(text: str) -> list[str]:
    """What people typed, line by line, without empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]
