"""What people type or paste, in one form, wherever it is kept."""

import re
import unicodedata

ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
"""Ends of lines as machines and word processors write them."""
BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
"""Blanks of other widths and those that break no line: dropped, they would glue two words together."""
KEPT = "\n\t"


def composed(text: str) -> str:
    """Composed letters, lines as they were written, nothing that databases refuse or that steers a page."""
    text = BLANKS.sub(" ", ENDS.sub("\n", unicodedata.normalize("NFC", text)))
    if not text.isprintable():
        text = "".join(letter for letter in text if letter.isprintable() or letter in KEPT)
    return text.strip()
