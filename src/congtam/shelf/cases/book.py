"""The worked examples of a pack: read, run and reported."""

from __future__ import annotations

import functools
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from congtam.engine.dependencies import Circle
from congtam.engine.pack import Pack
from congtam.shelf.cases.comparing import mismatches, refusal_mismatch
from congtam.shelf.cases.files import Case, CaseFile, cases_of, read_case_file
from congtam.shelf.cases.mismatch import Mismatch
from congtam.shelf.cases.running import Batch, Run
from congtam.shelf.catalogue import Catalogue
from congtam.shelf.faults import Fault, Tally
from congtam.shelf.resolving import Resolved

Layer = tuple[str, tuple[str, ...] | None, tuple[str, ...]]
"""A pack with the letters and overlays that a file asks for."""


@dataclass(frozen=True)
class Result:
    """One case and everything in which it came out otherwise."""

    case: Case
    mismatches: tuple[Mismatch, ...]

    @property
    def passed(self) -> bool:
        return not self.mismatches


@dataclass(frozen=True)
class Chapter:
    """The cases of one pack as it stands under the same letters and overlays."""

    resolved: Resolved
    files: tuple[CaseFile, ...]

    @property
    def pack(self) -> Pack:
        return self.resolved.pack

    @functools.cached_property
    def cases(self) -> tuple[Case, ...]:
        return self.read_with(self.pack)

    def read_with(self, pack: Pack) -> tuple[Case, ...]:
        """What may be entered, as the steps of points, is the pack's to say."""
        return tuple(case for file in self.files for case in cases_of(file, pack))


@dataclass(frozen=True)
class BookReport:
    pack_id: str
    results: tuple[Result, ...]
    seconds: float


def book(catalogue: Catalogue, pack_id: str) -> list[Chapter]:
    """Every case in the pack's folder, or Refused with the faults of all files; a case keeps its own."""
    folder = catalogue.folder(pack_id)
    tally = Tally()
    by_layer: dict[Layer, list[CaseFile]] = {}
    for path in folder.case_files:
        file = tally.attempt(lambda path=path: read_case_file(path, folder.name_of(path)))  # type: ignore[misc]
        if file is not None:
            by_layer.setdefault((file.shape.pack, file.shape.amendments, file.shape.overlays), []).append(
                file
            )
    chapters = [tally.attempt(functools.partial(_chapter, catalogue, files)) for files in by_layer.values()]
    tally.settle()
    return [chapter for chapter in chapters if chapter]


def _chapter(catalogue: Catalogue, files: Sequence[CaseFile]) -> Chapter:
    return Chapter(catalogue.asked(files[0].shape, files[0].data), tuple(files))


def report(catalogue: Catalogue, pack_id: str) -> BookReport:
    """All cases of a pack, run."""
    started = time.perf_counter()
    chapters = book(catalogue, pack_id)
    results = tuple(result for each in chapters for result in results_of(each.pack, each.cases))
    return BookReport(pack_id, results, time.perf_counter() - started)


def failing_cases(book_report: BookReport) -> list[Fault]:
    """Each case that came out otherwise, as a fault of the pack; of one that cannot be read, why."""
    faults: list[Fault] = []
    for result in book_report.results:
        if result.passed:
            continue
        case = result.case
        if case.refusal is not None and case.shape.refused is None:
            faults += case.refusal.faults
        else:
            message = f"trường hợp mẫu không ra như mong đợi: {'; '.join(map(str, result.mismatches))}"
            remedy = "sửa quy tắc, hoặc sửa trường hợp nếu nó sai"
            faults.append(Fault(*case.place, case.id, "", message, remedy))
    return faults


def results_of(pack: Pack, cases: Sequence[Case]) -> Iterator[Result]:
    """Cases that must be refused stand alone; the others share one rating, unless one of them breaks it."""
    together = [case for case in cases if case.shape.refused is None]
    yield from _together(pack, together)
    for case in cases:
        if case.shape.refused is not None:
            yield Result(case, tuple(refusal_mismatch(case, functools.partial(_asked, pack, case))))


def _asked(pack: Pack, case: Case) -> None:
    """Everything of a run that can be refused."""
    run = Run(pack, Batch.of(pack, [case]))
    assert run.outcomes is not None  # noqa: S101 - worked out here
    assert run.blocks is not None  # noqa: S101


def _together(pack: Pack, cases: Sequence[Case]) -> Iterator[Result]:
    if not cases:
        return
    try:
        run = Run(pack, Batch.of(pack, cases))
        yield from [Result(case, tuple(mismatches(case, number, run))) for number, case in enumerate(cases)]
    except (Circle, ValueError) as error:
        if len(cases) == 1:
            yield Result(cases[0], (Mismatch("", "xếp loại", "được", f"bị từ chối: {error}"),))
            return
        half = len(cases) // 2
        yield from _together(pack, cases[:half])
        yield from _together(pack, cases[half:])
