"""Packs that a command names by folder or by id."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from congtam.shelf.catalogue import Catalogue


def chosen_packs(named: Iterable[str]) -> list[tuple[Catalogue, str]]:
    """The packs named; none named: all there are."""
    shipped = Catalogue()
    wanted = list(named)
    if not wanted:
        return [(shipped, pack_id) for pack_id in shipped.ids()]
    catalogues = {shipped.root: shipped}
    found = []
    for name in wanted:
        path = Path(name).resolve()
        root = path.parent if path.is_dir() else shipped.root
        catalogue = catalogues.setdefault(root, Catalogue(root))
        found.append((catalogue, path.name if path.is_dir() else name))
    return found
