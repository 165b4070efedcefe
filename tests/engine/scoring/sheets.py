"""Small packs with one scorecard, and their scoring over rows written as plain dictionaries."""

from collections.abc import Mapping, Sequence
from typing import Any

import narwhals as nw
import polars as pl

from congtam.engine.pack import Pack
from congtam.engine.pack.conditions import Condition, FactIs, Not
from congtam.engine.scoring import Scores, Sources, score_columns

Columns = Mapping[str, Any]

TYPES: dict[str, Any] = {
    "option": pl.String,
    "grade": pl.String,
    "yes": pl.Boolean,
    "aside": pl.Boolean,
    "fact": pl.Boolean,
    "rel": pl.Boolean,
}


def pack_with(criteria: Sequence[Mapping[str, Any]], **card: Any) -> Pack:
    return Pack.model_validate(
        {
            "id": "thu",
            "title": "Bộ tiêu chí thử",
            "issued": {"by": "Đảng ủy"},
            "levels": {"HTXSNV": "Hoàn thành xuất sắc nhiệm vụ", "KHTNV": "Không hoàn thành nhiệm vụ"},
            "grades": {
                "xuat_sac": {"label": "Xuất sắc", "from": "90%"},
                "tot": {"label": "Tốt", "from": "70%"},
                "kem": {"label": "Kém"},
            },
            "scorecards": {"phieu": {"title": "Phiếu", "criteria": criteria, **card}},
            "subjects": {
                "cell": {"cites": "1", "label": "Chi bộ", "kind": "organisation", "scorecard": "phieu"}
            },
        }
    )


def status(condition: Condition) -> nw.Expr:
    match condition:
        case FactIs():
            return nw.col(f"fact:{condition.fact}")
        case Not():
            return ~status(condition.not_)
    raise NotImplementedError(condition)


def may_be(relation: str, level: str) -> nw.Expr:
    return nw.col(f"rel:{relation}:{level}")


def related(relation: str, level: str) -> tuple[nw.Expr, nw.Expr, nw.Expr]:
    name = f"{relation}:{level}"
    return nw.col(f"hits:low:{name}"), nw.col(f"hits:high:{name}"), nw.col(f"all:{name}")


def scores_of(pack: Pack, columns: Columns) -> Scores:
    return score_columns(pack, "cell", Sources(frozenset(columns), status, may_be, related))


def frame(columns: Columns) -> nw.LazyFrame[Any]:
    schema = {name: TYPES.get(name.split(":")[0], pl.Int64) for name in columns}
    return nw.from_native(pl.DataFrame(dict(columns), schema=schema).lazy())


def table(pack: Pack, columns: Columns, extra: Mapping[str, nw.Expr] | None = None) -> list[dict[str, Any]]:
    """One dictionary of all columns per subject."""
    scored = frame(columns)
    for layer in scores_of(pack, columns).layers:
        scored = scored.with_columns(**layer)
    if extra:
        scored = scored.with_columns(**extra)
    return list(scored.collect().iter_rows(named=True))


def totals(pack: Pack, columns: Columns) -> list[tuple[int | None, int | None]]:
    return [(row["score:low"], row["score:high"]) for row in table(pack, columns)]


def spans(leaf: Mapping[str, Any], columns: Columns) -> list[tuple[int, int]]:
    """Low and high of a scorecard with this one row, numbered 1."""
    return [
        (low or 0, high or 0)
        for low, high in totals(pack_with([{"number": "1", "text": "Tiêu chí", **leaf}]), columns)
    ]
