"""The process that does long work, beside the server's: pages stay quick while it computes.

It lives as long as the server: its input is a pipe from there. When that closes, however the server ended, it
finishes the piece of work it holds and goes. When it is ended itself, its work is found at the next start.
"""

from __future__ import annotations

import hashlib
import os
import signal
import socket
import sys
import threading

EVERY = 0.5
"""Seconds between two looks at what is asked for."""
AFTER_TROUBLE = 5.0


def worker_name(folder: str) -> str:
    """One for each data folder of a machine: only one server holds a folder."""
    return f"{socket.gethostname()[:40]}:{hashlib.sha256(folder.encode()).hexdigest()[:16]}"


def wait_for_the_end(over: threading.Event) -> None:
    while sys.stdin.buffer.read(1):
        pass
    over.set()


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which closes the pipe
    over = threading.Event()
    threading.Thread(target=wait_for_the_end, args=(over,), daemon=True).start()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congtam.config.settings")
    import django  # noqa: PLC0415 - slow import, and not before the settings are named

    django.setup()
    work(over)


def work(over: threading.Event) -> None:
    from django.conf import settings  # noqa: PLC0415 - not before Django is set up
    from django.db import DatabaseError, close_old_connections  # noqa: PLC0415

    from congtam.jobs.actions.doing import next_job, perform, stop_orphans, sweep  # noqa: PLC0415

    name = worker_name(str(settings.DATA_FOLDER))
    begun = False
    while not over.is_set():
        try:
            if not begun:
                stop_orphans(name)
                sweep()
                begun = True
            job = next_job()
            if job is not None:
                perform(job, name)
                continue
        except DatabaseError:  # a server that is restarted, a file that a backup holds: it comes back
            close_old_connections()
            over.wait(AFTER_TROUBLE)
        over.wait(EVERY)


if __name__ == "__main__":
    main()
