"""The product's engine on the same population, every step kept."""

from __future__ import annotations

from datetime import date

import narwhals as nw
import numpy as np
import polars as pl

from congtam.engine.pack import Pack
from congtam.engine.plan import Plan
from congtam.engine.population import Population
from congtam.engine.rating import rate as rate_by_pack
from ratings.excess import excess
from ratings.members import CRITERIA, Members

MEMBER = {
    "cites": "1",
    "label": "đảng viên",
    "kind": "member",
    "scorecard": "sheet",
    "levels": {
        "HTXSNV": [{"score": {"at_least": "90"}, "cites": "1"}, {"fact": "registered", "cites": "1"}],
        "HTTNV": [{"score": {"at_least": "70"}, "cites": "2"}],
        "HTNV": [{"score": {"at_least": "50"}, "cites": "3"}],
    },
    "lowest_if": [
        {"fact": "disciplined", "cites": "4"},
        {"percent": {"of": "targets", "below": "50%"}, "cites": "4"},
    ],
    "caps": {"head": {"not_above": "organisation", "when": {"fact": "is_head"}, "cites": "5"}},
}
QUOTA = {
    "level": "HTXSNV",
    "at_most": "20%",
    "of": {"rated": "HTTNV", "promoted": "leave"},
    "of_subjects": "member",
    "within": "organisation",
    "cites": "6",
}
LEVELS = {"HTXSNV": "xuất sắc", "HTTNV": "tốt", "HTNV": "hoàn thành", "KHTNV": "không hoàn thành"}


def pack() -> Pack:
    rows = [
        {"number": str(i), "text": f"tiêu chí {i}", "max": "4", "cites": str(i)}
        for i in range(1, CRITERIA + 1)
    ]
    return Pack.model_validate(
        {
            "id": "bench",
            "title": "đo tốc độ",
            "issued": {"by": "bench"},
            "levels": LEVELS,
            "facts": {
                "registered": {"label": "có đăng ký", "type": "yes_no"},
                "disciplined": {"label": "bị kỷ luật", "type": "yes_no"},
                "targets": {"label": "tỷ lệ chỉ tiêu hoàn thành", "type": "percent"},
                "is_head": {"label": "là người đứng đầu", "type": "yes_no"},
            },
            "relations": {"organisation": {"label": "tổ chức mình đứng đầu", "to": "organisation"}},
            "scorecards": {"sheet": {"title": "phiếu", "max": "100", "criteria": rows}},
            "subjects": {
                "organisation": {"cites": "1", "label": "tổ chức", "kind": "organisation"},
                "member": MEMBER,
            },
            "quotas": {"excellent": QUOTA},
        }
    )


def population(made: Members, day: date = date(2025, 12, 1)) -> Population:
    """In memory, as a table read from the database would be."""
    count = len(made.organisation)
    ids = np.arange(count)
    columns = {f"points:{i + 1}": _column(made, i) for i in range(CRITERIA)}
    people = pl.DataFrame(
        {
            "id": ids,
            "in:organisation": made.organisation.astype(np.int32),
            "fact:registered": made.registered,
            "fact:disciplined": made.disciplined,
            "fact:targets": made.targets,
            "fact:is_head": made.is_head,
            "links:organisation": made.is_head.astype(np.int8),
            **columns,
        }
    ).with_columns(date=pl.lit(day))
    bodies = np.arange(len(made.organisation_level)) + count
    bodies_table = pl.DataFrame({"id": bodies, "decided": made.organisation_level.astype(np.int64)})
    heads = ids[made.is_head]
    led = pl.DataFrame({"source": heads, "target": made.organisation[made.is_head] + count})
    return Population(
        {
            "member": nw.from_native(people.lazy()),
            "organisation": nw.from_native(bodies_table.with_columns(date=pl.lit(day)).lazy()),
        },
        {"organisation": nw.from_native(led.lazy())},
    )


def rate(rules: Plan, made: Population) -> tuple[pl.DataFrame, int]:
    """The table with all its columns, and how many organisations have more excellent members than places."""
    rating = rate_by_pack(rules.pack, made, rules)
    table = rating.tables["member"].collect()
    return table.to_native(), excess(rating, "excellent")


def ranks(table: pl.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """The lowest and the highest rank in force of each, in the order of the ids."""
    ordered = table.sort("id")
    low, high = np.full(len(ordered), -1), np.full(len(ordered), -1)
    for rank, level in enumerate(reversed(LEVELS)):
        possible = ordered[f"force:{level}"].to_numpy()
        low[possible & (low < 0)] = rank
        high[possible] = rank
    return low, high


def _column(made: Members, place: int) -> pl.Series:
    """What was not entered is null."""
    values, known = made.points[:, place], made.known[:, place]
    series = pl.Series(values)
    return series if known.all() else pl.select(pl.when(pl.Series(known)).then(series)).to_series()
