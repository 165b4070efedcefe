"""The number of a fault of the program: on the page that says so, and in the file of faults.

No framework here: the settings read it too.
"""

import secrets

BALLOTS = "/phieu/"
"""Of pages under this path nothing is written anywhere, so their faults have no number."""


def new_number(path: str) -> str:
    """Short enough to be read out over the telephone."""
    if path.startswith(BALLOTS):
        return ""
    digits = secrets.token_hex(4).upper()
    return f"{digits[:4]}-{digits[4:]}"
