"""`congtam what-if FILE --set SUBJECT.fact=value`: who changes when something were otherwise. Nothing is
saved."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from congtam.cli.rate import unknown_subject
from congtam.cli.rating.asked import Asked, answer, read
from congtam.cli.rating.data import outcome_data
from congtam.cli.rating.table import levels_said, print_table, score_said
from congtam.cli.rating.words import WORDS
from congtam.cli.saying import Say, print_json, refused
from congtam.engine.entries import population_of
from congtam.engine.outcome import Outcome
from congtam.engine.whatif import Difference, UnknownSubject, changed, differences
from congtam.shelf.cases.changes import read_change
from congtam.shelf.catalogue import Catalogue
from congtam.shelf.faults import Fault, Refused


def add(words: Any, lang: str) -> None:
    say = WORDS.speaking(lang)
    parser: argparse.ArgumentParser = words.add_parser("what-if", help=say("what-if"))
    parser.add_argument("file", type=Path, metavar="FILE", help=say("file"))
    parser.add_argument(
        "--set", action="append", required=True, metavar="SUBJECT.fact=value", dest="changes", help=say("set")
    )
    parser.add_argument("--json", action="store_true", help=say("json"))
    parser.set_defaults(deed=_what_if)


def _what_if(asked: argparse.Namespace) -> int:
    say = WORDS.speaking(asked.lang)
    try:
        before = answer(read(asked.file, Catalogue()))
    except Refused as refusal:
        return refused(refusal, asked.lang, as_json=asked.json)
    if before.asked.entries is None:
        fault = Fault(before.asked.name, 0, 0, "", "", say("only_entries"), say("write_entries"))
        return refused(Refused([fault]), asked.lang, as_json=asked.json)
    try:
        changes = [read_change(before.asked.pack, before.asked.entries, text) for text in asked.changes]
        after = answer(_changed(before.asked, changes))
    except Refused as refusal:
        return refused(refusal, asked.lang, as_json=asked.json)
    except UnknownSubject as unknown:
        nobody = unknown_subject(before.asked.name, str(unknown), sorted(before.outcomes), say)
        return refused(nobody, asked.lang, as_json=asked.json)
    found = differences(before.outcomes, after.outcomes, {change.subject for change in changes})
    if asked.json:
        return print_json([_data(one) for one in found])
    _print(found, say)
    return 0


def _changed(asked: Asked, changes: list[Any]) -> Asked:
    entries = tuple(changed(asked.entries or (), changes))
    return replace(asked, entries=entries, population=population_of(asked.pack, entries))


def _data(one: Difference) -> dict[str, Any]:
    return {"asked": one.asked, "before": outcome_data(one.before), "after": outcome_data(one.after)}


def _print(found: list[Difference], say: Say) -> None:
    if not found:
        print(say("no_change"))
        return
    print(say("changes", count=len(found)))
    rows = [
        [
            one.before.id,
            say("asked") if one.asked else say("also"),
            f"{levels_said(one.before, say)} → {levels_said(one.after, say)}",
            f"{_in_force(one.before)} → {_in_force(one.after)}",
            f"{score_said(one.before)} → {score_said(one.after)}",
        ]
        for one in found
    ]
    print_table([say("subject"), "", say("by_rules"), say("in_force"), say("score")], rows)


def _in_force(outcome: Outcome) -> str:
    return " / ".join(outcome.in_force) or "–"
