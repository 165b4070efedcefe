"""Who does a deed, as the journal writes it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """The person at the keyboard, and for whom they write when they help somebody (nhập hộ)."""

    key: int | None
    name: str
    behalf: int | None = None
    behalf_name: str = ""


PROGRAM = Actor(key=None, name="Công Tâm")
"""What a command on the machine itself does."""
