"""The text of a document, verbatim, cut into blocks by the addresses the document itself uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from congtam.shelf.faults import Fault, Refused
from congtam.shelf.nodes import Place

_INSIDE = re.compile(r"[./\[ ,(–-]")


@dataclass(frozen=True, slots=True)
class Block:
    """One addressed piece of a document. `notes` are ours, as where a name was replaced by a post."""

    address: str
    text: str
    place: Place
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Texts:
    """The blocks of documents, by document and address. The pack's own document is the empty name."""

    blocks: Mapping[tuple[str, str], Block] = field(default_factory=dict)

    def block(self, address: str, document: str = "") -> Block | None:
        return self.blocks.get((document, address))

    def has(self, address: str, document: str = "") -> bool:
        """Whether the address is a block, or a heading under which blocks stand."""
        return (document, address) in self.blocks or any(
            known == document and inner.startswith(address) and _INSIDE.match(inner[len(address) :])
            for known, inner in self.blocks
        )

    def under(self, address: str, document: str = "") -> list[Block]:
        """The block, else the blocks under a heading, in the order of the document."""
        if found := self.block(address, document):
            return [found]
        return [
            block
            for (known, inner), block in self.blocks.items()
            if known == document and inner.startswith(address) and _INSIDE.match(inner[len(address) :])
        ]

    def has_document(self, document: str = "") -> bool:
        return any(known == document for known, _ in self.blocks)

    def changed(self, document: str, block: Block) -> Texts:
        return Texts({**self.blocks, (document, block.address): block})

    def under_document(self, document: str) -> Texts:
        """The same blocks, the pack's own now under its name: for a pack that lies below another."""
        return Texts({(known or document, address): block for (known, address), block in self.blocks.items()})

    def joined(self, other: Texts) -> Texts:
        return Texts({**self.blocks, **other.blocks})


def blocks_of(text: str, name: str) -> list[Block]:
    """The blocks of one file. A line `§ address` opens a block, a line `§§ ...` is a note of ours."""
    faults: list[Fault] = []
    heads: dict[str, Place] = {}
    bodies: dict[str, list[str]] = {}
    notes: dict[str, list[str]] = {}
    address: str | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        place = Place(name, number, 1)
        if line.startswith("§§"):
            notes.setdefault(address or "", []).append(line[2:].strip())
        elif line.startswith("§"):
            address = line[1:].strip()
            faults += _head_faults(address, line, place, heads)
            heads.setdefault(address, place)
        elif address is not None:
            bodies.setdefault(address, []).append(line)
        elif line.strip():
            faults.append(
                Fault(
                    *place, "", line, "đoạn văn chưa thuộc địa chỉ nào", "đặt một dòng “§ địa chỉ” phía trên"
                )
            )
    if faults:
        raise Refused(faults)
    return [_block(at, place, bodies.get(at, []), notes.get(at, [])) for at, place in heads.items()]


def _head_faults(address: str, line: str, place: Place, heads: Mapping[str, Place]) -> Iterable[Fault]:
    if not address:
        yield Fault(*place, "", line, "dòng § thiếu địa chỉ", "viết địa chỉ sau dấu §, như “§ II.B.1.3.a”")
    elif address in heads:
        message = f"địa chỉ này đã mở ở dòng {heads[address].line}"
        yield Fault(
            *place, "", address, message, f"nếu văn bản lặp số thì ghi lần thứ mấy, như “§ {address}[2]”"
        )


def _block(address: str, place: Place, lines: list[str], notes: list[str]) -> Block:
    return Block(address, "\n".join(lines).strip("\n").rstrip(), place, tuple(notes))
