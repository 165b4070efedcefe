"""Answers as text: a table of subjects, and the arithmetic of the quotas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from congtam.cli.rating.asked import Answer
from congtam.cli.saying import Say
from congtam.engine.outcome import Outcome
from congtam.engine.pack import Pack
from congtam.engine.pack.quantities import POINT, points_text
from congtam.engine.quotas.counting import Places, count_places
from congtam.engine.quotas.entitlement import Allocation
from congtam.engine.quotas.nested import entitlements
from congtam.engine.sentences import missing_said, sentence

WIDEST = 60


def print_answer(answer: Answer, say: Say) -> None:
    pack = answer.asked.pack
    print(say("head", title=pack.title, count=len(answer.outcomes)))
    heads = [say(key) for key in ("subject", "by_rules", "in_force", "score", "because")]
    for kind in dict.fromkeys(outcome.kind for outcome in answer.outcomes.values()):
        rows = [_row(pack, one, say) for one in answer.outcomes.values() if one.kind == kind]
        print(f"\n{pack.subjects[kind].label}")
        print_table(heads, sorted(rows))
    _print_quotas(answer, say)


def print_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Columns as wide as their longest cell, the last one free."""
    every = [list(heads), *map(list, rows)]
    widths = [min(WIDEST, max(len(row[place]) for row in every)) for place in range(len(heads) - 1)]
    for row in every:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        print(("  " + "  ".join([*cells, row[-1]])).rstrip())


def levels_said(outcome: Outcome, say: Say) -> str:
    """The set of levels the rules leave, or why there is none."""
    if outcome.is_rated is False:
        return say("not_rated")
    if outcome.levels is None:
        return say("no_level")
    return " / ".join(outcome.levels)


def score_said(outcome: Outcome) -> str:
    if outcome.score is None:
        return "–"
    low, high = map(points_text, outcome.score)
    return low if low == high else f"{low}–{high}"


def _row(pack: Pack, outcome: Outcome, say: Say) -> list[str]:
    in_force = " / ".join(outcome.in_force) or "–"
    stage = say(f"stage:{outcome.stage}") if outcome.in_force else ""
    clauses = dict.fromkeys(
        name for rule in outcome.deciding for name in rule.clauses or (rule.short_address,)
    )
    because = ", ".join(clauses)
    if outcome.missing:
        names = "; ".join(missing_said(pack, name) for name in outcome.missing)
        because += ("; " if because else "") + say("missing", names=names)
    said = f"{in_force} ({stage})" if stage else in_force
    return [outcome.id, levels_said(outcome, say), said, score_said(outcome), because]


def _print_quotas(answer: Answer, say: Say) -> None:
    counts = [count for name in answer.asked.pack.quotas for count in count_places(answer.rating, name)]
    if counts:
        print("\n" + say("quota"))
    for count in counts:
        print(f"  {sentence(answer.asked.pack, answer.asked.pack.quotas[count.quota])}")
        print(f"    {_arithmetic(count, say)}")
        if allocation := entitlements(answer.rating, count, answer.outcomes):
            print(f"    {_shared_out(allocation, say)}")


def _arithmetic(count: Places, say: Say) -> str:
    """`20% × 24–30 → tối đa 4–5; đã chọn 1`, with the group it is about and the places by either reading."""
    group = " · ".join(name for name in count.group if name)
    numbers = {"base": count.base, "places": count.places, "taken": count.taken}
    said = say("places", share=count.share, **{name: _span(value) for name, value in numbers.items()})
    said = f"{group}: {said}" if group else said
    readings = "; ".join(
        say(f"reading:{name}", places=_span(value)) for name, value in count.readings.items()
    )
    return f"{said} ({readings})" if readings else said


def _shared_out(allocation: Allocation, say: Say) -> str:
    """`c1: 3,6 → 3; c2: 2 → 2; cộng 5 / 6`: each unit's exact share and places, the sum beside the quota."""
    shares = "; ".join(
        f"{unit}: {points_text(int(exact * POINT))} → {allocation.places[unit]}"
        for unit, exact in allocation.exact.items()
    )
    said = say("shared_out", shares=shares, total=allocation.total, most=allocation.most)
    for units, left in allocation.tied.values():
        said += say("tied", units=", ".join(units), left=left)
    return said + (say("over_by", over=allocation.over) if allocation.over else "")


def _span(span: tuple[int, int]) -> str:
    return str(span[0]) if span[0] == span[1] else f"{span[0]}–{span[1]}"
