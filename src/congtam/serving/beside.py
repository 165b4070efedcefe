"""Keeps the process of long work alive while the server runs, and ends it with the server."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

AGAIN_AFTER = 1.0
PATIENCE = 30
"""Seconds in which it may finish the piece of work it holds; what is ended then is asked for again."""


class Beside:
    def __init__(self) -> None:
        self.over = threading.Event()
        self.process = self.started()
        self.keeper = threading.Thread(target=self.keep, daemon=True)
        self.keeper.start()

    def started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-m", "congtam.serving.working"], stdin=subprocess.PIPE)

    def keep(self) -> None:
        while True:
            self.process.wait()
            self.let_go()
            if self.over.wait(AGAIN_AFTER):
                return
            self.process = self.started()

    def end(self) -> None:
        self.over.set()
        self.let_go()
        try:
            self.process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def let_go(self) -> None:
        """Closes the pipe: the other end is to go, or has gone."""
        if self.process.stdin:
            with suppress(OSError):
                self.process.stdin.close()


@contextmanager
def long_work() -> Iterator[None]:
    beside = Beside()
    try:
        yield
    finally:
        beside.end()
