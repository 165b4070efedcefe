"""`congtam rate FILE`: the result table of a file, or one subject explained."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from congtam.cli.rating.asked import answer, read
from congtam.cli.rating.data import answer_data, explanation_data
from congtam.cli.rating.explained import print_explanation
from congtam.cli.rating.table import print_answer
from congtam.cli.rating.words import WORDS
from congtam.cli.saying import Say, print_json, refused
from congtam.engine.explanation import NotFound, explain
from congtam.shelf.catalogue import Catalogue
from congtam.shelf.faults import Fault, Refused

NAMES_SHOWN = 12


def add(words: Any, lang: str) -> None:
    say = WORDS.speaking(lang)
    parser: argparse.ArgumentParser = words.add_parser("rate", help=say("rate"))
    parser.add_argument("file", type=Path, metavar="FILE", help=say("file"))
    parser.add_argument("--explain", metavar="SUBJECT", help=say("explain"))
    parser.add_argument("--json", action="store_true", help=say("json"))
    parser.set_defaults(deed=_rate)


def _rate(asked: argparse.Namespace) -> int:
    say = WORDS.speaking(asked.lang)
    try:
        found = answer(read(asked.file, Catalogue()))
    except Refused as refusal:
        return refused(refusal, asked.lang, as_json=asked.json)
    if not asked.explain:
        print_json(answer_data(found)) if asked.json else print_answer(found, say)
        return 0
    try:
        explanation = explain(found.rating, asked.explain)
    except NotFound:
        unknown = unknown_subject(asked.file.name, asked.explain, sorted(found.outcomes), say)
        return refused(unknown, asked.lang, as_json=asked.json)
    if asked.json:
        return print_json(explanation_data(explanation))
    print_explanation(found.asked.pack, explanation, say)
    return 0


def unknown_subject(file: str, name: str, known: list[str], say: Say) -> Refused:
    shown = ", ".join(known[:NAMES_SHOWN]) + (" …" if len(known) > NAMES_SHOWN else "")
    return Refused([Fault(file, 0, 0, "", name, say("unknown_subject"), say("names", names=shown))])
