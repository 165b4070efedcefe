"""What a register says, in the words that a pack has for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from congtam.engine.pack import Pack
from congtam.engine.pack.pack import Fact
from congtam.people.names import plain

Value = bool | int | date | str


def choice(fact: Fact, words: Iterable[str]) -> str | None:
    """The first of our words, from the narrowest to the widest, that the pack's choice knows."""
    return next((word for word in words if fact.values.get(word)), None)


def level(pack: Pack, said: str) -> str | None:
    """A level by its key or its name, however it was typed."""
    wanted = plain(said)
    return next((key for key, name in pack.levels.items() if wanted in {plain(key), plain(name)}), None)


def entered(fact: Fact, value: object) -> Value | None:
    """What was entered by hand and kept as JSON, as the fact's type has it; None: said to be unknown."""
    match fact.type, value:
        case _, None:
            return None
        case "date", str(text):
            return date.fromisoformat(text)
        case (("yes_no" | "judgement"), bool(flag)):
            return flag
        case (("number" | "percent"), int(number)):
            return number
        case (("choice" | "level" | "text"), str(text)):
            return text
        case _:
            raise ValueError(f"{fact.label}: {value!r}")


def whole_months(since: date, until: date) -> int:
    """Full months from the first day away to the first day back."""
    months = (until.year - since.year) * 12 + until.month - since.month
    return max(months - (until.day < since.day), 0)
