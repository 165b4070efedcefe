"""`congtam clauses`: each numbered clause with the rule, case or test that carries it."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

from congtam.cli.mutating import trials
from congtam.cli.saying import Words, print_json
from congtam.entrance import TYPED
from congtam.shelf.catalogue import Catalogue
from congtam.shelf.clauses import read_clauses
from congtam.shelf.coverage import Carried, clauses_in_tests, coverage
from congtam.shelf.faults import Refused
from congtam.shelf.mutants.trial import Trial
from congtam.shelf.resolving import Resolved

_WORDS = Words(
    {
        "help": ("từng điều khoản: quy tắc, trường hợp, phép thử nào thực hiện", "what carries each clause"),
        "json": ("in ra dạng JSON", "print JSON"),
        "kind": ("chỉ những loại này, như level, cap", "only these kinds, as level, cap"),
        "none": ("chưa có gì", "none"),
        "named": ("mới nêu, chưa có trường hợp: {names}", "named without proof: {names}"),
        "total": ("{kind}: {carried}/{all}", "{kind}: {carried} of {all}"),
        "refused": (
            f"{{id}}: không đọc được, xem {TYPED} packs check",
            f"{{id}}: cannot be read, see {TYPED} packs check",
        ),
    }
)
SHOWN = 2
"""Carriers named on one line; the rest are counted."""


def add(words: Any, lang: str) -> None:
    say = _WORDS.speaking(lang)
    parser: argparse.ArgumentParser = words.add_parser("clauses", help=say("help"))
    parser.add_argument("--kind", nargs="*", default=[], help=say("kind"))
    parser.add_argument("--json", action="store_true", help=say("json"))
    parser.set_defaults(deed=_clauses)


def _clauses(asked: argparse.Namespace) -> int:
    catalogue = Catalogue()
    found = [each for each in _coverage(catalogue, asked) if not asked.kind or each.clause.kind in asked.kind]
    if asked.json:
        return print_json([_as_data(each) for each in found])
    for each in found:
        print(f"{each.clause.id:<9} {each.clause.kind:<12} {_carriers(each, asked.lang)}")
    _print_totals(found, asked.lang)
    return 0


def _coverage(catalogue: Catalogue, asked: argparse.Namespace) -> list[Carried]:
    say = _WORDS.speaking(asked.lang)
    tried, packs = [], []
    for trial in trials([(str(catalogue.root), pack_id) for pack_id in catalogue.ids()]):
        if isinstance(trial, Trial):
            tried.append(trial)
            packs += _resolved(catalogue, trial.pack_id)
        elif not asked.json:
            print(say("refused", id=trial[0]))
    tests = Path(catalogue.root).parent / "tests"
    return coverage(read_clauses(catalogue.root), tried, packs, clauses_in_tests(tests))


def _resolved(catalogue: Catalogue, pack_id: str) -> list[Resolved]:
    try:
        return [catalogue.resolved(pack_id)]
    except Refused:
        return []


def _carriers(each: Carried, lang: str) -> str:
    say = _WORDS.speaking(lang)
    if not each.is_carried:
        return say("named", names=_some(each.named)) if each.named else say("none")
    return "; ".join(_some(names) for names in (each.rules, each.cases, each.tests) if names)


def _some(names: tuple[str, ...]) -> str:
    more = f" (+{len(names) - SHOWN})" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more


def _print_totals(found: list[Carried], lang: str) -> None:
    say = _WORDS.speaking(lang)
    every = Counter(each.clause.kind for each in found)
    carried = Counter(each.clause.kind for each in found if each.is_carried)
    print(
        ", ".join(say("total", kind=kind, carried=carried[kind], all=count) for kind, count in every.items())
    )


def _as_data(each: Carried) -> dict[str, Any]:
    return {
        "id": each.clause.id,
        "kind": each.clause.kind,
        "says": each.clause.says,
        "rules": list(each.rules),
        "cases": list(each.cases),
        "tests": list(each.tests),
        "named": list(each.named),
        "carried": each.is_carried,
    }
