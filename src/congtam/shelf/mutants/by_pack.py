"""Cases against whole changed packs, one rating each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from congtam.engine.dependencies import Circle
from congtam.engine.pack import Pack
from congtam.shelf.cases.book import Chapter, results_of
from congtam.shelf.cases.comparing import mismatches
from congtam.shelf.cases.files import Case
from congtam.shelf.cases.running import Batch, Run
from congtam.shelf.mutants.mutant import Mutant
from congtam.shelf.mutants.relevance import naming, possible
from congtam.shelf.mutants.verdict import name_of


def noticed_by(chapter: Chapter, mutant: Mutant, pack: Pack, cases: Sequence[Case]) -> tuple[str, ...]:
    """First the cases that name the rule, then all that could tell."""
    return next(
        (
            found
            for choose in (naming, possible)
            if (found := first_failing(pack, choose(chapter.pack, mutant, cases)))
        ),
        (),
    )


def first_failing(pack: Pack, cases: Sequence[Case]) -> tuple[str, ...]:
    """The first case that fails under the pack; where it cannot be rated at all, what the engine says."""
    if not cases:
        return ()
    try:
        run = Run(pack, Batch.of(pack, cases))
        failing = (case for n, case in enumerate(cases) if next(mismatches(case, n, run), None))
        return tuple(name_of(case) for case in islice(failing, 1))
    except (Circle, ValueError) as error:
        return (f"xếp loại: {error}",)
    except KeyError:
        return ()  # the entries name what this pack has not: they must be read again


def noticed_in_reading(chapter: Chapter, pack: Pack, cases: Sequence[Case]) -> tuple[str, ...]:
    """By examples read again: what may be entered changes with the pack, and what is refused."""
    known = {name_of(case) for case in cases}
    again = [case for case in chapter.read_with(pack) if name_of(case) in known]
    try:
        failing = (name_of(each.case) for each in results_of(pack, again) if not each.passed)
        return tuple(islice(failing, 1))
    except KeyError as missing:
        return (f"xếp loại: thiếu {missing}",)
