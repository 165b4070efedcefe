"""The same rating in OpenFisca, vectorised, without its trace: levels, cap and quota.

Twice: as its documentation writes rules (a level is an Enum, each condition a variable of its own), and
stripped to bare integers, where little but NumPy is left of it. Points are whole hundredths in both, which is
kind to it: its usual floats would misjudge totals that lie exactly on a threshold.
"""

from __future__ import annotations

import numpy as np
from numpy import select
from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum, EnumArray
from openfisca_core.periods import DateUnit
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from ratings.members import CRITERIA, MOST, THRESHOLDS, Members

PERIOD = "2025"
Person = build_entity(key="person", plural="persons", label="đảng viên", is_person=True)
Body = build_entity(
    key="body",
    plural="bodies",
    label="tổ chức",
    roles=[{"key": "member", "plural": "members", "label": "đảng viên"}],
)


def _input(name: str, kind: type, entity: object = Person, **more: object) -> type[Variable]:
    attributes = {"value_type": kind, "entity": entity, "definition_period": DateUnit.YEAR} | more
    if kind is Enum:
        attributes |= {"possible_values": Level, "default_value": Level.KHTNV}
    return type(name, (Variable,), attributes)


def _formula(name: str, kind: type, entity: object, formula: object) -> type[Variable]:
    return _input(name, kind, entity, formula=formula)


class Level(Enum):
    """Lowest first, so the lower level has the smaller index."""

    KHTNV = "không hoàn thành"
    HTNV = "hoàn thành"
    HTTNV = "tốt"
    HTXSNV = "xuất sắc"


ENDS = {"low": 0, "high": MOST}
"""OpenFisca has no "not entered": each end of the range is a chain of variables of its own."""


def _total(end: str, *, gaps: bool):
    def total(person, period):
        if not gaps:
            return sum(person(f"points_{i}", period) for i in range(CRITERIA))
        known = [person(f"known_{i}", period) for i in range(CRITERIA)]
        return sum(np.where(known[i], person(f"points_{i}", period), ENDS[end]) for i in range(CRITERIA))

    return total


def _is_struck(person, period):
    return person("disciplined", period) | (person("targets", period) < 5000)


def _reaches(end: str, threshold: int):
    return lambda person, period: person(f"total_{end}", period) >= threshold


def _is_over(lowest: str, highest: str):
    def is_over(body, period):
        taken = body.sum(body.members(f"is_excellent_{lowest}", period))
        return taken > body.sum(body.members(f"is_good_{highest}", period)) * 20 // 120

    return is_over


def _documented(end: str) -> list[type[Variable]]:
    def by_rules(person, period):
        excellent = person(f"reaches_9000_{end}", period) & person("registered", period)
        reaches = [person(f"reaches_{least}_{end}", period) for least in THRESHOLDS[1:]]
        conditions = [person("is_struck", period), excellent, *reaches]
        return select(conditions, [Level.KHTNV, Level.HTXSNV, Level.HTTNV, Level.HTNV], default=Level.KHTNV)

    def level(person, period):
        own, limit = person(f"by_rules_{end}", period), person.body("body_level", period)
        capped = person("is_head", period) & (np.asarray(limit) < np.asarray(own))
        return np.where(capped, limit, own)

    def is_good(person, period):
        found = person(f"level_{end}", period)
        return (found == Level.HTXSNV) | (found == Level.HTTNV)

    return [
        *(_formula(f"reaches_{least}_{end}", bool, Person, _reaches(end, least)) for least in THRESHOLDS),
        _formula(f"by_rules_{end}", Enum, Person, by_rules),
        _formula(f"level_{end}", Enum, Person, level),
        _formula(
            f"is_excellent_{end}", bool, Person, lambda p, period: p(f"level_{end}", period) == Level.HTXSNV
        ),
        _formula(f"is_good_{end}", bool, Person, is_good),
    ]


def _stripped(end: str) -> list[type[Variable]]:
    def level(person, period):
        total = person(f"total_{end}", period)
        excellent, good, enough = (total >= least for least in THRESHOLDS)
        rank = np.where(
            excellent & person("registered", period), 3, np.where(good, 2, np.where(enough, 1, 0))
        )
        rank = np.where(person("is_struck", period), 0, rank)
        return np.where(person("is_head", period), np.minimum(rank, person.body("body_level", period)), rank)

    return [
        _formula(f"level_{end}", int, Person, level),
        _formula(
            f"is_excellent_{end}", bool, Person, lambda person, period: person(f"level_{end}", period) == 3
        ),
        _formula(f"is_good_{end}", bool, Person, lambda person, period: person(f"level_{end}", period) >= 2),
    ]


def system(*, stripped: bool, gaps: bool) -> TaxBenefitSystem:
    """Without gaps one end serves for both."""
    made, ends = TaxBenefitSystem([Person, Body]), list(ENDS) if gaps else ["low"]
    variables = [_input(f"points_{i}", int) for i in range(CRITERIA)]
    variables += [_input(f"known_{i}", bool) for i in range(CRITERIA) if gaps]
    variables += [_input(name, bool) for name in ("registered", "disciplined", "is_head")]
    variables += [_input("targets", int), _input("body_level", int if stripped else Enum, Body)]
    variables.append(_formula("is_struck", bool, Person, _is_struck))
    variables.append(_formula("is_over", bool, Body, _is_over(ends[0], ends[-1])))
    for end in ends:
        variables.append(_formula(f"total_{end}", int, Person, _total(end, gaps=gaps)))
        variables += _stripped(end) if stripped else _documented(end)
    for variable in variables:
        made.add_variable(variable)
    return made


def simulation(made: Members, rules: TaxBenefitSystem):
    """The population set as inputs: building it is not measured."""
    builder = SimulationBuilder()
    builder.create_entities(rules)
    builder.declare_person_entity("person", np.arange(len(made.organisation)))
    bodies = builder.declare_entity("body", np.arange(len(made.organisation_level)))
    builder.join_with_persons(bodies, made.organisation, np.repeat("member", len(made.organisation)))
    built = builder.build(rules)
    for i in range(CRITERIA):
        built.set_input(f"points_{i}", PERIOD, made.points[:, i])
        if rules.get_variable(f"known_{i}"):
            built.set_input(f"known_{i}", PERIOD, made.known[:, i])
    for name in ("registered", "disciplined", "is_head", "targets"):
        built.set_input(name, PERIOD, getattr(made, name))
    levels = made.organisation_level
    is_enum = rules.get_variable("body_level").value_type is Enum
    built.set_input("body_level", PERIOD, EnumArray(levels, Level) if is_enum else levels.astype(np.int32))
    return built


def rate(built) -> tuple[np.ndarray, np.ndarray, int]:
    low = np.asarray(built.calculate("level_low", PERIOD))
    has_high = built.tax_benefit_system.get_variable("level_high") is not None
    high = np.asarray(built.calculate("level_high", PERIOD)) if has_high else low
    return low, high, int(built.calculate("is_over", PERIOD).sum())
