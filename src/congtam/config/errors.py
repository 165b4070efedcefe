"""Where faults of the program are written: one small file in the data folder, without anybody's contents.

A fault has a number that its page shows. What is written is where in the program it happened, and never what
somebody typed: no address of a page, no message of an exception, no value. Of ballot pages not even that.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from congtam.config import places
from congtam.web.base.faults import BALLOTS

FILE = places.DATA / "log" / "errors.log"
LARGEST = 1_000_000
OLDER = 4
"""Files kept beside the one that is written to."""
OURS = "congtam"


def of_no_ballot_page(record: logging.LogRecord) -> bool:
    path = str(getattr(getattr(record, "request", None), "path", ""))
    return getattr(record, "is_kept", True) and not path.startswith(BALLOTS)


class WhereOnly(logging.Formatter):
    """The time, the fault's number, the page's name, and the lines of the program."""

    def format(self, record: logging.LogRecord) -> str:
        request = getattr(record, "request", None)
        about = [
            self.formatTime(record),
            getattr(request, "fault_number", "") or "-",
            record.levelname,
            record.name,
            *page_of(request),
            # Only our own words are known to hold no contents.
            record.getMessage() if record.name.split(".")[0] == OURS else "",
        ]
        head = " ".join(part for part in about if part)
        error = record.exc_info[1] if record.exc_info else None
        return "\n".join([head, *(lines_of(error) if error else ())])


def page_of(request: Any) -> Iterator[str]:
    match = getattr(request, "resolver_match", None)
    if match is not None:
        yield str(request.method)
        yield str(match.view_name)


def lines_of(error: BaseException) -> Iterator[str]:
    """The innermost cause first, as Python tells it, without what the exceptions say."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from lines_of(before)
        yield "  then:"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {frame.filename}:{frame.lineno} {frame.name}"
    yield f"  {type(error).__module__}.{type(error).__qualname__}"


class BoundedFile(logging.Handler):
    """Opened for each fault and closed again: several processes write, and any may move the file out of the
    way."""

    def __init__(self, file: Path = FILE, largest: int = LARGEST) -> None:
        super().__init__()
        self.file, self.largest = file, largest

    def emit(self, record: logging.LogRecord) -> None:
        """A full disk must not make a second fault out of the first."""
        with suppress(OSError):
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.make_room()
            with self.file.open("a", encoding="utf-8") as opened:
                opened.write(self.format(record) + "\n")

    def make_room(self) -> None:
        if not self.file.exists() or self.file.stat().st_size < self.largest:
            return
        for number in range(OLDER, 0, -1):
            newer = self.file.with_name(f"{self.file.name}.{number - 1}") if number > 1 else self.file
            with suppress(OSError):  # gone, or on Windows held open by another process: it is written on
                newer.replace(self.file.with_name(f"{self.file.name}.{number}"))


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_ballots": {"()": lambda: of_no_ballot_page}},
    "formatters": {"where": {"()": WhereOnly}},
    "handlers": {
        "errors": {"()": BoundedFile, "level": "ERROR", "formatter": "where", "filters": ["no_ballots"]}
    },
    "loggers": {"django": {"handlers": ["errors"], "level": "ERROR", "propagate": False}},
    "root": {"handlers": ["errors"], "level": "WARNING"},
}
