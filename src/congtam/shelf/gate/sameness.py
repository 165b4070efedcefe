"""Whether two conditions say the same or the opposite, as far as their shape shows it."""

from __future__ import annotations

from typing import Any

from congtam.engine.pack.conditions import Condition

_WHERE = frozenset({"cites", "clause", "document", "proposed", "note"})
_ABOUT = _WHERE | {"when", "unless"}
_OPPOSITE = {"at_least": "below", "more_than": "at_most", "below": "at_least", "at_most": "more_than"}
_BOUNDS = frozenset({*_OPPOSITE, "is"})


def bare(condition: Condition) -> dict[str, Any]:
    """What a condition says, without where it stands and without its `when` and `unless`."""
    left: dict[str, Any] = _without(_ABOUT, condition.model_dump(by_alias=True, exclude_none=True))
    return left


def said(condition: Condition) -> dict[str, Any]:
    """All that a condition says, with whom it concerns and its exception, without where it stands."""
    left: dict[str, Any] = _without(_WHERE, condition.model_dump(by_alias=True, exclude_none=True))
    return left


def _without(keys: frozenset[str], value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without(keys, inner) for key, inner in value.items() if key not in keys and inner != ()}
    return [_without(keys, inner) for inner in value] if isinstance(value, list | tuple) else value


def opposite(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """`not: X` and X; a bound and the bound that begins where it ends."""
    if one.get("not") == other or other.get("not") == one:
        return True
    if one.keys() != other.keys() or len(one) != 1:
        return False
    ((word, left),), ((_, right),) = one.items(), other.items()
    if word not in ("share", "count", "value", "percent", "score", "group_score"):
        return False
    return _measured(left) == _measured(right) and _opposite_bounds(_bounds(left), _bounds(right))


def _measured(asked: dict[str, Any]) -> dict[str, Any]:
    """What a bound is set to, without the bound."""
    return {key: value for key, value in asked.items() if key not in _BOUNDS and key != "if_none"}


def _bounds(asked: dict[str, Any]) -> dict[str, Any]:
    return {key: str(value) for key, value in asked.items() if key in _BOUNDS}


def _opposite_bounds(left: dict[str, str], right: dict[str, str]) -> bool:
    """One bound on each side. `is 0` is the opposite of `at_least 1` and `more_than 0`."""
    if len(left) != 1 or len(right) != 1:
        return False
    ((word, value),), ((other, bound),) = left.items(), right.items()
    if _OPPOSITE.get(word) == other:
        return value == bound
    if {word, other} == {"at_most", "at_least"}:
        most, least = (value, bound) if word == "at_most" else (bound, value)
        return most.isdecimal() and least.isdecimal() and int(least) == int(most) + 1
    zero = value if word == "is" else bound if other == "is" else ""
    rest = (other, bound) if word == "is" else (word, value)
    return zero in ("0", "0%") and rest in (("at_least", "1"), ("more_than", "0"), ("more_than", "0%"))
