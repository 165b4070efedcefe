"""Whole numbers as a browser sends them: keys of rows, pages, versions. What is none is passed over."""

from collections.abc import Iterable

LONGEST = 18
"""Digits that every database takes for a whole number."""


def number(text: str) -> int | None:
    """Digits of other scripts count for digits in Python, and for nothing here."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else None


def numbers(texts: Iterable[str]) -> list[int]:
    return [found for text in texts if (found := number(text)) is not None]
