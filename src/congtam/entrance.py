"""How the command of this folder is typed at this machine, wherever the product tells somebody to type it."""

import io
import os
import sys

TYPED = "python congtam" if os.name == "nt" else "./congtam"


def speak_utf8() -> None:
    """Windows gives a pipe the code page of the country, which lacks most Vietnamese letters."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() != "utf-8":
            stream.reconfigure(encoding="utf-8", errors="replace")
