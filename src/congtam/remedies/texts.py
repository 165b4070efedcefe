"""What people write into the registers, kept in one form."""

import unicodedata

KEPT_LETTERS = "\n\t"


def composed(text: str) -> str:
    """Composed letters, lines as they were written, nothing that steers a screen."""
    lines = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(letter for letter in lines if letter.isprintable() or letter in KEPT_LETTERS).strip()
