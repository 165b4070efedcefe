"""Ballot pages leave no log line: a line has a time and an address, and both belong to a voter."""

from logging import ERROR, LogRecord

UNDER = "/phieu/"


def not_of_a_ballot_page(record: LogRecord) -> bool:
    """Refusals are dropped. A fault of the program stays, without its request, for the terminal of those who
    run the machine; no file takes it up."""
    request = getattr(record, "request", None)
    if request is None or not request.path.startswith(UNDER):
        return True
    if record.levelno < ERROR:
        return False
    record.msg, record.args, record.request = "A ballot page failed", (), None
    record.is_kept = False
    return True
