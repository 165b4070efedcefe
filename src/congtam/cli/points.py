"""Points of a document as the commands show them: the text in force, its changes, the rules on it."""

from __future__ import annotations

from typing import Any

from congtam.cli.saying import Say, print_json
from congtam.engine.pack.base import Part
from congtam.engine.sentences import sentence
from congtam.shelf.amending import DataChange
from congtam.shelf.consolidated import Point, history, rules_citing
from congtam.shelf.nodes import Node, plain
from congtam.shelf.resolving import Resolved


def print_point(resolved: Resolved, point: Point, say: Say) -> None:
    print(f"§ {point.address} ({point.document})\n{point.text}")
    for note in point.notes:
        print(f"  [{note}]")
    _print_changes(point, say)
    for rule in rules_citing(resolved, point):
        print(f"  → {rule.address}: {says(resolved, rule.part)}")
    print()


def says(resolved: Resolved, part: Part) -> str:
    """The part as a sentence; what is no rule and carries no text says nothing by itself."""
    has_words = any(getattr(part, name, None) for name in ("cites", "text", "label", "title"))
    return sentence(resolved.pack, part) if has_words else ""


def _print_changes(point: Point, say: Say) -> None:
    for change in point.changes:
        letter = change.letter.issued.number or change.letter.id
        print("  " + say("changed", letter=letter, cites=change.cites))
        print("    " + say("old", text=change.old or say("nothing")))
        print("    " + say("new", text=change.new))


def show_history(resolved: Resolved, say: Say, *, as_json: bool) -> int:
    """Every changed point and every changed place of the data, each with its letter."""
    changed, data = history(resolved)
    if as_json:
        points = [point_data(resolved, point) for point in changed]
        return print_json({"points": points, "data": [_change_data(each) for each in data]})
    if not changed and not data:
        print(say("unchanged"))
    for point in changed:
        print(f"§ {point.address} ({point.document})")
        _print_changes(point, say)
    for each in data:
        print(f"{each.address} [{each.letter.issued.number or each.letter.id}, {each.cites}]")
        print("    " + say("old", text=_shown(each.before, say)))
        print("    " + say("new", text=_shown(each.after, say)))
    return 0


def _shown(node: Node | None, say: Say) -> str:
    return say("nothing") if node is None else str(plain(node))


def point_data(resolved: Resolved, point: Point) -> dict[str, Any]:
    return {
        "document": point.document,
        "address": point.address,
        "text": point.text,
        "notes": list(point.notes),
        "changes": [
            {
                "letter": each.letter.id,
                "number": each.letter.issued.number,
                "cites": each.cites,
                "old": each.old,
                "new": each.new,
            }
            for each in point.changes
        ],
        "rules": [
            {"address": each.address, "says": says(resolved, each.part)}
            for each in rules_citing(resolved, point)
        ],
    }


def _change_data(change: DataChange) -> dict[str, Any]:
    return {
        "address": change.address,
        "letter": change.letter.id,
        "cites": change.cites,
        "before": None if change.before is None else plain(change.before),
        "after": None if change.after is None else plain(change.after),
    }
