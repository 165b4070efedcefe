"""The scorecard as the browser counts it: the same tree, in whole hundredths. What data decide is sent along;
the browser decides none of it."""

from __future__ import annotations

from typing import Any

from congtam.engine.pack.criteria import (
    BandsLeaf,
    CountLeaf,
    DeductLeaf,
    GradeLeaf,
    Group,
    Leaf,
    OptionsLeaf,
    PointsLeaf,
    RatioLeaf,
    Scorecard,
)
from congtam.sheets.layout import Layout, Line
from congtam.sheets.queries.standing import Standing


def model_of(layout: Layout, standing: Standing) -> dict[str, Any]:
    numbers = {line.address: line.number for line in layout.lines}
    return {
        "rows": [
            row_of(line, standing, numbers.get(line.place.parent), layout.step) | {"id": f"d{line.number}"}
            for line in layout.lines
        ],
        "card": card_of(layout.card) if layout.card else None,
        "grades": [
            {"key": key, "label": grade.label, "from": list(grade.from_) if grade.from_ else None}
            for key, grade in standing.pack.grades.items()
        ],
    }


def card_of(card: Scorecard) -> dict[str, Any]:
    clamp = card.clamp
    return {
        "max": card.max,
        "step": card.round_total_to or 1,
        "leafStep": card.step,
        "rounding": card.rounding,
        "clamp": [clamp.least, clamp.most] if clamp else None,
    }


def row_of(line: Line, standing: Standing, parent: int | None, step: int) -> dict[str, Any]:
    row, reading = line.place.row, standing.readings[line.address]
    basic = {
        "kind": str(getattr(row, "kind")),  # noqa: B009 - every row of the union has it
        "parent": parent,
        "max": getattr(row, "max", None),
        "exists": standing.exists(line.address),
        "counts": reading.counts,
        "pointStep": (row.step if isinstance(row, PointsLeaf) else None) or step,
        "conditional": row.only_for is not None,
        "alternative": row.alternative,
        "criterion": row.criterion,
        "byHand": row.grade_scale or isinstance(row, GradeLeaf),
        "fields": list(line.fields),
        "aside": row.not_applicable if isinstance(row, Leaf) else None,
    }
    if line.is_derived:
        return basic | {"kind": "derived", "low": reading.own.low, "high": reading.own.high}
    return basic | particular(line, standing)


def particular(line: Line, standing: Standing) -> dict[str, Any]:
    row = line.place.row
    found: dict[str, Any] = {}
    match row:
        case Group():
            found = group_of(row)
        case PointsLeaf():
            found = {"min": row.min}
        case DeductLeaf() | CountLeaf():
            found = {"each": row.each}
        case RatioLeaf():
            found = {"step": row.step, "rounding": row.rounding}
        case GradeLeaf():
            most = row.max or max(row.points.values(), default=None)
            found = {"points": dict(row.points), "max": most}
        case BandsLeaf():
            found = {"bands": [{"id": one.id, "from": one.from_, "to": one.to} for one in row.bands]}
        case OptionsLeaf():
            found = {"options": options_of(row, line, standing)}
    return found


def group_of(row: Group) -> dict[str, Any]:
    return {
        "role": row.role,
        "mean": row.total == "mean",
        "rescale": row.rescale,
        "step": row.step or 1,
        "rounding": row.rounding,
    }


def options_of(row: OptionsLeaf, line: Line, standing: Standing) -> list[dict[str, Any]]:
    """Chosen by data (true, false, null for not yet known), or left to the hand."""
    chosen = standing.chosen(line.address, line.choices)
    by_hand = "option" in line.fields
    return [
        {
            "id": one.id,
            "min": one.min,
            "max": one.max,
            "zeroes": one.zeroes_parent,
            "hand": by_hand and one.when is None,
            "chosen": chosen.get(one.id),
        }
        for one in row.options
    ]
