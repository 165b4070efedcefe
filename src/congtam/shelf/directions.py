"""Whether an override makes a rule tighter or looser, claimed only where the data alone make it certain."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from congtam.engine.pack.quantities import day, points, share, span
from congtam.shelf.addresses import Path
from congtam.shelf.nodes import Node, plain

Direction = Literal["tighter", "looser", "unknown"]

_MORE_IS_TIGHTER = ("at_least", "more_than", "from", "least_duration", "least_half_days")
_LESS_IS_TIGHTER = ("at_most", "below", "may_miss", "within")
_ABOUT = ("cites", "clause", "document", "note", "proposed")
"""Words about where a rule stands, not about what it says."""

_FLIPPED: dict[Direction, Direction] = {"tighter": "looser", "looser": "tighter", "unknown": "unknown"}


def direction(path: Path, before: Node | None, after: Node | None) -> Direction:
    """What the change does to those who are rated."""
    old, new = before and plain(before), after and plain(after)
    if path[0] == "subjects" and len(path) >= 3:
        return _of_subject(path, old, new)
    return _of_bound(str(path[-1]), old, new)


def _of_subject(path: Path, old: Any, new: Any) -> Direction:
    match path[2:]:
        case ("lowest_if",):
            return _of_list(old or [], new or [], disqualifying=True)
        case ("levels", _):
            return _of_list(old or [], new or [], disqualifying=False)
        case ("caps", _):
            return _of_presence(old, new)
        case ("caps", _, "when" | "unless") | ("relief",):
            return _FLIPPED[_of_presence(old, new)]
        case _:
            return "unknown"


def _of_presence(old: Any, new: Any) -> Direction:
    """Of what binds: to add it is tighter, to take it away looser."""
    if (old is None) == (new is None):
        return "unknown"
    return "tighter" if old is None else "looser"


def _of_list(old: list[Any], new: list[Any], *, disqualifying: bool) -> Direction:
    """Of requirements or disqualifiers: more of either is tighter; a bound that moved is compared."""
    before, after = [_bare(each) for each in old], [_bare(each) for each in new]
    if len(before) == len(after):
        moved = {_of_condition(a, b) for a, b in zip(before, after, strict=True) if a != b}
        found = moved.pop() if len(moved) == 1 else "unknown"
        return _FLIPPED[found] if disqualifying else found
    if all(each in after for each in before):
        return "tighter"
    return "looser" if all(each in before for each in after) else "unknown"


def _bare(condition: Any) -> Any:
    if isinstance(condition, dict):
        return {key: _bare(value) for key, value in condition.items() if key not in _ABOUT}
    return [_bare(each) for each in condition] if isinstance(condition, list) else condition


def _of_condition(old: Any, new: Any, word: str = "") -> Direction:
    """Two conditions that differ in one bound; more than that, or what an exception says, is not judged."""
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys():
        changed = [key for key in old if old[key] != new[key]]
        if len(changed) == 1 and changed[0] not in ("when", "unless", "not"):
            return _of_condition(old[changed[0]], new[changed[0]], changed[0])
        return "unknown"
    return _of_bound(word, old, new)


def _of_bound(word: str, old: Any, new: Any) -> Direction:
    if not isinstance(old, str) or not isinstance(new, str):
        return "unknown"
    grown = _compared(old, new)
    if not grown or word not in (*_MORE_IS_TIGHTER, *_LESS_IS_TIGHTER):
        return "unknown"
    return "tighter" if (grown > 0) == (word in _MORE_IS_TIGHTER) else "looser"


def _compared(old: str, new: str) -> int:
    """1 when the new value is greater, -1 when less, 0 when equal or not to be compared."""
    kinds: tuple[Callable[[str, str], int], ...] = (_shares, _spans, _points, _days)
    for compare in kinds:
        try:
            return compare(old, new)
        except ValueError:
            continue
    return 0


def _shares(old: str, new: str) -> int:
    a, b = share(old), share(new)
    return _sign(b.over * a.under - a.over * b.under)


def _spans(old: str, new: str) -> int:
    a, b = span(old), span(new)
    return _sign(b.length - a.length) if a.unit == b.unit else 0


def _points(old: str, new: str) -> int:
    return _sign(points(new) - points(old))


def _days(old: str, new: str) -> int:
    return _sign((day(new) - day(old)).days)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
