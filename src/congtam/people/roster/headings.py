"""Where the headings of a sheet stand, also when they fill two rows with merged cells, and what they mean."""

from dataclasses import dataclass, field, replace

from congtam.people.names import plain
from congtam.people.roster.columns import COLUMNS, Holds, column, match
from congtam.people.roster.sheets import Sheet

Headings = dict[int, tuple[str, ...]]

LOOKED_AT = 25
TALLEST = 3
SAMPLED = 200
SHOWN_ROWS, SHOWN_LETTERS = 3, 40


@dataclass(frozen=True)
class Layout:
    """How a sheet is to be read: guessed first, corrected by the person who knows the file."""

    sheet: str
    holds: Holds
    first_row: int
    """The number of the first row of data."""
    columns: dict[int, str]
    """Column number -> key of what it holds."""
    headings: dict[int, str]
    """Column number -> its heading as it reads, for the person to compare."""
    samples: dict[int, list[str]] = field(default_factory=dict)
    """Every column that holds anything -> what it holds first, so that no page has to read the file again."""


def guess(sheet: Sheet) -> Layout:
    """The rows among the first ones whose headings are known best; a sheet without any holds nothing."""
    tries = [
        (len(set(assigned(headings, holds).values())), -top, holds)
        for top in range(min(LOOKED_AT, len(sheet.rows)))
        for holds in (Holds.MEMBERS, Holds.UNITS)
        if (headings := headings_at(sheet, top, 1)) and all(map(is_heading, joined(headings).values()))
    ]
    points, top, holds = max(tries, key=lambda found: found[:2], default=(0, 0, Holds.NOTHING))
    if points < 2:
        return Layout(sheet.name, Holds.NOTHING, 1, {}, {}, samples_of(sheet, 1))
    height = height_of(sheet, -top, holds)
    headings = headings_at(sheet, -top, height)
    first = sheet.rows[-top].number + height
    first += numbering_rows(sheet, first)
    return Layout(
        sheet.name,
        holds,
        first,
        assigned(headings, holds),
        joined(headings),
        samples_of(sheet, first),
    )


def samples_of(sheet: Sheet, first_row: int) -> dict[int, list[str]]:
    used = {number for row in sheet.rows[:SAMPLED] for number in range(len(row.cells)) if row.text(number)}
    rows = [row for row in sheet.rows[:SAMPLED] if row.number >= first_row and not row.is_empty][:SHOWN_ROWS]
    return {
        number: [text for row in rows if (text := row.text(number)[:SHOWN_LETTERS])]
        for number in sorted(used)
    }


def headings_at(sheet: Sheet, top: int, height: int) -> Headings:
    """The texts of some rows from above; a merged cell counts for every column and row under it."""
    texts: dict[int, list[str]] = {}
    for index in range(top, min(top + height, len(sheet.rows))):
        for number in range(sheet.width):
            text = sheet.rows[index].text(number) or merged_text(sheet, index, number, top)
            if text and text not in texts.setdefault(number, []):
                texts[number].append(text)
    return {number: tuple(parts) for number, parts in texts.items() if parts}


def merged_text(sheet: Sheet, row: int, number: int, top: int) -> str:
    for first_row, first_column, last_row, last_column in sheet.merged:
        inside = first_row <= row <= last_row and first_column <= number <= last_column
        if inside and first_row >= top:
            return sheet.rows[first_row].text(first_column)
    return ""


def joined(headings: Headings) -> dict[int, str]:
    return {number: " ".join(parts) for number, parts in headings.items()}


def is_heading(text: str) -> bool:
    """Long sentences are titles of the paper."""
    return len(text) <= 80


def height_of(sheet: Sheet, top: int, holds: Holds) -> int:
    """Rows of words under the first, while the column of names is empty: headings of parts of a column."""
    names = name_columns(assigned(headings_at(sheet, top, 1), holds))
    height = 1
    while height < TALLEST and top + height < len(sheet.rows):
        row = sheet.rows[top + height]
        texts = [text for number in range(len(row.cells)) if (text := row.text(number))]
        words = texts and all(len(text) <= 25 and not text[0].isdigit() for text in texts)
        if not words or any(row.text(number) for number in names) or is_group(texts[0]):
            break
        height += 1
    return height


def name_columns(columns: dict[int, str]) -> list[int]:
    return [number for number, key in columns.items() if key in {"full_name", "family_name", "name"}]


def is_group(text: str) -> bool:
    """A row that names the cell whose members follow."""
    return plain(text).lstrip("ivx0123456789.-) ").startswith(("chi bo", "dang bo"))


def assigned(headings: Headings, holds: Holds) -> dict[int, str]:
    """Each key to the column that fits it best, some keys to several; each column to one key."""
    strengths = sorted(
        ((*best_match(parts, holds), number) for number, parts in headings.items()),
        key=lambda found: (-found[0], found[2]),
    )
    taken: dict[int, str] = {}
    for strength, key, number in strengths:
        known = column(holds, key)
        if strength and known and (known.several or key not in taken.values()):
            taken[number] = key
    return with_split_name(headings, dict(sorted(taken.items())), holds)


def best_match(parts: tuple[str, ...], holds: Holds) -> tuple[int, str]:
    """What stands lower is the more exact: "Chính thức" under "Ngày vào Đảng"."""
    found = [match(" ".join(parts), holds)]
    for depth, part in enumerate(parts):
        strength, key = match(part, holds)
        found.append((strength + 20 * depth if strength else 0, key))
    return max(found)


def with_split_name(headings: Headings, taken: dict[int, str], holds: Holds) -> dict[int, str]:
    """One heading "Họ và tên" over two columns: the family name in the first, the given in the second."""
    if holds is not Holds.MEMBERS:
        return taken
    named = next((number for number, key in taken.items() if key == "full_name"), None)
    if named is None or named + 1 in taken:
        return taken
    if headings.get(named + 1) == headings[named]:
        return {**taken, named: "family_name", named + 1: "given_name"}
    return taken


def numbering_rows(sheet: Sheet, first: int) -> int:
    """Offices number their columns (1) (2) (3) in a row under the headings: such rows are skipped."""
    skipped = 0
    for row in sheet.rows[first - 1 :]:
        texts = [row.text(number).strip("() ") for number in range(len(row.cells))]
        numbers = [text for text in texts if text]
        if not is_numbering(numbers, len(texts)):
            break
        skipped += 1
    return skipped


def is_numbering(numbers: list[str], width: int) -> bool:
    return len(numbers) >= 3 and all(
        text.isdecimal() and len(text) < 4 and int(text) <= width + 1 for text in numbers
    )


def corrected(layout: Layout, holds: str, first_row: int, columns: dict[int, str]) -> Layout:
    """As the person corrected it; only keys that the kind of sheet has are kept."""
    kind = Holds(holds)
    known = {known.key for known in COLUMNS[kind]}
    kept = {number: key for number, key in columns.items() if key in known}
    return replace(layout, holds=kind, first_row=first_row, columns=kept)
