"""How far everybody is, without anybody's level: what the orders of a document look at, in a tenth of the
time of a rating."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import narwhals as nw

from congtam.engine import standing
from congtam.engine.conditions.walk import needs_sheet, questions
from congtam.engine.ground import Ground
from congtam.engine.pack import Pack
from congtam.engine.pack.conditions import Condition
from congtam.engine.plan import Plan, added
from congtam.engine.population import Population
from congtam.engine.rating import Rating, rate


def progress(pack: Pack, population: Population, plan: Plan | None = None) -> Rating:
    """The columns of a rating that say who takes part and at which stage. Where an exclusion or an order asks
    about others or about a sheet, all of it is rated."""
    plan = plan or Plan(pack)
    if plan.once("asked by orders", lambda: any(map(looks_further, asked(pack)))):
        return rate(pack, population, plan)
    tables = {}
    for kind, table in population.subjects.items():
        ground = Ground(pack, kind, frozenset(table.collect_schema().names()))
        columns = plan.columns(("progress", kind, ground.present), partial(how_far, ground))
        tables[kind] = added(table, columns)
    return Rating(plan, population, tables)


def how_far(ground: Ground) -> dict[str, nw.Expr]:
    return standing.exclusion_columns(ground) | standing.stage_column(ground)


def asked(pack: Pack) -> Iterator[Condition]:
    yield from (rule.when for subject in pack.subjects.values() for rule in subject.exclusions.values())
    yield from (order.when for order in pack.orders.values() if order.when)


def looks_further(condition: Condition) -> bool:
    return needs_sheet(condition) or any(True for _ in questions([condition]))
