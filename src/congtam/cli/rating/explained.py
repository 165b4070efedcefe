"""One subject explained, as text."""

from __future__ import annotations

from collections.abc import Iterable

from congtam.cli.rating.table import levels_said, score_said
from congtam.cli.saying import Say
from congtam.engine.explanation import Explanation, Step
from congtam.engine.pack import Pack

MET, NOT_MET, UNKNOWN, NOT_ASKED = "✓", "✗", "?", "–"


def print_explanation(pack: Pack, found: Explanation, say: Say) -> None:
    outcome = found.outcome
    print(f"{outcome.id} · {pack.subjects[outcome.kind].label}")
    print(f"  {say('by_rules')}: {levels_said(outcome, say)}; {say('score')}: {score_said(outcome)}")
    _print_steps(say("exclusions"), found.exclusions, strikes=True)
    _print_steps(say("disqualifiers"), found.disqualifiers, strikes=True)
    for level, steps in found.frames.items():
        _print_steps(say("frame", level=pack.levels[level]), steps, strikes=False)
    _print_steps(say("caps"), found.caps, strikes=True)
    if found.next_level is None:
        print("\n" + _why_no_next_level(pack, found, say))
        return
    print("\n" + say("why_not", level=pack.levels[found.next_level]))
    for step in found.not_higher:
        print(f"  {sign(step, strikes='step:' not in step.rule.column)} {_line(step)}")


def _why_no_next_level(pack: Pack, found: Explanation, say: Say) -> str:
    if found.outcome.is_rated is False:
        return say("nothing_rated")
    return pack.subjects[found.outcome.kind].no_level_because or say("nothing_higher")


def sign(step: Step, *, strikes: bool) -> str:
    """A tick for what helps or does not hinder, a cross for what hinders."""
    if not step.applies:
        return NOT_ASKED
    if step.status is None:
        return UNKNOWN
    return MET if step.status != strikes else NOT_MET


def _print_steps(title: str, steps: Iterable[Step], *, strikes: bool) -> None:
    lines = [f"  {sign(step, strikes=strikes)} {_line(step)}" for step in steps]
    if lines:
        print("\n" + title)
        print("\n".join(lines))


def _line(step: Step) -> str:
    part = step.rule.part
    place = " · ".join(filter(None, [part.document, part.cites, *part.clause]))
    seen = f"\n      {step.observed}" if step.observed else ""
    return f"{step.sentence} [{place}]{seen}"
