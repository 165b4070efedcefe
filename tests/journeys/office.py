"""The product as `congtam run` starts it on a fresh machine, in a data folder of its own."""

import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CARD = re.compile(r"^ {2}\S.*? {2}(?P<username>[a-z]+\d*) +(?P<code>(?:[0-9A-Z]{4} ?){3})$", re.MULTILINE)
ADDRESS = re.compile(r"https?://\S+/$", re.MULTILINE)
OPEN = "Ctrl-C"
LATEST = 180


@dataclass
class Office:
    folder: Path
    words: tuple[str, ...] = ("run",)
    process: subprocess.Popen[bytes] | None = None
    address: str = ""
    codes: dict[str, str] = field(default_factory=dict)

    @property
    def said(self) -> str:
        return (self.folder / "said.txt").read_text(encoding="utf-8")

    def open(self) -> None:
        command = [sys.executable, "-m", "congtam", *self.words]
        own = {"CONGTAM_DATA": str(self.folder / "data"), "PYTHONPATH": str(ROOT / "src")}
        kept = {key: value for key, value in os.environ.items() if not key.startswith("DJANGO_")}
        with (self.folder / "said.txt").open("wb") as out:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env={**kept, **own}, stdout=out, stderr=out, start_new_session=True
            )
        until = time.monotonic() + LATEST
        while OPEN not in self.said:
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(self.said)
            time.sleep(0.1)
        self.codes |= {found["username"]: found["code"] for found in CARD.finditer(self.said)}
        address = ADDRESS.search(self.said)
        assert address, self.said
        self.address = address.group()

    def close(self) -> int:
        """As Ctrl-C at the keyboard does it."""
        if self.process is None or self.process.poll() is not None:
            return 0
        os.killpg(self.process.pid, signal.SIGINT)
        try:
            return self.process.wait(timeout=LATEST)
        finally:
            self.process = None
