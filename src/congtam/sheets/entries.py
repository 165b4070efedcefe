"""Marks as the engine takes them: laid over what a campaign knows of a subject, or by themselves to be
checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from congtam.campaigns.models import Dossier
from congtam.engine.entries import check_entries
from congtam.engine.entries.points import points_problems
from congtam.engine.pack import Pack
from congtam.engine.population import Entry
from congtam.sheets.layout import Line
from congtam.sheets.packed import rows_with
from congtam.sheets.values import Values

SOMEBODY = "phiếu"


def bare_entry(dossier: Dossier) -> Entry:
    """Of a subject whom the registers do not know any more: the sheet is all there is."""
    return Entry(dossier.key, dossier.kind, dossier.campaign.asked_on)


def with_marks(entry: Entry, marks: Mapping[str, Values]) -> Entry:
    """`marks` by address. What targets say of a row stays: nobody types there."""
    return replace(
        entry,
        points=dict(rows_with(marks, "points")),
        grades=dict(rows_with(marks, "grade")),
        options=dict(rows_with(marks, "option")),
        answers=dict(rows_with(marks, "answer")),
        times=dict(rows_with(marks, "times")),
        parts={**entry.parts, **parts_in(marks)},
        aside=frozenset(address for address, values in marks.items() if values.aside),
    )


def parts_in(marks: Mapping[str, Values]) -> dict[str, tuple[int, int]]:
    return {
        address: (values.part, values.whole)
        for address, values in marks.items()
        if values.part is not None and values.whole is not None
    }


def problems_of(pack: Pack, kind: str, marks: Mapping[str, Values]) -> dict[str, str]:
    """By address: what is wrong with the row, as one sentence with what to do."""
    entry = with_marks(Entry(SOMEBODY, kind, date.min), marks)
    found: dict[str, str] = {}
    for problem in check_entries(pack, [entry]):
        address = problem.address.partition("[")[2].removesuffix("]")
        found.setdefault(address, said(problem.what, problem.remedy))
    return found


def above_choice(line: Line, step: int, points: int, chosen: str) -> str:
    """What is wrong with points under the option that data chose; empty when nothing is."""
    found: Iterable[tuple[str, str]] = points_problems(line.place, step, points, chosen)
    return next((said(what, remedy) for what, remedy in found), "")


def said(what: str, remedy: str) -> str:
    sentence = f"{what}: {remedy}."
    return sentence[:1].upper() + sentence[1:]
