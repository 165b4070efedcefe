"""Which rule, case or test carries each clause. A rule counts only where a case notices its absence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from congtam.shelf.clauses import Clause, Clauses
from congtam.shelf.mutants.trial import Trial
from congtam.shelf.parts import parts
from congtam.shelf.resolving import Resolved

_ID = re.compile(r"\b[A-Z]{2,4}\d{2}-\d{2,3}\b")
_IN_NAME = re.compile(r"(?<=_)[a-z]{2,4}\d{2}_\d{2,3}(?=_)")
"""As `test_hx18_68_the_calendar`."""


@dataclass(frozen=True)
class Carried:
    """`rules` that `cases` prove, `tests` that name the clause, and parts that only name it (`named`)."""

    clause: Clause
    rules: tuple[str, ...]
    cases: tuple[str, ...]
    tests: tuple[str, ...]
    named: tuple[str, ...]

    @property
    def is_carried(self) -> bool:
        return bool(self.rules or self.tests)


def coverage(
    clauses: Clauses, trials: Iterable[Trial], packs: Iterable[Resolved], tests: Mapping[str, tuple[str, ...]]
) -> list[Carried]:
    """Every clause in the order of the list, with what carries it."""
    rules: dict[str, list[str]] = {}
    cases: dict[str, list[str]] = {}
    for trial in trials:
        for verdict in trial.verdicts:
            for clause in verdict.mutant.clauses if verdict.noticed_by else ():
                rules.setdefault(clause, []).append(f"{trial.pack_id}: {verdict.mutant.address}")
                cases.setdefault(clause, []).extend(verdict.noticed_by)
    named = naming(packs)
    return [
        Carried(
            clause,
            _once(rules.get(name, [])),
            _once(cases.get(name, [])),
            tests.get(name, ()),
            tuple(each for each in named.get(name, ()) if each not in rules.get(name, ())),
        )
        for name, clause in clauses.by_id.items()
    ]


def naming(packs: Iterable[Resolved]) -> dict[str, tuple[str, ...]]:
    """By clause: every part of a pack and every change of its letters that names it, tried or not."""
    found: dict[str, list[str]] = {}
    for resolved in packs:
        for path, part in parts(resolved.pack):
            own = getattr(part, "document", None) in (None, resolved.pack.id)
            for clause in getattr(part, "clause", ()) if own else ():
                found.setdefault(clause, []).append(f"{resolved.pack.id}: {'.'.join(map(str, path))}")
        for letter in resolved.folder.letters:
            for place, change in enumerate(letter.amendment.changes):
                for clause in change.clause:
                    address = f"{resolved.pack.id}: amendments.{letter.amendment.id}.changes[{place}]"
                    found.setdefault(clause, []).append(address)
    return {clause: _once(addresses) for clause, addresses in found.items()}


def clauses_in_tests(root: Path) -> dict[str, tuple[str, ...]]:
    """By clause: the test files that name it, in words or in the name of a test."""
    found: dict[str, list[str]] = {}
    for file in sorted(root.rglob("test_*.py")) if root.is_dir() else ():
        name = f"{root.name}/{file.relative_to(root).as_posix()}"
        text = file.read_text(encoding="utf-8")
        in_names = (each.upper().replace("_", "-") for each in _IN_NAME.findall(text))
        for clause in {*_ID.findall(text), *in_names}:
            found.setdefault(clause, []).append(name)
    return {clause: tuple(files) for clause, files in found.items()}


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
