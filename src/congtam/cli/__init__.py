"""The command `congtam`: every module named in WORDS adds one word to it."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from congtam.cli.usage import VietnameseParser
from congtam.entrance import TYPED, speak_utf8

# Each module has add(words, lang) -> None, which registers its parser and sets `deed` on it.
WORDS: tuple[str, ...] = (
    "congtam.cli.packs",
    "congtam.cli.cases",
    "congtam.cli.clauses",
    "congtam.cli.rate",
    "congtam.cli.what_if",
    "congtam.serving.words",
    "congtam.config.managing",
)


def main(arguments: Sequence[str] | None = None) -> int:
    speak_utf8()
    lang = VietnameseParser(prog=TYPED, add_help=False, allow_abbrev=False)
    lang.add_argument("--lang", choices=("vi", "en"), default="vi")
    chosen, rest = lang.parse_known_args(arguments)
    parser = build(chosen.lang)
    parsed = parser.parse_args(rest, chosen)
    if not hasattr(parsed, "deed"):
        parser.print_help()
        return 0
    try:
        return int(parsed.deed(parsed))
    except BrokenPipeError:  # as with `| head`: whoever read has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def build(lang: str) -> argparse.ArgumentParser:
    about = (
        "Đánh giá, xếp loại theo đúng văn bản." if lang == "vi" else "Rating by the regulations themselves."
    )
    kind = VietnameseParser if lang == "vi" else argparse.ArgumentParser
    parser = kind(prog=TYPED, description=about)
    parser.add_argument("--lang", choices=("vi", "en"), default=lang, help="ngôn ngữ / language")
    words = parser.add_subparsers(metavar="lệnh" if lang == "vi" else "word")
    for name in WORDS:
        importlib.import_module(name).add(words, lang)
    return parser
