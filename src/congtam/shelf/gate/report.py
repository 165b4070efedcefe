"""The gate as a whole: all checks of one pack, and what still waits for people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from congtam.shelf.faults import Fault, Refused
from congtam.shelf.gate import (
    citations,
    derived,
    exceptions,
    levels,
    names,
    orders,
    quotas,
    rows,
    scorecards,
    wording,
)
from congtam.shelf.gate.exam import Exam
from congtam.shelf.gate.pending import Pending, pending
from congtam.shelf.resolving import Resolved

Check = Callable[[Exam], Iterator[Fault]]

OF_RULES: tuple[Check, ...] = (
    names.check,
    rows.check,
    scorecards.check,
    derived.check,
    levels.check,
    exceptions.check,
    quotas.check,
    orders.check,
)
"""What keeps a rating from being wrong or impossible."""

CHECKS: tuple[Check, ...] = (*OF_RULES, wording.check, citations.check)


@dataclass(frozen=True)
class Report:
    """`faults` keep a pack out; `pending` keeps it from being activated until people have settled it."""

    pack_id: str
    faults: tuple[Fault, ...]
    pending: tuple[Pending, ...]

    @property
    def may_be_activated(self) -> bool:
        return not self.faults and not self.pending


def refuse_unsound(resolved: Resolved) -> None:
    """Refused when nobody can be rated by the pack as it stands."""
    exam = Exam(resolved)
    faults = [fault for check in OF_RULES for fault in check(exam)]
    if faults:
        raise Refused(faults)


def examined(resolved: Resolved, clauses: Mapping[str, str]) -> Report:
    """All checks over one resolved pack. Its worked examples are run apart."""
    exam = Exam(resolved, clauses)
    faults = {fault for check in CHECKS for fault in check(exam)}
    return Report(resolved.pack.id, tuple(sorted(faults)), tuple(pending(exam)))
