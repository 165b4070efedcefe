"""The packs there are: a folder of pack folders, read once and resolved on demand."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import congtam
from congtam.shelf.faults import Fault, Refused
from congtam.shelf.folders import Folder, read_folder
from congtam.shelf.gate.report import refuse_unsound
from congtam.shelf.nodes import Place, Table
from congtam.shelf.resolving import Resolved, resolve

PLACE = "CONGTAM_PACKS"
"""The environment variable that names another folder of packs."""


def packs_folder() -> Path:
    """The folder of packs: named by the environment, else inside the package, else in the repository."""
    if named := os.environ.get(PLACE):
        return Path(named).resolve()
    package = Path(congtam.__file__).resolve().parent
    inside = package / "packs"
    return inside if inside.is_dir() else package.parent.parent / "packs"


class Asks(Protocol):
    """A file that says by which rules its subjects are rated."""

    @property
    def pack(self) -> str: ...
    @property
    def amendments(self) -> tuple[str, ...] | None: ...
    @property
    def overlays(self) -> tuple[str, ...]: ...


class Catalogue:
    """Packs by id. What was read is kept: packs are shown as they were when first read."""

    def __init__(self, root: Path | None = None) -> None:
        self.root = (root or packs_folder()).resolve()
        self._folders: dict[str, Folder] = {}
        self._resolved: dict[tuple[str, tuple[str, ...] | None, tuple[str, ...]], Resolved] = {}

    def ids(self) -> list[str]:
        if not self.root.is_dir():
            return []
        return sorted(path.name for path in self.root.iterdir() if (path / "pack.yaml").is_file())

    def folder(self, pack_id: str) -> Folder:
        """The pack as it lies on disk, or Refused."""
        if pack_id not in self._folders:
            if pack_id not in self.ids():
                raise Refused([self._unknown(pack_id)])
            self._folders[pack_id] = read_folder(self.root / pack_id)
        return self._folders[pack_id]

    def resolved(
        self, pack_id: str, *, amendments: Sequence[str] | None = None, overlays: Sequence[str] = ()
    ) -> Resolved:
        """The pack in force with the letters named (None: all in its folder) and overlays, or Refused."""
        key = (pack_id, None if amendments is None else tuple(amendments), tuple(overlays))
        if key not in self._resolved:
            self._resolved[key] = resolve(self.folder, pack_id, amendments=amendments, overlays=overlays)
        return self._resolved[key]

    def asked(self, asks: Asks, data: Table) -> Resolved:
        """The pack that a file asks for, or Refused: at the place where the file names what there is not, or
        because nobody can be rated by it."""
        known = self.ids()
        named = [("pack", asks.pack), *(("overlays", name) for name in asks.overlays)]
        faults = [self._unknown(name, _place(data, key), key) for key, name in named if name not in known]
        if faults:
            raise Refused(faults)
        found = self.resolved(asks.pack, amendments=asks.amendments, overlays=asks.overlays)
        refuse_unsound(found)
        return found

    def _unknown(self, pack_id: str, place: Place | None = None, address: str = "") -> Fault:
        known = ", ".join(self.ids())
        remedy = f"chọn trong: {known}" if known else f"đặt các gói vào {self.root}, hoặc đặt biến {PLACE}"
        return Fault(*(place or Place(self.root.name)), address, pack_id, "không có gói tên", remedy)


def _place(data: Table, key: str) -> Place:
    node = data.entries.get(key)
    return node.place if node else data.place
