"""Every text that a person can be shown, as the templates and the source have it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

from tests.house.tree import SRC

Text = tuple[str, str]
"""A text and its plural; without one an empty plural."""

CALL = re.compile(r"(?<![\w.])(?:n?gettext|_)\((?=u?['\"])")
MARKERS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
VIETNAMESE_ONLY = {"cli", "demo", "engine", "papers", "serving", "shelf"}
"""The command line has words of its own; rules, packs and papers speak the language of regulations."""


def files(ending: str) -> Iterator[Path]:
    for part in sorted(path for path in SRC.iterdir() if path.is_dir() and path.name not in VIETNAMESE_ONLY):
        yield from (path for path in part.rglob(f"*{ending}") if "migrations" not in path.parts)


def texts() -> dict[Text, str]:
    """Each with the name of a file that has it."""
    found: dict[Text, str] = {}
    for path in files(".html"):
        for text in in_template(path.read_text(encoding="utf-8")):
            found.setdefault(text, path.name)
    for path in files(".py"):
        for text in in_source(path.read_text(encoding="utf-8")):
            found.setdefault(text, path.name)
    return found


def in_template(text: str) -> Iterator[Text]:
    """Django writes a template as calls, with x's for all else."""
    written = templatize(text)
    for call in CALL.finditer(written):
        arguments = arguments_of(written[call.end() :])
        plural = arguments[1] if call.group().startswith("ngettext") else ""
        yield arguments[0], plural


def arguments_of(rest: str) -> list[str]:
    """The texts that stand at the beginning, one after another."""
    found = []
    while match := re.match(r"\s*u?('(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")\s*,?", rest):
        found.append(str(ast.literal_eval(match.group(1))))
        rest = rest[match.end() :]
    return found


def in_source(text: str) -> Iterator[Text]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and name_of(node.func) in MARKERS:
            words = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
            if words and isinstance(words[0], str):
                plural = str(words[1]) if name_of(node.func).startswith("ngettext") else ""
                yield words[0], plural


def name_of(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else ""
