"""`congtam run`, `serve`, `demo`, `begin`, `backup`, `restore`: the words for a machine and its data."""

from __future__ import annotations

import argparse
from typing import Any

from congtam.cli.saying import Say
from congtam.serving.sentences import WORDS


def add(words: Any, lang: str) -> None:
    say = WORDS.speaking(lang)
    for parser in (word(words, "run", say), word(words, "serve", say)):
        parser.add_argument("--host", metavar="HOST", help=say("host"))
        parser.add_argument("--port", metavar="PORT", type=int, help=say("port"))
        parser.add_argument("--tls", action="store_true", help=say("tls"))
        parser.add_argument("--name", metavar="NAME", action="append", default=[], help=say("names"))
    demo = word(words, "demo", say)
    demo.add_argument("--large", action="store_true", help=say("large"))
    demo.add_argument("--cards", action="store_true", help=say("cards"))
    begin = word(words, "begin", say)
    begin.add_argument("--name", metavar="NAME", required=True, help=say("name"))
    begin.add_argument("--office", metavar="NAME", required=True, help=say("office"))
    begin.add_argument("--administrator", metavar="NAME", default="", help=say("administrator"))
    begin.add_argument("--code", metavar="CODE", default="", help=say("code"))
    backup = word(words, "backup", say)
    backup.add_argument("folder", nargs="?", metavar="FOLDER", help=say("into"))
    restore = word(words, "restore", say)
    restore.add_argument("file", metavar="FILE", help=say("from"))


def word(words: Any, name: str, say: Say) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = words.add_parser(name, help=say(name))
    parser.set_defaults(deed=said, word=name)
    return parser


def said(asked: argparse.Namespace) -> int:
    from congtam.serving.starting import start  # noqa: PLC0415 - slow import: Django

    return start(asked)
