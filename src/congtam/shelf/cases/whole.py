"""What a case expects of itself as a whole: places of quotas, votes, the order of a meeting, days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from congtam.engine.quotas.counting import Places
from congtam.shelf.cases.files import Case
from congtam.shelf.cases.mismatch import Mismatch, count_said, said
from congtam.shelf.cases.running import Run, inside, outside
from congtam.shelf.cases.written import ExpectedBallot, ExpectedPlaces


def of_the_whole(case: Case, number: int, run: Run) -> Iterator[Mismatch]:
    """Everything in which quotas, votes, agenda and deadlines came out otherwise."""
    for quota, groups in case.shape.quotas.items():
        for group, wanted in groups.items():
            yield from _places(run, number, quota, group, wanted)
    for name, vote in case.shape.ballots.items():
        yield from _ballot(run, name, vote)
    if case.shape.agenda:
        order = [name for name in run.agenda(case) if name in case.shape.agenda]
        if order != list(case.shape.agenda):
            yield Mismatch("", "agenda", ", ".join(case.shape.agenda), ", ".join(order))
    for name, on in case.shape.deadlines.items():
        found = run.deadline(name, case.shape.events)
        if found != on:
            yield Mismatch(
                name, "deadlines", f"{on:%d/%m/%Y}", f"{found:%d/%m/%Y}" if found else "chưa có ngày"
            )


def _places(run: Run, number: int, quota: str, group: str, wanted: ExpectedPlaces) -> Iterator[Mismatch]:
    groups = {_group_name(each): each for each in run.places(quota).get(number, ())}
    found = groups.get(group) if group or len(groups) != 1 else next(iter(groups.values()))
    if found is None:
        yield Mismatch(quota, "quotas", f"nhóm “{group}”", f"các nhóm {said(set(groups))}")
        return
    name = f"{quota} {group}".strip()
    if wanted.places is not None and found.places != wanted.places:
        yield Mismatch(name, "places", count_said(wanted.places), count_said(found.places))
    if wanted.over is not None and found.over != wanted.over:
        yield Mismatch(name, "over", said(wanted.over), said(found.over))
    for reading, span in wanted.readings.items():
        if found.readings.get(reading) != span:
            yield Mismatch(
                name, f"readings.{reading}", count_said(span), count_said(found.readings.get(reading))
            )
    if wanted.entitlements:
        yield from _entitled(run, name, found, number, wanted.entitlements)


def _ballot(run: Run, name: str, wanted: ExpectedBallot) -> Iterator[Mismatch]:
    found = run.pack.ballots[name]
    if found.base != wanted.base:
        yield Mismatch(name, "base", said(wanted.base), said(found.base))
    for level, votes in wanted.needed.items():
        needed = found.needed(level, wanted.of)
        if needed != votes:
            yield Mismatch(name, f"needed.{level}", said(votes), said(needed))


def _entitled(
    run: Run, name: str, found: Places, number: int, wanted: Mapping[str, tuple[int, int]]
) -> Iterator[Mismatch]:
    allocation = run.entitlements(found)
    for unit, span in wanted.items():
        given = allocation.places.get(inside(number, unit)) if allocation else None
        if given != span[0]:
            yield Mismatch(name, f"entitlements.{unit}", count_said(span), said(given))


def _group_name(places: Places) -> str:
    """The names of a group as its case wrote them; the whole campaign has none."""
    return "/".join(name for name in map(outside, places.group) if name)
