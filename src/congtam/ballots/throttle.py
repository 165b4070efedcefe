"""Slows down whoever tries codes. In memory only, for one minute, and only wrong codes: no log of anybody."""

import hashlib
import secrets
from collections import defaultdict, deque
from threading import Lock

WRONG_PER_MINUTE = 20


class Throttle:
    """Counts wrong entries per address, under a hash with a key that dies with the process."""

    def __init__(self, limit: int = WRONG_PER_MINUTE) -> None:
        self.limit = limit
        self.key = secrets.token_bytes(16)
        self.wrong: dict[bytes, deque[float]] = defaultdict(deque)
        self.guard = Lock()

    def is_too_fast(self, address: str, now: float) -> bool:
        with self.guard:
            self.forget(now)
            return len(self.wrong.get(self.name(address), ())) >= self.limit

    def note_wrong(self, address: str, now: float) -> None:
        with self.guard:
            self.wrong[self.name(address)].append(now)

    def forget(self, now: float) -> None:
        for name in list(self.wrong):
            times = self.wrong[name]
            while times and times[0] < now - 60:
                times.popleft()
            if not times:
                del self.wrong[name]

    def name(self, address: str) -> bytes:
        return hashlib.blake2b(address.encode(), key=self.key, digest_size=8).digest()
