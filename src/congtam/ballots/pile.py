"""A pile: records of one length, sorted, laid end to end. Where one lies says nothing of when it came."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Pile:
    content: bytes
    width: int

    @classmethod
    def of(cls, records: Iterable[bytes], width: int) -> "Pile":
        return cls(b"".join(sorted(records)), width)

    def __len__(self) -> int:
        return len(self.content) // self.width

    def __getitem__(self, place: int) -> bytes:
        if place >= len(self):
            raise IndexError(place)
        return self.content[place * self.width : (place + 1) * self.width]

    def __iter__(self) -> Iterator[bytes]:
        return (self[place] for place in range(len(self)))

    def __contains__(self, record: object) -> bool:
        if not isinstance(record, bytes):
            return False
        place = self.place_of(record)
        return place < len(self) and self[place] == record

    def with_record(self, record: bytes) -> "Pile":
        if len(record) != self.width:
            raise ValueError(f"a record of {len(record)} bytes in a pile of {self.width}")
        cut = self.place_of(record) * self.width
        return Pile(self.content[:cut] + record + self.content[cut:], self.width)

    def without(self, record: bytes) -> "Pile":
        if record not in self:
            raise KeyError(record)
        cut = self.place_of(record) * self.width
        return Pile(self.content[:cut] + self.content[cut + self.width :], self.width)

    def place_of(self, record: bytes) -> int:
        return bisect_left(self, record)
