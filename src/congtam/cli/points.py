"""Points of a document as the commands show them: the text in force, its changes, the rules on it."""

from __future__ import annotations

from io import StringIO
from textwrap import indent
from typing import Any

from ruamel.yaml import YAML

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


def show_history(resolved: Resolved, address: str | None, say: Say, *, as_json: bool) -> int:
    """Every changed point and every changed place of the data, or those at one address, with the letter."""
    changed, data = history(resolved)
    if address:
        changed = [point for point in changed if point.address == address]
        data = [each for each in data if each.address == address]
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
        for side, node in (("old", each.before), ("new", each.after)):
            print(indent(say(side, text=_shown(node, say)), "    "))
    return 0


def _shown(node: Node | None, say: Say) -> str:
    """As a pack writes it."""
    if node is None:
        return say("nothing")
    value = plain(node)
    if not isinstance(value, dict | list):
        return str(value)
    written = StringIO()
    as_in_packs = YAML(typ="safe", pure=True)
    as_in_packs.default_flow_style = False
    as_in_packs.dump(value, written)
    return f"\n{indent(written.getvalue().rstrip(), '  ')}"


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
