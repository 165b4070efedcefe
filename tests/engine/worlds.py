"""A small pack with every kind of rule, and populations written as plain dictionaries."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import narwhals as nw
import polars as pl

from congtam.engine.outcome import Outcome, outcomes
from congtam.engine.pack import Pack
from congtam.engine.plan import Plan
from congtam.engine.population import Population
from congtam.engine.rating import rate

DAY = date(2018, 12, 10)
LEVELS = {"A": "xuất sắc", "B": "tốt", "C": "đạt", "D": "không đạt"}
TYPES: dict[str, Any] = {
    "id": pl.String,
    "date": pl.Date,
    "score": pl.Int64,
    "decided": pl.Int64,
    "proposed": pl.Int64,
    "voted": pl.Int64,
    "reviewed": pl.Boolean,
    "in": pl.String,
    "links": pl.Int64,
    "points": pl.Int64,
}
FACTS: dict[str, dict[str, Any]] = {
    "good": {"label": "có đăng ký", "type": "yes_no"},
    "bad": {"label": "bị kỷ luật", "type": "yes_no"},
    "mended": {"label": "đã tự khắc phục", "type": "yes_no"},
    "is_head": {"label": "là người đứng đầu", "type": "yes_no"},
    "worth": {"label": "có thành tích nổi bật", "type": "judgement"},
    "number": {"label": "số thành viên", "type": "number"},
    "done": {"label": "tỷ lệ hoàn thành", "type": "percent"},
    "joined": {"label": "ngày kết nạp", "type": "date"},
    "work": {"label": "xếp loại chuyên môn", "type": "level"},
    "kind": {"label": "loại hình", "type": "choice", "values": {"x": "X", "y": "Y"}},
}
FACT_TYPES = {
    "yes_no": pl.Boolean,
    "judgement": pl.Boolean,
    "number": pl.Int64,
    "percent": pl.Int64,
    "date": pl.Date,
    "level": pl.String,
    "choice": pl.String,
}


def frames(**more: Sequence[Mapping[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Thresholds 90, 70, 50, and what `more` adds to each level."""
    least = {"A": "90", "B": "70", "C": "50"}
    return {
        level: [{"score": {"at_least": points}, "cites": level}, *map(dict, more.get(level, ()))]
        for level, points in least.items()
    }


def pack_of(subjects: Mapping[str, Any], **more: Any) -> Pack:
    kinds = {
        name: {"cites": "1", "label": name, "kind": "member", "levels": frames()} | dict(subject)
        for name, subject in subjects.items()
    }
    relations = {
        "members": {"label": "đảng viên", "to": ["member"]},
        "led": {"label": "đơn vị phụ trách", "to": ["cell"]},
        "peers": {"label": "tổ chức cùng cấp", "to": ["cell"]},
    }
    made = {
        "id": "small",
        "title": "Văn bản thử",
        "issued": {"by": "Đảng ủy"},
        "levels": LEVELS,
        "grades": {"good": {"label": "Tốt", "from": "70%"}, "poor": {"label": "Kém"}},
        "facts": FACTS,
        "relations": relations,
        "subjects": kinds,
    }
    return Pack.model_validate(made | more)


def table(rows: Sequence[Mapping[str, Any]]) -> nw.LazyFrame[Any]:
    names = sorted({name for row in rows for name in row} | {"id", "date"})
    filled = [{"date": DAY} | dict(row) for row in rows]
    columns = {name: [row.get(name) for row in filled] for name in names}
    return nw.from_native(pl.LazyFrame(columns, schema={name: _type(name) for name in names}))


def world(
    links: Mapping[str, Mapping[str, Sequence[str]]] | None = None, **kinds: Sequence[Mapping[str, Any]]
) -> Population:
    linked = {
        relation: nw.from_native(
            pl.LazyFrame(
                [(source, target) for source, targets in pairs.items() for target in targets],
                schema={"source": pl.String, "target": pl.String},
                orient="row",
            )
        )
        for relation, pairs in (links or {}).items()
    }
    return Population({kind: table(rows) for kind, rows in kinds.items()}, linked)


def rated(pack: Pack, population: Population, plan: Plan | None = None) -> dict[str, Outcome]:
    return outcomes(rate(pack, population, plan))


def levels_of(subject: Mapping[str, Any], **row: Any) -> str:
    """The levels left to one subject of kind member, best first, as one word."""
    found = rated(pack_of({"member": subject}), world(member=[{"id": "an", **row}]))["an"]
    return "".join(found.levels or "-")


def _type(name: str) -> Any:
    first, _, rest = name.partition(":")
    return FACT_TYPES[FACTS[rest]["type"]] if first == "fact" else TYPES[first]
