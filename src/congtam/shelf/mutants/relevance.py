"""Which cases may notice a mutant: to ask all of all would take minutes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from congtam.engine.pack import Pack
from congtam.shelf.cases.entries import RAW_KINDS
from congtam.shelf.cases.files import Case
from congtam.shelf.cases.written import BODIES
from congtam.shelf.mutants.mutant import Mutant

TAKING_PART = ("raters", "comments", "forums", "authorities")


def naming(pack: Pack, mutant: Mutant, cases: Iterable[Case]) -> list[Case]:
    """Cases that name one of the rule's clauses, or the rule, or the rule in which it stands."""
    short = mutant.address.removeprefix("subjects.")
    names = {*mutant.clauses, mutant.address, short}
    return [
        case
        for case in possible(pack, mutant, cases)
        if any(name in names or short.startswith(f"{name}.") for name in _named(case))
    ]


def _named(case: Case) -> list[str]:
    return [name for expected in case.shape.expect.values() for name in expected.by]


def possible(pack: Pack, mutant: Mutant, cases: Iterable[Case]) -> list[Case]:
    """Cases in which the rule's kinds of subject occur and that ask for what the rule decides."""
    kinds = _kinds(pack, mutant)
    return [
        case
        for case in cases
        if (kinds is None or any(entry.type in kinds for entry in case.entries)) and _asks(mutant, case)
    ]


def _kinds(pack: Pack, mutant: Mutant) -> set[str] | None:
    """The kinds of subject that a rule is about; None: it may be about any."""
    section, key = mutant.path[0], str(mutant.path[1])
    match section:
        case "subjects":
            return {key, *RAW_KINDS}
        case "scorecards":
            return {kind for kind, subject in pack.subjects.items() if subject.scorecard == key}
        case "raters" | "comments" | "forums" | "authorities":
            rule: Any = getattr(pack, str(section))[key]
            return set(rule.for_subjects)
        case "quotas":
            return set(pack.quotas[key].of_subjects)
        case _:
            return None


def _asks(mutant: Mutant, case: Case) -> bool:
    """Who takes part shows only where a case asks for it; so do orders."""
    section = mutant.path[0]
    expected = case.shape.expect.values()
    if section in TAKING_PART:
        return any(getattr(each, word) is not None for each in expected for word in BODIES)
    if section == "orders":
        return bool(case.shape.agenda) or any(
            each.blocked is not None or each.blocked_by for each in expected
        )
    return True
