"""The trial: the worked examples of a pack against every mutant of it."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from congtam.shelf.cases.book import Chapter, book, results_of
from congtam.shelf.cases.files import Case
from congtam.shelf.catalogue import Catalogue
from congtam.shelf.mutants import by_pack, by_switch
from congtam.shelf.mutants.mutant import Mutant
from congtam.shelf.mutants.single import changed_packs
from congtam.shelf.mutants.verdict import Verdict, name_of


@dataclass(frozen=True)
class Trial:
    pack_id: str
    verdicts: tuple[Verdict, ...]
    seconds: float

    @property
    def unnoticed(self) -> tuple[Mutant, ...]:
        return tuple(verdict.mutant for verdict in self.verdicts if not verdict.noticed_by)


def trial(catalogue: Catalogue, pack_id: str) -> Trial:
    """Every mutant of the pack, in all versions that its cases ask for. Refused when cases cannot be read."""
    started = time.perf_counter()
    found: dict[tuple[str, str], Verdict] = {}
    for chapter in book(catalogue, pack_id):
        for verdict in _tried(catalogue, chapter):
            key = (verdict.mutant.address, verdict.mutant.what)
            before = found[key].noticed_by if key in found else ()
            found[key] = replace(verdict, noticed_by=(*before, *verdict.noticed_by))
    return Trial(pack_id, tuple(found.values()), time.perf_counter() - started)


def _tried(catalogue: Catalogue, chapter: Chapter) -> Iterator[Verdict]:
    """Only cases that pass can notice anything."""
    passing = [result.case for result in results_of(chapter.pack, chapter.cases) if result.passed]
    cases = [case for case in passing if case.shape.refused is None]
    yield from by_switch.tried(chapter, cases)
    for mutant, pack in changed_packs(catalogue, chapter.resolved):
        found = by_pack.noticed_by(chapter, mutant, pack, cases)
        yield Verdict(mutant, found or by_pack.noticed_in_reading(chapter, pack, passing))
    yield from _asked_for(chapter, cases)


def _asked_for(chapter: Chapter, cases: Sequence[Case]) -> Iterator[Verdict]:
    """Without a quota, a deadline or a vote each case that asks for it fails: noticed when one asks."""
    for word in ("quotas", "deadlines", "ballots"):
        for key, rule in getattr(chapter.pack, word).items():
            if rule.document in (None, chapter.pack.id):
                asking = [name_of(case) for case in cases if key in getattr(case.shape, word)]
                yield Verdict(Mutant((word, key), f"{word}.{key}", "bỏ", rule.clause), tuple(asking[:1]))
