"""What each row of a list of members is: a member, the name of a cell, a heading once more, or the foot."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from congtam.people.names import plain, tidy
from congtam.people.roster import values
from congtam.people.roster.columns import COLUMNS, MEMBERS
from congtam.people.roster.headings import Layout, is_group, is_numbering
from congtam.people.roster.sheets import Row, Sheet, letter

FEWEST_DIGITS = 4
HEADINGS = {known.key: set(known.headings) for known in MEMBERS}
NAMES = ("full_name", "family_name", "given_name")
HEADINGS |= dict.fromkeys(NAMES, set().union(*(HEADINGS[key] for key in NAMES)))
DAYS = ("born_on", "admitted_on", "official_on")
NUMBERING = {"tt", "stt", "so tt", "t.t", "s.t.t", "so thu tu", "#"}
TOTALS = re.compile(
    r"^(tổng\b|tong (cong|so)\b|cộng\s*($|[:.\d])|danh sách (này )?(có|gồm)\b)", re.IGNORECASE
)
SIGNING = (
    *("nguoi lap", "t/m", "tm.", "tm ", "bi thu", "pho bi thu", "ky ten", "xac nhan", "noi nhan"),
    *("thu truong", "chu tich", "k/t", "kt.", "(ky", "ngay ", "nguoi kiem"),
)


class Is(StrEnum):
    MEMBER = "member"
    NAMELESS = "nameless"  # somebody's card or birth, and no name
    GROUP = "group"
    HEADING = "heading"
    PASSED = "passed"  # a name, and nothing that makes it a member
    FOOT = "foot"


@dataclass(frozen=True)
class Shape:
    """Of one sheet: which columns tell what a row is. Cells merged downwards hold in each row they cover."""

    layout: Layout
    numbered: int | None
    covered: dict[tuple[int, int], int]
    said: dict[str, str]
    """The label of each column -> with its letter, as faults name it."""

    def numbers(self, key: str) -> list[int]:
        return [number for number, held in self.layout.columns.items() if held == key]

    def text(self, row: Row, key: str) -> str:
        """The first column of this key that holds something."""
        return next((tidy(text) for number in self.numbers(key) if (text := row.text(number))), "")

    def name(self, row: Row) -> str:
        parts = [self.text(row, "full_name") or self.text(row, "family_name"), self.text(row, "given_name")]
        return values.person_name(" ".join(part for part in parts if part))


def shape_of(sheet: Sheet, layout: Layout) -> Shape:
    numbered = next(
        (
            number
            for number, text in layout.headings.items()
            if plain(text) in NUMBERING and number not in layout.columns
        ),
        None,
    )
    covered = {
        (row + 1, first_column): first_row + 1
        for first_row, first_column, last_row, _last_column in sheet.merged
        if last_row > first_row and first_row + 1 >= layout.first_row
        for row in range(first_row + 1, last_row + 1)
    }
    labels = {known.key: str(known.label) for known in COLUMNS[layout.holds]}
    said = {labels[key]: f"{letter(number)} ({labels[key]})" for number, key in layout.columns.items()}
    return Shape(layout, numbered, covered, said)


def uncovered(rows: Iterable[Row], shape: Shape) -> list[Row]:
    """Rows in which a cell merged downwards says the same in each row it covers."""
    if not shape.covered:
        return list(rows)
    by_number = {row.number: row for row in rows}
    return [
        Row(
            row.number,
            tuple(
                by_number[top].cell(column)
                if (top := shape.covered.get((row.number, column))) in by_number
                else cell
                for column, cell in enumerate(row.cells)
            ),
        )
        for row in by_number.values()
    ]


def kind_of(row: Row, shape: Shape, this_year: int) -> Is:
    texts = [text for number in range(len(row.cells)) if (text := row.text(number))]
    if any(TOTALS.match(text) for text in texts):
        return Is.FOOT
    if is_heading_again(row, shape) or is_numbering([text.strip("() ") for text in texts], len(row.cells)):
        return Is.HEADING
    if group_of(row, shape):
        return Is.GROUP
    name, known = shape.name(row), is_known_by(row, shape, this_year)
    if not name:
        return Is.NAMELESS if known else Is.FOOT
    return Is.MEMBER if known or is_listed(row, shape, name) else Is.PASSED


def is_heading_again(row: Row, shape: Shape) -> bool:
    """On every printed page, or above every cell: the heading of the names, and that of another column."""
    columns = shape.layout.columns.items()
    words = {number: plain(text) for number, _ in columns if (text := row.text(number)) and len(text) < 60}
    if not any(words.get(number) in HEADINGS[key] for number, key in columns if key in NAMES):
        return False
    return any(words.get(number) in HEADINGS[key] for number, key in columns if key not in NAMES)


def is_known_by(row: Row, shape: Shape, this_year: int) -> bool:
    """A card, or a day of birth, admission or confirmation that can be read."""
    for number in shape.numbers("card_number"):
        digits = values.card(row.cell(number))
        if digits and len(digits) >= FEWEST_DIGITS:
            return True
    return any(
        row.text(number) and values.day(row.cell(number), this_year=this_year)
        for key in DAYS
        for number in shape.numbers(key)
    )


def is_listed(row: Row, shape: Shape, name: str) -> bool:
    """Numbered in the list, or with a standing, or with a cell where a name and no signature stands."""
    if shape.numbered is not None and row.text(shape.numbered).rstrip(".").isdecimal():
        return True
    standing, cell = shape.text(row, "standing"), shape.text(row, "cell")
    if standing and values.standing(standing[:100]):
        return True
    return bool(cell) and values.is_name(name) and not is_signing(name) and not is_signing(cell)


def is_signing(text: str) -> bool:
    return plain(text[:100]).startswith(SIGNING)


def group_of(row: Row, shape: Shape) -> str:
    """ "II. CHI BỘ THANH KHÊ (22 đảng viên)" -> "CHI BỘ THANH KHÊ"."""
    filled = [text for number in range(len(row.cells)) if (text := row.text(number))]
    words = next((text for text in filled if is_group(text)), "")
    if not words or len(filled) > 3 or shape.text(row, "born_on") or shape.text(row, "card_number"):
        return ""
    name = shape.name(row)
    return group_name(words) if not name or is_group(name) else ""


def group_name(words: str) -> str:
    name = re.sub(r"^[IVX\d]+\s*[.)\-]\s*", "", tidy(words))
    return re.sub(r"\s*[(:].*$", "", name)


def group_above(sheet: Sheet, layout: Layout) -> str:
    """The cell that the paper's head or the sheet's tab names."""
    heads = [
        text
        for row in sheet.rows
        if row.number < layout.first_row
        for number in range(len(row.cells))
        if (text := row.text(number)) and len(text) <= 80 and plain(text).startswith("chi bo ")
    ]
    if heads:
        return group_name(heads[-1])
    return sheet.name if is_group(sheet.name) else ""
