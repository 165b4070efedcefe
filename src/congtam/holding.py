"""A file that one process holds at a time. The system lets go of it when that process ends, whatever ended
it."""

from __future__ import annotations

import sys
from typing import IO

FAR = 1 << 20
"""Where the hold stands in its file: Windows lets nobody read what is held."""


def taken(file: IO[str]) -> bool:
    """Whether it is ours now, for as long as it stays open; nobody is waited for."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - there on Windows alone

            file.seek(FAR)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - there everywhere else

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # elsewhere and on Windows: somebody has it
        return False
    return True


def let_go(file: IO[str]) -> None:
    """Before it is closed: Windows promises nothing about when it notices that."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - there on Windows alone

        file.seek(FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - there everywhere else

        fcntl.flock(file, fcntl.LOCK_UN)
