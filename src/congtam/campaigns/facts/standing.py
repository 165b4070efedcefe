"""Levels in force as the columns that places are counted over: without rating anybody again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import narwhals as nw

from congtam.engine.pack import Pack
from congtam.engine.plan import Plan
from congtam.engine.population import Population
from congtam.engine.rating import Rating
from congtam.engine.standing import STAGES

ACTS = {"vote": "voted", "propose": "proposed", "appraise": "proposed", "decide": "decided"}
ORDER = ("decide", "propose", "vote")
NOBODY: Mapping[str, Mapping[int, str]] = {}


class Counted(NamedTuple):
    """A dossier as quotas count it."""

    pk: int
    kind: str
    is_rated: bool | None
    home: int | None
    person: int | None


def standing(
    plan: Plan,
    dossiers: Iterable[Counted],
    levels: Mapping[int, Mapping[str, str]],
    organisation: int,
    equals: Mapping[str, Mapping[int, str]] = NOBODY,
) -> Rating:
    """Who is rated, and which levels may be in force; of those without a result any may. `equals` are more
    words to count by, with the group of each dossier."""
    kinds: dict[str, list[Counted]] = {}
    for one in dossiers:
        kinds.setdefault(one.kind, []).append(one)
    schema = schema_of(plan.pack, equals)
    tables = {}
    for kind, rows in kinds.items():
        data = columns(plan.pack, rows, levels)
        data |= dict.fromkeys(("in:base_org", "in:ward"), [str(organisation)] * len(rows))
        data |= {f"in:{word}": [groups[one.pk] for one in rows] for word, groups in equals.items()}
        tables[kind] = nw.from_dict(data, schema, backend="polars").lazy()
    return Rating(plan, Population({}, {}), tables)


def columns(pack: Pack, rows: list[Counted], levels: Mapping[int, Mapping[str, str]]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {
        "is_rated": [one.is_rated for one in rows],
        "stage": [0] * len(rows),
        "in:unit": [str(one.home or "") for one in rows],
    }
    nothing = [False if one.is_rated is False else None for one in rows]
    found |= {f"force:{level}": list[Any](nothing) for level in pack.levels}
    for place, one in enumerate(rows):
        own = levels.get(one.pk, {})
        act = next((act for act in ORDER if act in own), "")
        if act:
            found["stage"][place] = STAGES.index(ACTS[act])
            for level in pack.levels:
                found[f"force:{level}"][place] = own[act] == level
    return found


def schema_of(pack: Pack, words: Iterable[str]) -> dict[str, Any]:
    force = {f"force:{one}": nw.Boolean for one in pack.levels}
    places = dict.fromkeys((f"in:{name}" for name in ("unit", "base_org", "ward", *words)), nw.String)
    return {"is_rated": nw.Boolean, "stage": nw.Int64, **force, **places}
