"""What a file holds before anybody understands it, and what was found wrong in it."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

Cell = str | int | float | bool | date | datetime | time | timedelta


@dataclass(frozen=True)
class Row:
    """One row of a sheet. `number` is what the spreadsheet shows at its left."""

    number: int
    cells: tuple[Cell, ...]

    def text(self, column: int) -> str:
        """A cell as a person reads it; nothing beyond the end."""
        return shown(self.cells[column]) if column < len(self.cells) else ""

    def cell(self, column: int) -> Cell:
        return self.cells[column] if column < len(self.cells) else ""

    @property
    def is_empty(self) -> bool:
        return not any(shown(cell) for cell in self.cells)


@dataclass(frozen=True)
class Sheet:
    name: str
    rows: tuple[Row, ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """First row, first column, last row, last column; from 0."""

    @property
    def width(self) -> int:
        return max((len(row.cells) for row in self.rows), default=0)


@dataclass(frozen=True)
class Place:
    """Where something stands, as the person finds it in their own program."""

    sheet: str
    row: int = 0
    column: str = ""


class Weight(StrEnum):
    ERROR = "error"  # stops the import
    QUESTION = "question"  # stops it until somebody has answered
    REMARK = "remark"


@dataclass(frozen=True)
class Fault:
    """What is wrong, where, and how to mend it."""

    place: Place
    says: str
    remedy: str
    weight: Weight = Weight.ERROR


@dataclass
class Log:
    """Checkers only write here."""

    faults: list[Fault] = field(default_factory=list)

    def fault(self, place: Place, says: str, remedy: str) -> None:
        self.faults.append(Fault(place, says, remedy))

    def ask(self, place: Place, says: str, remedy: str) -> None:
        self.faults.append(Fault(place, says, remedy, Weight.QUESTION))

    def remark(self, place: Place, says: str, remedy: str) -> None:
        self.faults.append(Fault(place, says, remedy, Weight.REMARK))

    def of(self, weight: Weight) -> list[Fault]:
        return [fault for fault in self.faults if fault.weight is weight]


def shown(cell: Cell) -> str:
    """The text of a cell: whole numbers without a point, days as they are written here."""
    match cell:
        case str():
            return " ".join(cell.split())
        case bool():
            return "x" if cell else ""
        case float() if cell.is_integer():
            return str(int(cell))
        case float():
            return str(cell).replace(".", ",")
        case datetime() | date():
            return f"{cell:%d/%m/%Y}"
        case _:
            return str(cell)


def letter(column: int) -> str:
    """0 -> A, 26 -> AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
