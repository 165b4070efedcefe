"""A population with every column its kinds can have, null where nothing was entered: the rules are then put
together once for a pack, whoever filled what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import narwhals as nw

from congtam.engine.ground import FACT_TYPES
from congtam.engine.needs import needs
from congtam.engine.pack import Pack
from congtam.engine.population import Population, row_column
from congtam.sheets.layout import layout_of
from congtam.sheets.packed import COLUMN

FIELD_TYPES: Mapping[str, Any] = {
    "grade": nw.String,
    "option": nw.String,
    "yes": nw.Boolean,
    "aside": nw.Boolean,
}
STANDING: Mapping[str, Any] = {
    "reviewed": nw.Boolean,
    "voted": nw.Int64,
    "proposed": nw.Int64,
    "decided": nw.Int64,
}
ENDS = {"source": nw.String, "target": nw.String}


def widest(pack: Pack, kind: str) -> dict[str, Any]:
    """Every column of the kind, with its type."""
    found: dict[str, Any] = {f"fact:{name}": FACT_TYPES[fact.type] for name, fact in pack.facts.items()}
    found |= {f"links:{relation}": nw.Int64 for relation in needs(pack, kind).relations}
    layout = layout_of(pack, kind)
    for line, field in layout.slots:
        column = COLUMN[field]
        found[row_column(column, line.address)] = FIELD_TYPES.get(column, nw.Int64)
    for line in layout.lines:
        if line.is_told_by_targets:
            found |= {row_column(part, line.address): nw.Int64 for part in ("part", "whole")}
    return {**found, **STANDING}


def widened(pack: Pack, population: Population) -> Population:
    subjects = {kind: with_all(table, widest(pack, kind)) for kind, table in population.subjects.items()}
    nobody = nw.from_dict({end: [] for end in ENDS}, ENDS, backend="polars").lazy()
    asked = {relation for kind in subjects for relation in needs(pack, kind).relations}
    return Population(subjects, {relation: population.links.get(relation, nobody) for relation in asked})


def with_all(table: nw.LazyFrame[Any], columns: Mapping[str, Any]) -> nw.LazyFrame[Any]:
    there = set(table.collect_schema().names())
    missing = {name: nw.lit(None, dtype) for name, dtype in columns.items() if name not in there}
    return table.with_columns(**missing).select(*sorted({*there, *columns}))
