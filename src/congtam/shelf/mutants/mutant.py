"""One change to a pack that some worked example should notice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from congtam.engine.pack import Pack
from congtam.engine.pack.base import Part
from congtam.shelf.addresses import Path
from congtam.shelf.parts import within


@dataclass(frozen=True)
class Mutant:
    """A rule without which the pack is tried. `what` says what was done to it, `clauses` what it carries."""

    path: Path
    address: str
    what: str
    clauses: tuple[str, ...]


@dataclass(frozen=True)
class Owner:
    """Which parts of a pack are its own: what it has from a lower pack is tried with that pack's examples."""

    pack: Pack

    def owns(self, path: Path) -> bool:
        return self._nearest(path, "document") in (None, self.pack.id)

    def clauses(self, path: Path) -> tuple[str, ...]:
        """The clauses of the part at a path, or of the nearest part around it that carries any."""
        return tuple(self._nearest(path, "clause") or ())

    def _nearest(self, path: Path, name: str) -> Any:
        found: Any = None
        value: Any = self.pack
        for step in (*path, None):
            if isinstance(value, Part) and (own := getattr(value, name, None)):
                found = own
            if step is None:
                break
            value = within(value, step)
        return found
