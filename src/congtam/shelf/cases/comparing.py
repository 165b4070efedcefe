"""What a case expects against what came out of a run."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from congtam.engine.dependencies import Circle
from congtam.engine.outcome import Outcome
from congtam.engine.rules import rules_beside
from congtam.shelf.cases.files import Case
from congtam.shelf.cases.mismatch import Mismatch, said, span_said
from congtam.shelf.cases.running import Run, inside, outside
from congtam.shelf.cases.whole import of_the_whole
from congtam.shelf.cases.written import BODIES, NO_LEVEL, Expected

BESIDE = {True: "true", False: "false", None: NO_LEVEL}


def mismatches(case: Case, number: int, run: Run) -> Iterator[Mismatch]:
    """Everything in which a case of a batch did not come out as expected, in the order of the case."""
    if case.refusal is not None:
        for fault in case.refusal.faults:
            yield Mismatch("", "đọc", "không lỗi", str(fault))
        return
    kinds = {entry.id: entry.type for entry in case.entries}
    for name, expected in case.shape.expect.items():
        subject = _Subject(run, expected, name, inside(number, name), kinds[name])
        yield from subject.mismatches()
    yield from of_the_whole(case, number, run)


def refusal_mismatch(case: Case, run: Callable[[], object]) -> Iterator[Mismatch]:
    """A case that must be refused: with the words it names, when it is read or when it is rated."""
    words = case.shape.refused or ""
    reason = str(case.refusal) if case.refusal else _refusal(run)
    if words.casefold() not in reason.casefold() or not reason:
        yield Mismatch("", "refused", f"“{words}”", f"“{reason}”" if reason else "không bị từ chối")


def _refusal(run: Callable[[], object]) -> str:
    try:
        run()
    except Circle as circle:
        return "vòng tròn: " + " → ".join(outside(each) for each in circle.members)
    except ValueError as error:
        return str(error)
    return ""


@dataclass(frozen=True)
class _Subject:
    run: Run
    expected: Expected
    name: str
    id: str
    kind: str

    def mismatches(self) -> Iterator[Mismatch]:
        expected = self.expected
        if expected.is_ is not None:
            yield from self._differs("is", set(expected.is_), set(self.run.kinds.get(self.id, frozenset())))
        if self.kind in self.run.pack.subjects:
            yield from self._rated()
            yield from self._sheet()
            yield from self._bodies()
            yield from self._blocked()

    @functools.cached_property
    def outcome(self) -> Outcome:
        return self.run.outcome(self.id)

    def _rated(self) -> Iterator[Mismatch]:
        expected, found = self.expected, self.outcome
        if expected.level is not None:
            yield from self._differs("level", set(expected.level), set(_levels(found)))
        if expected.by:
            yield from self._lacks("by", expected.by, found.clauses)
        if expected.missing is not None:
            yield from self._differs(
                "missing", set(expected.missing), {outside(each) for each in found.missing}
            )
        for what, wanted, got in (
            ("reviewed", expected.reviewed, found.is_reviewed),
            ("rated", expected.rated, found.is_rated),
        ):
            if wanted is not None:
                yield from self._differs(what, wanted, got)
        if expected.cap is not None:
            yield from self._lacks("cap", (expected.cap,), set(_caps(self.run, found)))
        if expected.in_force is not None:
            yield from self._differs("in_force", set(expected.in_force.level), set(found.in_force))
            yield from self._differs("stage", expected.in_force.stage, found.stage)

    def _sheet(self) -> Iterator[Mismatch]:
        if self.expected.score is not None:
            found = self.outcome.score
            if found != self.expected.score:
                yield Mismatch(self.name, "score", span_said(self.expected.score), span_said(found))
        for row, wanted in self.expected.rows.items():
            got = self.run.row_points(self.kind, row).get(self.id)
            if got != wanted:
                yield Mismatch(self.name, f"rows.{row}", span_said(wanted), span_said(got))
        grades = [*reversed(self.run.pack.grades), NO_LEVEL]  # one above the best: the row is not there
        for row, grade in self.expected.grades.items():
            low, high = self.run.row_grades(self.kind, row)[self.id]
            yield from self._differs(f"grades.{row}", {grade}, set(grades[low : high + 1]))
        rules = rules_beside(self.run.pack, self.kind) if self.expected.beside else {}
        for row, statuses in self.expected.beside.items():
            seen = [self.outcome.row[rule.column] for rule in rules.get(row, ())]
            yield from self._differs(f"beside.{row}", statuses, tuple(BESIDE[each] for each in seen))

    def _bodies(self) -> Iterator[Mismatch]:
        if not _asks_bodies(self.expected):
            return
        known = [each for each in self.run.derived.get(self.id, ()) if each.is_known]
        for group in ("raters", "comments", "forums"):
            wanted = getattr(self.expected, group)
            if wanted is not None:
                bodies = {each.body for each in known if each.group == group}
                yield from self._differs(group, set(wanted), bodies)
        rules = self.run.pack.authorities
        deciding = [(each.body, rules[each.rule].act) for each in known if each.group == "authorities"]
        for word, act in (("decides", "decide"), ("appraises", "appraise"), ("proposes", "propose")):
            wanted = getattr(self.expected, word)
            if wanted is not None:
                bodies = set() if wanted == NO_LEVEL else {wanted}
                yield from self._differs(word, bodies, {body for body, does in deciding if does == act})

    def _blocked(self) -> Iterator[Mismatch]:
        if self.expected.blocked is None and not self.expected.blocked_by:
            return
        found = self.run.blocks.get(self.id, ())
        if self.expected.blocked is not None:
            waits = {outside(each) for block in found for each in block.waits_for}
            yield from self._differs("blocked", set(self.expected.blocked), waits)
        orders = self.run.pack.orders
        names = {name for block in found for name in (*orders[block.order].clause, f"orders.{block.order}")}
        yield from self._lacks("blocked_by", self.expected.blocked_by, names)

    def _differs(self, what: str, wanted: Any, found: Any) -> Iterator[Mismatch]:
        if wanted != found:
            yield Mismatch(self.name, what, said(wanted), said(found))

    def _lacks(self, what: str, wanted: Any, found: Any) -> Iterator[Mismatch]:
        if any(each not in found for each in wanted):
            yield Mismatch(self.name, what, said(set(wanted)), said(set(found)))


def _asks_bodies(expected: Expected) -> bool:
    return any(getattr(expected, word) is not None for word in BODIES)


def _levels(found: Outcome) -> tuple[str, ...]:
    return (NO_LEVEL,) if found.levels is None else found.levels


def _caps(run: Run, found: Outcome) -> Iterator[str]:
    """The levels at which binding caps hold the subject: the cap's own, or the best that is left."""
    caps = run.pack.subjects[found.kind].caps
    for name in found.binding_caps:
        yield from ((caps[name].at_most or "",) if caps[name].at_most else (found.levels or ())[:1])
