"""What stands in single cells: days, cards, names, standings, posts. None means it cannot be read."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from django.db.models import TextChoices
from django.utils import translation

from congtam.people.models import Employment, Membership, Unit
from congtam.people.names import plain, tidy
from congtam.people.roster.sheets import Cell, shown

ReadWord = Callable[[str], str | None]

EXCEL_EPOCH = date(1899, 12, 30)
EARLIEST, LATEST = 1900, 2100

EARLIEST_SERIAL = 3654
"""01/01/1910 as Excel counts: a smaller number in a column of days is a day of the month, or a count."""


@dataclass(frozen=True)
class Day:
    """A day, or the part of one that is known: the year alone, or month and year."""

    on: date
    year_only: bool = False
    month_only: bool = False

    @property
    def is_whole(self) -> bool:
        return not self.year_only and not self.month_only


def day(cell: Cell, *, this_year: int) -> Day | None:
    """However it was typed: a real date, Excel's number of days, 19/5/1970, 19-5-70, 19051970, 5/1970, 1970.
    Two digits of a year are never a year after `this_year`."""
    match cell:
        case datetime():
            return valid(cell.year, cell.month, cell.day)
        case date():
            return valid(cell.year, cell.month, cell.day)
        case int() | float():
            return day_from_number(float(cell))
        case _:
            return day_from_text(shown(cell), this_year)


def day_from_number(number: float) -> Day | None:
    if EARLIEST <= number <= LATEST:
        return valid(int(number), 1, 1, year_only=True)
    if EARLIEST_SERIAL <= number < 80_000:
        found = EXCEL_EPOCH + timedelta(days=int(number))
        return valid(found.year, found.month, found.day)
    if number >= 1_000_000 and number.is_integer():
        return day_of_digits(f"{int(number):08d}")
    return None


def day_of_digits(text: str) -> Day | None:
    """19051970, with or without its first zero."""
    return valid(int(text[4:]), int(text[2:4]), int(text[:2])) if len(text) == 8 else None


def day_from_text(text: str, this_year: int) -> Day | None:  # noqa: PLR0911 - one for each way to write
    parts = [int(part) for part in re.findall(r"\d{1,8}", text[:60])]
    if re.search(r"[^\d\s/.\-,ngaythmăgy]", plain(text[:60])) or not parts:
        return None
    match parts:
        case [year] if EARLIEST <= year <= LATEST:
            return valid(year, 1, 1, year_only=True)
        case [serial] if len(text) == 5:
            return day_from_number(serial)
        case [_] if len(text) == 8:
            return day_of_digits(text)
        case [serial, 0] if "," in text or "." in text:
            return day_from_number(serial)
        case [month, year] if 1 <= month <= 12:
            return valid(full_year(year, this_year), month, 1, month_only=True)
        case [year, month, number] if year >= EARLIEST:
            return valid(year, month, number)
        case [number, month, year]:
            return valid(full_year(year, this_year), month, number)
        case _:
            return None


def full_year(year: int, this_year: int) -> int:
    """70 is 1970 and 18 is 2018: never a year to come."""
    if year >= 100:
        return year
    return 2000 + year if 2000 + year <= this_year else 1900 + year


def valid(
    year: int, month: int, number: int, *, year_only: bool = False, month_only: bool = False
) -> Day | None:
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        return Day(date(year, month, number), year_only, month_only)
    except ValueError:
        return None


CARD_AS_NUMBER = re.compile(r"^(\d{5,})[.,]0+$")


def card(cell: Cell) -> str | None:
    """Digits; Excel may have made a number of them, and people put dots and blanks between."""
    text = shown(cell)
    text = CARD_AS_NUMBER.sub(r"\1", text)
    digits = "".join(letter for letter in text if letter.isdecimal() and letter.isascii())
    if re.search(r"[^0-9\s.,\-/]", text) or len(digits) > 16:
        return None
    return digits


def phones(cell: Cell) -> list[str]:
    """As typed, one after the other; the zero that Excel takes from a number comes back."""
    parts = [tidy(part) for part in re.split(r"[;/,\n]| - ", shown(cell))]
    return [f"0{part}" if re.fullmatch(r"[1-9]\d{8,9}", part) else part for part in parts if part]


def person_name(text: str) -> str:
    """Composed, single blanks, capitals where names have them; without "đ/c" or a number before it."""
    name = re.sub(r"^(?:\d+[.)]\s*|[đĐ]\s*/\s*[cC]\.?\s*|[đĐ]ồng chí\s+)", "", tidy(text))
    if name.isupper() or name.islower() or has_stray_case(name):
        name = " ".join(word[:1].upper() + word[1:].lower() for word in name.split())
    return name


def has_stray_case(name: str) -> bool:
    """NGUYễN: small letters with marks among capitals, left over from an old font."""
    return any(
        word[:2].isalpha() and word[:2].isupper() and not word.isupper()
        for word in name.split()
        if len(word) > 2
    )


def is_name(name: str) -> bool:
    return len(name.split()) >= 2 and not re.search(r"[^\w\s'’.\-]|\d|_", name)


STANDING_WORDS = {
    "chinh thuc": Membership.Standing.OFFICIAL,
    "ct": Membership.Standing.OFFICIAL,
    "dvct": Membership.Standing.OFFICIAL,
    "du bi": Membership.Standing.PROBATIONARY,
    "db": Membership.Standing.PROBATIONARY,
    "dvdb": Membership.Standing.PROBATIONARY,
    "mien": Membership.Standing.EXEMPT,
    "dinh chi": Membership.Standing.SUSPENDED,
}


@lru_cache(maxsize=1024)
def standing(text: str) -> str | None:
    """By the words in it, the rarer ones first: "chính thức, miễn sinh hoạt" is exempt."""
    words = plain(text)
    if words in STANDING_WORDS:
        return STANDING_WORDS[words]
    for key in ("dinh chi", "mien", "du bi", "chinh thuc"):
        if key in words:
            return STANDING_WORDS[key]
    return None


EMPLOYMENT_WORDS = {
    "can bo": Employment.Kind.OFFICIAL,
    "cong chuc": Employment.Kind.CIVIL_SERVANT,
    "vien chuc": Employment.Kind.PUBLIC_EMPLOYEE,
    "giao vien": Employment.Kind.PUBLIC_EMPLOYEE,
    "quan doi": Employment.Kind.ARMED_FORCES,
    "cong an": Employment.Kind.ARMED_FORCES,
    "huu": Employment.Kind.RETIRED,
    "chu doanh nghiep": Employment.Kind.PRIVATE_OWNER,
    "kinh doanh": Employment.Kind.BUSINESS,
    "san xuat": Employment.Kind.BUSINESS,
    "buon ban": Employment.Kind.BUSINESS,
    "nong dan": Employment.Kind.BUSINESS,
    "lam ruong": Employment.Kind.BUSINESS,
    "ban chuyen trach": Employment.Kind.STATE_PAID,
    "phu cap": Employment.Kind.STATE_PAID,
    "khac": Employment.Kind.OTHER,
}


@lru_cache(maxsize=1024)
def employment(text: str) -> str | None:
    exact = by_label(text, Employment.Kind)
    if exact:
        return exact
    words = plain(text)
    return next((kind for key, kind in EMPLOYMENT_WORDS.items() if key in words), None)


POST_WORDS = {
    "pho bi thu": "deputy_secretary",
    "bi thu": "secretary",
    "chi uy vien": "committee_member",
    "chi uy": "committee_member",
    "cap uy vien": "committee_member",
    "uy vien": "committee_member",
}


@lru_cache(maxsize=1024)
def party_post(text: str) -> str | None:
    """Of a cell. A dash or "đảng viên" says there is none: an empty string."""
    words = plain(text).strip(" -.")
    if words in {"", "khong", "dang vien", "dv"}:
        return ""
    return next((title for key, title in POST_WORDS.items() if key in words), None)


def by_label(text: str, choices: type[TextChoices]) -> str | None:
    """A choice by its own label or key, as the template and an export write it."""
    words = plain(text)
    with translation.override("vi"):  # the language of the file, not of who reads it
        return by_words(words, choices)


def by_words(words: str, choices: type[TextChoices]) -> str | None:
    labels: Mapping[str, str] = {plain(str(label)): value for value, label in choices.choices}
    return labels.get(words) or (words if words in choices.values else None)


VARIETY_WORDS = {
    "truong": Unit.Variety.SCHOOL,
    "mam non": Unit.Variety.SCHOOL,
    "tieu hoc": Unit.Variety.SCHOOL,
    "thcs": Unit.Variety.SCHOOL,
    "y te": Unit.Variety.HEALTH_STATION,
    "quan su": Unit.Variety.MILITARY,
    "cong an": Unit.Variety.POLICE,
    "co quan": Unit.Variety.OFFICE,
    "van phong": Unit.Variety.OFFICE,
    "doanh nghiep": Unit.Variety.ENTERPRISE,
    "cong ty": Unit.Variety.ENTERPRISE,
}


def variety_of_cell(name: str) -> str:
    """What kind of cell a name tells of; most are of a neighbourhood."""
    words = f" {plain(name)} "
    return next(
        (kind for key, kind in VARIETY_WORDS.items() if f" {key} " in words), Unit.Variety.NEIGHBOURHOOD
    )
