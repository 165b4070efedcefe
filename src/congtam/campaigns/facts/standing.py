"""Levels in force as the columns that places are counted over: without rating anybody again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import narwhals as nw

from congtam.engine.pack import Pack
from congtam.engine.plan import Plan
from congtam.engine.population import Population
from congtam.engine.rating import Rating
from congtam.engine.standing import STAGES

ACTS = {"vote": "voted", "propose": "proposed", "appraise": "proposed", "decide": "decided"}
ORDER = ("decide", "propose", "vote")
Frame = nw.LazyFrame[Any]


def standing(
    pack: Pack,
    dossiers: Iterable[tuple[int, str, bool | None, int | None]],
    levels: Mapping[int, Mapping[str, str]],
    organisation: int,
) -> Rating:
    """Who is rated, and which levels may be in force; of those without a result any may."""
    rows: dict[str, list[dict[str, object]]] = {}
    for pk, kind, is_rated, home in dossiers:
        rows.setdefault(kind, []).append(columns(pack, levels.get(pk, {}), is_rated=is_rated, home=home))
    schema = schema_of(pack)
    ours = {name: nw.lit(str(organisation)) for name in ("in:base_org", "in:ward")}
    tables: dict[str, Frame] = {}
    for kind, group in rows.items():
        data = {name: [row[name] for row in group] for name in schema}
        tables[kind] = nw.from_dict(data, schema, backend="polars").with_columns(**ours).lazy()
    return Rating(Plan(pack), Population({}, {}), tables)


def columns(
    pack: Pack, own: Mapping[str, str], *, is_rated: bool | None, home: int | None
) -> dict[str, object]:
    act = next((act for act in ORDER if act in own), "")
    level = own.get(act)
    nothing = False if is_rated is False else None
    force = {f"force:{one}": nothing if level is None else one == level for one in pack.levels}
    stage = STAGES.index(ACTS[act]) if act else 0
    return {"is_rated": is_rated, "stage": stage, "in:unit": str(home or ""), **force}


def schema_of(pack: Pack) -> dict[str, Any]:
    force = {f"force:{one}": nw.Boolean for one in pack.levels}
    return {"is_rated": nw.Boolean, "stage": nw.Int64, "in:unit": nw.String, **force}
