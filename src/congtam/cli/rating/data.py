"""Answers as plain data, for `--json`."""

from __future__ import annotations

from typing import Any

from congtam.cli.rating.asked import Answer
from congtam.engine.explanation import Explanation, Step
from congtam.engine.outcome import Outcome
from congtam.engine.pack.quantities import points_text
from congtam.engine.quotas.counting import Places, count_places
from congtam.engine.quotas.nested import entitlements
from congtam.engine.rules import Rule


def answer_data(answer: Answer) -> dict[str, Any]:
    pack = answer.asked.pack
    counts = [count for name in pack.quotas for count in count_places(answer.rating, name)]
    return {
        "pack": pack.id,
        "subjects": [outcome_data(outcome) for outcome in answer.outcomes.values()],
        "quotas": [_places_data(count) | _shared_out(answer, count) for count in counts],
    }


def outcome_data(outcome: Outcome) -> dict[str, Any]:
    return {
        "id": outcome.id,
        "kind": outcome.kind,
        "levels": None if outcome.levels is None else list(outcome.levels),
        "in_force": list(outcome.in_force),
        "stage": outcome.stage,
        "score": None if outcome.score is None else [points_text(end) for end in outcome.score],
        "reviewed": outcome.is_reviewed,
        "rated": outcome.is_rated,
        "caps": list(outcome.binding_caps),
        "because": [_rule_data(rule) for rule in outcome.deciding],
        "missing": list(outcome.missing),
    }


def explanation_data(found: Explanation) -> dict[str, Any]:
    return {
        "outcome": outcome_data(found.outcome),
        "exclusions": [_step_data(step) for step in found.exclusions],
        "disqualifiers": [_step_data(step) for step in found.disqualifiers],
        "frames": {level: [_step_data(step) for step in steps] for level, steps in found.frames.items()},
        "caps": [_step_data(step) for step in found.caps],
        "next_level": found.next_level,
        "not_higher": [_step_data(step) for step in found.not_higher],
    }


def _rule_data(rule: Rule) -> dict[str, Any]:
    part = rule.part
    return {
        "address": rule.address,
        "document": part.document,
        "cites": part.cites,
        "clause": list(part.clause),
    }


def _step_data(step: Step) -> dict[str, Any]:
    said = {
        "sentence": step.sentence,
        "observed": step.observed,
        "status": step.status,
        "applies": step.applies,
    }
    return _rule_data(step.rule) | said


def _shared_out(answer: Answer, count: Places) -> dict[str, Any]:
    found = entitlements(answer.rating, count, answer.outcomes)
    if found is None:
        return {}
    units = {unit: {"exact": str(exact), "places": found.places[unit]} for unit, exact in found.exact.items()}
    tied = {level: {"units": list(names), "left": left} for level, (names, left) in found.tied.items()}
    return {"entitlements": {"units": units, "tied": tied, "total": found.total, "most": found.most}}


def _places_data(count: Places) -> dict[str, Any]:
    return {
        "quota": count.quota,
        "group": list(count.group),
        "share": str(count.share),
        "base": list(count.base),
        "taken": list(count.taken),
        "places": list(count.places),
        "readings": {name: list(span) for name, span in count.readings.items()},
        "over": count.over,
    }
