"""What came of trying mutants."""

from __future__ import annotations

from dataclasses import dataclass

from congtam.shelf.cases.files import Case
from congtam.shelf.mutants.mutant import Mutant


@dataclass(frozen=True)
class Verdict:
    """A mutant and cases that notice it; one is enough, so not all are looked for."""

    mutant: Mutant
    noticed_by: tuple[str, ...]


def name_of(case: Case) -> str:
    return f"{case.file}: {case.id}"
