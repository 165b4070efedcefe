"""Where entries are read: the pack they are checked against, and the faults found so far."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from congtam.engine.pack import Pack
from congtam.engine.scoring import Place, rows_of
from congtam.shelf.faults import Fault
from congtam.shelf.nodes import NOWHERE, Items, Node, Table, Text, is_null, quoted

Value = TypeVar("Value")
Rows = Mapping[str, Place]
MOST_LISTED = 20
"""So many names can be read in one sentence."""


@dataclass
class Desk:
    """One pack at a time. What cannot be read is a fault and reads as nothing: look at the faults."""

    pack: Pack
    faults: list[Fault] = field(default_factory=list)

    def fault(self, node: Node, address: str, message: str, remedy: str, text: str | None = None) -> None:
        self.faults.append(
            Fault(*node.place, address, quoted(node) if text is None else text, message, remedy)
        )

    def unknown_key(self, table: Table, key: str, address: str, known: Mapping[str, object]) -> None:
        place = table.keys.get(key, table.place)
        close = difflib.get_close_matches(key, known, n=1)
        remedy = f"các mục được dùng: {', '.join(known)}"
        if close or len(known) > MOST_LISTED:
            remedy = f"có phải “{close[0]}” không" if close else "bỏ mục này, hoặc sửa tên theo gói"
        self.faults.append(Fault(*place, address, key, "không có mục nào tên như thế ở đây:", remedy))

    def unknown_name(self, node: Node | None, key: str, address: str, message: str, section: str) -> None:
        """A key that the pack does not know."""
        place = node.keys.get(key, node.place) if isinstance(node, Table) else NOWHERE
        self.faults.append(Fault(*place, address, key, message, f"sửa tên theo mục {section} của gói"))

    @functools.cached_property
    def rows(self) -> Mapping[str, Rows]:
        """The rows of each kind's sheet, by kind."""
        return {kind: self._rows(subject.scorecard) for kind, subject in self.pack.subjects.items()}

    def _rows(self, card: str | None) -> Rows:
        try:
            return rows_of(self.pack.scorecards.get(card or ""))
        except ValueError:
            return {}

    def text(self, node: Node, address: str, remedy: str = "viết một chữ hoặc số") -> str | None:
        """A scalar, or a fault."""
        if isinstance(node, Text) and node.value is not None:
            return node.value
        self.fault(node, address, "ở đây cần một giá trị đơn, không phải", remedy)
        return None

    def read(self, node: Node, address: str, reader: Callable[[str], Value], remedy: str) -> Value | None:
        """A scalar as `reader` understands it, or a fault with the reader's own sentence."""
        text = self.text(node, address, remedy)
        if text is None:
            return None
        try:
            return reader(text)
        except ValueError as error:
            self.fault(node, address, str(error), remedy)
            return None

    def optional(
        self, node: Node | None, address: str, reader: Callable[[str], Value], remedy: str
    ) -> Value | None:
        """A value that may be left out."""
        return None if node is None or is_null(node) else self.read(node, address, reader, remedy)

    def table(
        self, node: Node | None, address: str, known: Collection[str] | None = None
    ) -> Iterator[tuple[str, Node]]:
        """The entries of a mapping; one that is null was left out. A name that is not `known` is a fault even
        so: left out under a wrong name, what was meant would still stand."""
        if isinstance(node, Table):
            for key, value in node.entries.items():
                if not is_null(value):
                    yield key, value
                elif known is not None and key not in known:
                    self.unknown_key(node, key, address, dict.fromkeys(known))
        elif node is not None and not is_null(node):
            self.fault(
                node, address, "cần các dòng “khóa: giá trị”, không phải", "viết từng khóa với giá trị của nó"
            )

    def names(self, node: Node | None, address: str) -> tuple[str, ...]:
        """One name or a list of names."""
        match node:
            case None:
                return ()
            case Items(values=values):
                found = [self.text(value, f"{address}[{place}]") for place, value in enumerate(values)]
                return tuple(name for name in found if name is not None)
            case _:
                name = self.text(node, address)
                return () if name is None else (name,)
