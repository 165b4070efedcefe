"""Which contents a subject's review has: those without a condition, and those whose condition holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from congtam.engine.conditions.status import status
from congtam.engine.ground import Ground
from congtam.engine.pack import Pack
from congtam.engine.pack.reviews import Section
from congtam.engine.population import Population

BETWEEN = "/"


def sections(found: Iterable[Section], above: str = "") -> Iterator[tuple[str, Section]]:
    """Every section with its path, those above before those under them."""
    for section in found:
        path = f"{above}{BETWEEN}{section.id}" if above else section.id
        yield path, section
        yield from sections(section.children, path)


def contents(pack: Pack, review: str, population: Population) -> dict[str, Mapping[str, bool | None]]:
    """By subject, the sections with a condition: it holds, it does not, or a fact that decides is missing."""
    asked = {path: one.when for path, one in sections(pack.reviews[review].sections) if one.when}
    found: dict[str, Mapping[str, bool | None]] = {}
    for kind, table in population.subjects.items():
        ground = Ground(pack, kind, frozenset(table.collect_schema().names()))
        columns = {path: status(ground, when, "trigger") for path, when in asked.items()}
        for row in table.select("id", **columns).collect().iter_rows(named=True):
            found[str(row["id"])] = {path: row[path] for path in asked}
    return found
