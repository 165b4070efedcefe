"""Codes that people read and type: of slips, and of cast ballots.

The 23 signs have no look-alikes (no 0 O Q, 1 I L, 2 Z, 5 S, 8 B, V). 23 is a prime, so the check sign
catches every single wrong sign and every two signs that changed places.
"""

import hashlib
import secrets

SIGNS = "34679ACDEFGHJKMNPRTUWXY"
VALUES = {sign: value for value, sign in enumerate(SIGNS)}
SECRET_SIGNS = 19  # 19 of 23 signs are 85 bits
CHECK_CODE_SIGNS = 11
HASH_LENGTH = 16


def new_slip_code() -> str:
    """A code that nobody can guess, in five groups of four."""
    return spaced(with_check("".join(secrets.choice(SIGNS) for _ in range(SECRET_SIGNS))))


def read_slip_code(typed: str) -> str | None:
    """The code as signs alone, or None when it was mistyped."""
    signs = "".join(sign for sign in typed.upper() if sign.isalnum())
    is_code = len(signs) == SECRET_SIGNS + 1 and VALUES.keys() >= set(signs)
    return signs if is_code and with_check(signs[:-1]) == signs else None


def slip_hash(signs: str) -> bytes:
    """All that is kept of a slip."""
    return hashlib.blake2b(signs.encode("ascii"), digest_size=HASH_LENGTH, person=b"congtam.slip").digest()


def ballot_digest(sealed: bytes) -> bytes:
    return hashlib.blake2b(sealed, digest_size=HASH_LENGTH, person=b"congtam.ballot").digest()


def check_code(sealed: bytes) -> str:
    """What a voter takes home: that this sealed ballot lies in the box, and nothing of what it says."""
    number = int.from_bytes(ballot_digest(sealed), "big")
    signs = ""
    for _ in range(CHECK_CODE_SIGNS):
        number, value = divmod(number, len(SIGNS))
        signs += SIGNS[value]
    return spaced(with_check(signs))


def box_fingerprint(digests: list[bytes]) -> str:
    """One number for all ballots of a box, whatever order they lie in; printed in the minutes."""
    whole = hashlib.blake2b(digest_size=16, person=b"congtam.box")
    for digest in sorted(digests):
        whole.update(digest)
    return spaced(whole.hexdigest().upper())


def with_check(signs: str) -> str:
    """Each place has its own weight, so an exchange of two signs changes the sum."""
    total = sum(place * VALUES[sign] for place, sign in enumerate(signs, start=1))
    return signs + SIGNS[total % len(SIGNS)]


def spaced(signs: str) -> str:
    return "-".join(signs[i : i + 4] for i in range(0, len(signs), 4))
