"""What the checks look at: the pack, where its parts stand in files, and the clauses there are."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field

from congtam.engine.pack import Pack
from congtam.engine.pack.base import Part
from congtam.shelf.addresses import Path, address_of, child
from congtam.shelf.faults import Fault
from congtam.shelf.nodes import Node, Place, quoted
from congtam.shelf.parts import parts
from congtam.shelf.resolving import Resolved


@dataclass(frozen=True)
class Exam:
    """One pack on the table. `clauses` are the ids of the numbered clauses; empty when no list is at hand."""

    resolved: Resolved
    clauses: Mapping[str, str] = field(default_factory=dict)

    @property
    def pack(self) -> Pack:
        return self.resolved.pack

    @functools.cached_property
    def parts(self) -> tuple[tuple[Path, Part], ...]:
        return tuple(parts(self.pack))

    def address(self, path: Path) -> str:
        return address_of(self.resolved.data, path)

    def fault(self, path: Path, message: str, remedy: str, text: str | None = None) -> Fault:
        """A fault at a path of the data, or at the nearest thing above it that was written down."""
        place, node = self.spot(path)
        return Fault(*place, self.address(path), quoted(node) if text is None else text, message, remedy)

    def spot(self, path: Path) -> tuple[Place, Node]:
        node: Node = self.resolved.data
        for step in path:
            inner = child(node, step)
            if inner is None:
                break
            node = inner
        return node.place, node
