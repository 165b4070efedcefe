"""The server process: the same on Linux and Windows, stopped by Ctrl-C."""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from granian import Granian
from granian.constants import Interfaces, SSLProtocols
from granian.log import LogLevels

from congtam.serving.addresses import EVERYWHERE, HERE
from congtam.serving.authority import Files

MOST_WORKERS = 4
THREADS = 4
"""At work at once in each worker; more would only wait for one another."""
WAITING = 256
PATIENCE = 10
"""Seconds in which a worker may finish what it is doing."""
STARTED_BY_NOHUP = sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
LISTENS_EVERY = 0.5
LATEST = 60
"""Seconds after which nobody is told any more that the first page can be asked for."""


@dataclass(frozen=True)
class Place:
    host: str
    port: int
    tls: Files | None = None
    names: tuple[str, ...] = ()


def serve(place: Place, listening: Callable[[], None]) -> None:
    """Returns when it was told to stop. No line is logged for a page: a line has a time and an address."""
    multiprocessing.set_start_method("spawn", force=True)  # nothing open is handed on, as on Windows
    server = Granian(
        "congtam.serving.worker:application",
        address=place.host,
        port=place.port,
        interface=Interfaces.WSGI,
        workers=workers(),
        blocking_threads=THREADS,
        backpressure=WAITING,
        websockets=False,
        log_level=LogLevels.warning,
        log_access=False,
        ssl_cert=place.tls.certificate if place.tls else None,
        ssl_key=place.tls.key if place.tls else None,
        ssl_protocol_min=SSLProtocols.tls12,  # telephones of ten years ago
        respawn_failed_workers=True,
        workers_kill_timeout=PATIENCE,
    )
    server.main_loop_interrupt = Interruptible()
    server.on_startup(stop_with_terminal)
    server.on_startup(
        lambda: threading.Thread(target=tell_when_open, args=(place, listening), daemon=True).start()
    )
    server.serve()


def workers() -> int:
    """On Windows one: several processes cannot wait at one address there."""
    return 1 if sys.platform == "win32" else min(MOST_WORKERS, os.cpu_count() or 1)


class Interruptible(threading.Event):
    """On Windows nobody is told of Ctrl-C while waiting without an end."""

    def wait(self, timeout: float | None = None) -> bool:
        if timeout is not None:
            return super().wait(timeout)
        while not super().wait(LISTENS_EVERY):
            pass
        return True


def stop_with_terminal() -> None:
    """A closed window means the end, and not the server's own "begin again"; nohup goes on."""
    if sys.platform != "win32" and not STARTED_BY_NOHUP:
        signal.signal(signal.SIGHUP, signal.getsignal(signal.SIGTERM))


def tell_when_open(place: Place, listening: Callable[[], None]) -> None:
    """Workers take a moment; an address that is printed answers."""
    to_itself = place.host if place.host not in EVERYWHERE else HERE
    until = time.monotonic() + LATEST
    while time.monotonic() < until:
        try:
            with socket.create_connection((to_itself, place.port), timeout=1):
                listening()
                return
        except OSError:
            time.sleep(0.1)
