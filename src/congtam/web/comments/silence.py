"""A one-time link opens without a name: whoever reads it in a log could answer with it."""

from logging import ERROR, LogRecord

from django.conf import settings

UNDER = f"{settings.WORK_PATH}y-kien/thu/"


def without_tokens(record: LogRecord) -> bool:
    """Refusals are dropped. A fault of the program stays, without the address it happened at."""
    request = getattr(record, "request", None)
    if request is None or not request.path.startswith(UNDER):
        return True
    if record.levelno < ERROR:
        return False
    record.msg, record.args, record.request = "A page of a one-time link failed", (), None
    return True
