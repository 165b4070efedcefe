"""The trial: the worked examples of a pack against every mutant of it."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from congtam.engine.dependencies import Circle
from congtam.engine.pack import Pack
from congtam.shelf.cases.book import Chapter, book, results_of
from congtam.shelf.cases.comparing import mismatches
from congtam.shelf.cases.files import Case
from congtam.shelf.cases.running import Batch, Run
from congtam.shelf.catalogue import Catalogue
from congtam.shelf.mutants.mutant import Mutant
from congtam.shelf.mutants.relevance import naming, possible
from congtam.shelf.mutants.single import Changed, changed_packs
from congtam.shelf.mutants.switching import NOTHING, SWITCH, switched
from congtam.shelf.parts import replaced

AT_ONCE = 4000
"""Copies of subjects in one rating: the engine's fixed costs become small, and it fits any machine."""


@dataclass(frozen=True)
class Verdict:
    """A mutant and cases that notice it; one is enough, so not all are looked for."""

    mutant: Mutant
    noticed_by: tuple[str, ...]


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
    yield from _tried_by_switch(chapter, [_without_blocks(case) for case in cases])
    for changed in changed_packs(catalogue, chapter.resolved):
        yield Verdict(changed.mutant, _noticed_changed(chapter, changed, cases, passing))
    yield from _asked_for(chapter, cases)


def _noticed_changed(
    chapter: Chapter, changed: Changed, cases: Sequence[Case], passing: Sequence[Case]
) -> tuple[str, ...]:
    """First by the cases that name the rule, then by all that could, then by reading the examples again."""
    for choose in (naming, possible):
        chosen = choose(chapter.pack, changed.mutant, cases)
        if found := _noticed_whole(changed.pack, chosen) if chosen else ():
            return found
    return _noticed_in_reading(chapter, changed.pack, passing)


def _without_blocks(case: Case) -> Case:
    """What holds subjects back is tried with whole packs: it looks at everybody in the population at once."""
    expect = {
        name: expected.model_copy(update={"blocked": None, "blocked_by": ()})
        for name, expected in case.shape.expect.items()
    }
    return replace(case, shape=case.shape.model_copy(update={"expect": expect}))


def _tried_by_switch(chapter: Chapter, cases: Sequence[Case]) -> Iterator[Verdict]:
    """First the cases that name the rule; for what they do not notice, all that could."""
    pack, mutants = switched(chapter.pack, chapter.resolved.data)
    disturbed = {
        place for place, _ in _noticed(pack, [(n, _copy(case, NOTHING)) for n, case in enumerate(cases)])
    }
    steady = [case for place, case in enumerate(cases) if place not in disturbed]
    others = [case for place, case in enumerate(cases) if place in disturbed]
    found: dict[int, tuple[str, ...]] = {}
    for choose in (naming, possible):
        left = [number for number in range(len(mutants)) if number not in found]
        copies = [(n, _copy(case, str(n))) for n in left for case in choose(chapter.pack, mutants[n], steady)]
        for number, case in _noticed(pack, copies):
            found[number] = (*found.get(number, ()), _name(case))
    for number, mutant in enumerate(mutants):
        yield Verdict(mutant, found.get(number) or _noticed_without(chapter.pack, mutant, others))


def _noticed_without(pack: Pack, mutant: Mutant, cases: Sequence[Case]) -> tuple[str, ...]:
    """By cases that the switches themselves disturb: a condition that frames share has several switches."""
    could = possible(pack, mutant, cases)
    return _noticed_whole(replaced(pack, mutant.path, None), could) if could else ()


def _copy(case: Case, switch: str) -> Case:
    entries = tuple(replace(entry, facts={**entry.facts, SWITCH: switch}) for entry in case.entries)
    return replace(case, entries=entries)


def _noticed(pack: Pack, copies: Sequence[tuple[int, Case]]) -> Iterator[tuple[int, Case]]:
    """The copies that no longer come out as expected."""
    for parcel in _parcels(copies):
        run = Run(pack, Batch.of(pack, [case for _, case in parcel]))
        for place, (number, case) in enumerate(parcel):
            if next(mismatches(case, place, run), None) is not None:
                yield number, case


def _parcels(copies: Sequence[tuple[int, Case]]) -> Iterator[list[tuple[int, Case]]]:
    parcel: list[tuple[int, Case]] = []
    size = 0
    for number, case in copies:
        parcel.append((number, case))
        size += len(case.entries)
        if size >= AT_ONCE:
            yield parcel
            parcel, size = [], 0
    if parcel:
        yield parcel


def _noticed_whole(pack: Pack | None, cases: Sequence[Case]) -> tuple[str, ...]:
    """The first case that fails under another pack; one that cannot be read or rated is noticed by that."""
    if pack is None:
        return ("đọc gói",)
    try:
        run = Run(pack, Batch.of(pack, cases))
        failing = (case for n, case in enumerate(cases) if next(mismatches(case, n, run), None))
        return tuple(_name(case) for case in (next(failing, None),) if case)
    except (Circle, ValueError, KeyError) as error:
        return (f"xếp loại: {error}",)


def _noticed_in_reading(chapter: Chapter, pack: Pack | None, passing: Sequence[Case]) -> tuple[str, ...]:
    """By examples read again under another pack: what may be entered changes with it, and what is refused."""
    known = {_name(case) for case in passing}
    again = [case for case in chapter.read_with(pack) if _name(case) in known] if pack else []
    failing = (_name(each.case) for each in results_of(pack or chapter.pack, again) if not each.passed)
    return tuple(islice(failing, 1))


def _asked_for(chapter: Chapter, cases: Sequence[Case]) -> Iterator[Verdict]:
    """Without a quota, a deadline or a vote each case that asks for it fails: noticed when one asks."""
    for word in ("quotas", "deadlines", "ballots"):
        for key, rule in getattr(chapter.pack, word).items():
            if rule.document in (None, chapter.pack.id):
                asking = [_name(case) for case in cases if key in getattr(case.shape, word)]
                yield Verdict(Mutant((word, key), f"{word}.{key}", "bỏ", rule.clause), tuple(asking[:1]))


def _name(case: Case) -> str:
    return f"{case.file}: {case.id}"
