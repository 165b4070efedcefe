"""Entries as columns: typed, null where nothing was entered, and only the columns that anybody entered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import narwhals as nw

from congtam.engine.entries.forums import voted_level
from congtam.engine.ground import FACT_TYPES
from congtam.engine.pack import Pack
from congtam.engine.population import Entry, Population, row_column

ROW_ENTRIES: tuple[tuple[str, Any, Callable[[Entry], Mapping[str, Any]]], ...] = (
    ("points", nw.Int64, lambda entry: entry.points),
    ("grade", nw.String, lambda entry: entry.grades),
    ("option", nw.String, lambda entry: entry.options),
    ("yes", nw.Boolean, lambda entry: entry.answers),
    ("times", nw.Int64, lambda entry: entry.times),
    ("part", nw.Int64, lambda entry: {row: part for row, (part, _) in entry.parts.items()}),
    ("whole", nw.Int64, lambda entry: {row: whole for row, (_, whole) in entry.parts.items()}),
    ("aside", nw.Boolean, lambda entry: dict.fromkeys(entry.aside, True)),
)

Columns = dict[str, tuple[Any, list[Any]]]
"""By name: the type and the values."""


def population_of(pack: Pack, entries: Iterable[Entry]) -> Population:
    """The population of entries that `check_entries` found nothing wrong with."""
    by_kind: dict[str, list[Entry]] = {}
    for entry in entries:
        by_kind.setdefault(entry.type, []).append(entry)
    everyone = [entry for group in by_kind.values() for entry in group]
    relations = dict.fromkeys(relation for entry in everyone for relation in entry.links)
    return Population(
        subjects={kind: _frame(_columns(pack, group)) for kind, group in by_kind.items()},
        links={relation: _frame(_links(everyone, relation)) for relation in relations},
    )


def _columns(pack: Pack, group: Sequence[Entry]) -> Columns:
    columns: Columns = {
        "id": (nw.String, [entry.id for entry in group]),
        "date": (nw.Date, [entry.date for entry in group]),
    }
    for name, values in _mapped(group, lambda entry: entry.groups).items():
        columns[f"in:{name}"] = (nw.String, values)
    for fact, values in _mapped(group, lambda entry: entry.facts).items():
        columns[f"fact:{fact}"] = (FACT_TYPES[pack.facts[fact].type], values)
    for kind, dtype, read in ROW_ENTRIES:
        for row, values in _mapped(group, read).items():
            columns[row_column(kind, row)] = (dtype, values)
    for relation, values in _mapped(group, _link_counts).items():
        columns[f"links:{relation}"] = (nw.Int64, values)
    return columns | _single(pack, group)


def _single(pack: Pack, group: Sequence[Entry]) -> Columns:
    """Values that stand once per subject."""

    def ranks(levels: Iterable[str | None]) -> list[int | None]:
        return [None if level is None else pack.rank(level) for level in levels]

    found: Columns = {
        "score": (nw.Int64, [entry.score for entry in group]),
        "reviewed": (nw.Boolean, [entry.reviewed for entry in group]),
        "voted": (nw.Int64, ranks(voted_level(pack, entry) for entry in group)),
        "proposed": (nw.Int64, ranks(entry.proposed for entry in group)),
        "decided": (nw.Int64, ranks(entry.decided for entry in group)),
    }
    return {name: column for name, column in found.items() if any(value is not None for value in column[1])}


def _mapped(group: Sequence[Entry], read: Callable[[Entry], Mapping[str, Any]]) -> dict[str, list[Any]]:
    """One list per key that anybody entered, with None for those who did not."""
    rows = [read(entry) for entry in group]
    return {key: [row.get(key) for row in rows] for key in dict.fromkeys(key for row in rows for key in row)}


def _link_counts(entry: Entry) -> Mapping[str, int]:
    return {relation: len(set(targets)) for relation, targets in entry.links.items()}


def _links(entries: Sequence[Entry], relation: str) -> Columns:
    pairs = [
        (entry.id, target) for entry in entries for target in dict.fromkeys(entry.links.get(relation, ()))
    ]
    return {
        "source": (nw.String, [source for source, _ in pairs]),
        "target": (nw.String, [target for _, target in pairs]),
    }


def _frame(columns: Columns) -> nw.LazyFrame[Any]:
    data = {name: values for name, (_, values) in columns.items()}
    schema = {name: dtype for name, (dtype, _) in columns.items()}
    return nw.from_dict(data, schema, backend="polars").lazy()
