"""A sheet in which some cells were typed with an old font and others in Unicode: each turned for itself."""

import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from congtam.people.roster.encodings import READINGS, readings_of
from congtam.people.roster.sheets import Cell, Row, Sheet
from congtam.people.texts import composed

UNICODE = "Unicode"
Votes = Counter[str]


def in_unicode(sheet: Sheet) -> Sheet:
    """Every text in the reading that makes it Vietnamese, with composed letters."""
    read = reader_of(sheet)
    rows = tuple(
        Row(row.number, tuple(read(row, column, cell) for column, cell in enumerate(row.cells)))
        for row in sheet.rows
    )
    return replace(sheet, name=composed(sheet.name), rows=rows)


def reader_of(sheet: Sheet) -> Callable[[Row, int, Cell], Cell]:
    """What is not sure by itself is read as most of its row and column are; Unicode where they differ."""
    texts = {cell for row in sheet.rows for cell in row.cells if isinstance(cell, str) and not cell.isascii()}
    found = {text: readings_of(unicodedata.normalize("NFC", text)) for text in texts}
    columns: dict[int, Votes] = {}
    whole: Votes = Counter()
    for row in sheet.rows:
        for column, cell in enumerate(row.cells):
            if isinstance(cell, str) and (names := found.get(cell)) and len(names) == 1:
                columns.setdefault(column, Counter())[names[0]] += 1
                whole[names[0]] += 1
    if set(whole) <= {UNICODE}:
        return lambda _row, _column, cell: as_kept(cell)

    def turned(row: Row, column: int, cell: Cell) -> Cell:
        if not isinstance(cell, str) or cell not in found:
            return as_kept(cell)
        possible = found[cell]
        if len(possible) > 1:
            around = (votes_of(row, found), columns.get(column, Counter()))
            possible = (most_likely(possible, around if any(around) else (whole,)),)
        return as_kept(READINGS[possible[0]](unicodedata.normalize("NFC", cell)))

    return turned


def votes_of(row: Row, found: dict[str, tuple[str, ...]]) -> Votes:
    return Counter(
        names[0]
        for cell in row.cells
        if isinstance(cell, str) and (names := found.get(cell)) and len(names) == 1
    )


def most_likely(possible: tuple[str, ...], around: tuple[Votes, ...]) -> str:
    """By shares, so that a long column does not outweigh the row of headings above it."""
    shares = {
        name: sum(votes[name] / votes.total() for votes in around if votes) + (0.01 if name == UNICODE else 0)
        for name in possible
    }
    return max(shares, key=lambda name: shares[name])


def as_kept(cell: Cell) -> Cell:
    """What databases refuse is left out; old fonts need some of it, so only of what has been turned."""
    if not isinstance(cell, str) or (cell.isascii() and cell.isprintable()):
        return cell
    return composed(cell)
