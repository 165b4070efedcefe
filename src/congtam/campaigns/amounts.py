"""Amounts as people type them, kept as whole hundredths: 95,5 is 9550. Never a float."""

import re

HUNDRED_PERCENT = 100_00
LARGEST = 10**15
TYPED = re.compile(r"(?P<whole>[0-9]{1,3}(\.[0-9]{3})+|[0-9]{1,13})(,(?P<rest>[0-9]{1,2}))?")


def amount(text: str) -> int | None:
    """A decimal comma, thousands in groups of three if grouped at all; None when it cannot be read."""
    found = TYPED.fullmatch("".join(text.split()).removesuffix("%"))
    if found is None:
        return None
    hundredths = int(found["whole"].replace(".", "")) * 100 + int((found["rest"] or "0").ljust(2, "0"))
    return hundredths if hundredths <= LARGEST else None


def shown(hundredths: int) -> str:
    """1234550 -> 12.345,5"""
    whole, rest = divmod(hundredths, 100)
    grouped = f"{whole:,}".replace(",", ".")
    return f"{grouped},{rest:02}".rstrip("0") if rest else grouped


def percent(part: int, whole: int) -> int:
    """In hundredths of a percent, never rounded up: what is below a bound stays below it."""
    return part * HUNDRED_PERCENT // whole
