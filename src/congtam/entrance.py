"""How people come to this machine: what they type, as the product tells them, and what they trust."""

import io
import os
import sys
from pathlib import Path

TRUSTED = Path("tls") / "cong-tam-goc.crt"
"""Inside the data folder: what every device is given once, to trust this machine."""
TYPED = "python congtam" if os.name == "nt" else "./congtam"


def speak_utf8() -> None:
    """Windows gives a pipe the code page of the country, which lacks most Vietnamese letters."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() != "utf-8":
            stream.reconfigure(encoding="utf-8", errors="replace")
