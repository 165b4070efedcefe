"""Cases against switched mutants: many copies of many cases in one rating."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from congtam.engine.pack import Pack
from congtam.shelf.cases.book import Chapter
from congtam.shelf.cases.comparing import mismatches
from congtam.shelf.cases.files import Case
from congtam.shelf.cases.running import Batch, Run
from congtam.shelf.mutants.by_pack import first_failing
from congtam.shelf.mutants.relevance import naming, possible
from congtam.shelf.mutants.switching import NOTHING, SWITCH, switched
from congtam.shelf.mutants.verdict import Verdict, name_of
from congtam.shelf.parts import replaced

AT_ONCE = 4000
"""Copies of subjects in one rating: the engine's fixed costs become small, and it fits any machine."""

Copy = tuple[int, Case]
"""A case, and the number of the mutant for which it was copied."""


def tried(chapter: Chapter, cases: Sequence[Case]) -> Iterator[Verdict]:
    """First the cases that name the rule; for what they do not notice, all that could.

    A condition that two frames share has a switch in each, which some cases can tell: these are asked about
    the pack without the rule.
    """
    pack, mutants = switched(chapter.pack, chapter.resolved.data)
    cases = [_without_blocks(case) for case in cases]
    unchanged = [(place, _copy(case, NOTHING)) for place, case in enumerate(cases)]
    disturbed = {place for place, _ in _failing(pack, unchanged)}
    steady = [case for place, case in enumerate(cases) if place not in disturbed]
    others = [case for place, case in enumerate(cases) if place in disturbed]
    found: dict[int, tuple[str, ...]] = {}
    for choose in (naming, possible):
        left = [number for number in range(len(mutants)) if number not in found]
        copies = [(n, _copy(case, str(n))) for n in left for case in choose(chapter.pack, mutants[n], steady)]
        for number, case in _failing(pack, copies):
            found[number] = (*found.get(number, ()), name_of(case))
    for number, mutant in enumerate(mutants):
        if number not in found and (could := possible(chapter.pack, mutant, others)):
            found[number] = first_failing(replaced(chapter.pack, mutant.path, None), could)
        yield Verdict(mutant, found.get(number, ()))


def _without_blocks(case: Case) -> Case:
    """What holds subjects back is tried with whole packs: it looks at everybody in the population at once."""
    expect = {
        name: expected.model_copy(update={"blocked": None, "blocked_by": ()})
        for name, expected in case.shape.expect.items()
    }
    return replace(case, shape=case.shape.model_copy(update={"expect": expect}))


def _copy(case: Case, switch: str) -> Case:
    entries = tuple(replace(entry, facts={**entry.facts, SWITCH: switch}) for entry in case.entries)
    return replace(case, entries=entries)


def _failing(pack: Pack, copies: Sequence[Copy]) -> Iterator[Copy]:
    """The copies that no longer come out as expected."""
    for parcel in _parcels(copies):
        run = Run(pack, Batch.of(pack, [case for _, case in parcel]))
        for place, (number, case) in enumerate(parcel):
            if next(mismatches(case, place, run), None) is not None:
                yield number, case


def _parcels(copies: Sequence[Copy]) -> Iterator[list[Copy]]:
    parcel: list[Copy] = []
    size = 0
    for copy in copies:
        parcel.append(copy)
        size += len(copy[1].entries)
        if size >= AT_ONCE:
            yield parcel
            parcel, size = [], 0
    if parcel:
        yield parcel
