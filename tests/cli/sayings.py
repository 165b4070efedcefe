"""The Vietnamese sentences in source code, each with {} where something is put in."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.tree import ROOT

MARKED = re.compile(r"[à-ỹÀ-ỸđĐăĂơƠưƯ“]")
NAMED_BLANK = re.compile(r"\{\w*\}")


def templates(*places: str) -> dict[str, str]:
    """Every Vietnamese sentence said in these files and folders, with the file where it stands first."""
    found: dict[str, str] = {}
    for place in places:
        for file in _files(ROOT / place):
            for text in _said(ast.parse(file.read_text(encoding="utf-8"))):
                if MARKED.search(text):
                    found.setdefault(text.strip(), str(file.relative_to(ROOT)))
    return found


def _files(place: Path) -> list[Path]:
    return sorted(place.rglob("*.py")) if place.is_dir() else [place]


def _said(node: ast.AST) -> Iterator[str]:
    """Texts from the outside in: what a sum or an f-string holds belongs to one sentence with it."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return  # a docstring
    text = _template(node)
    if text is not None:
        yield NAMED_BLANK.sub("{}", text)
    for child in ast.iter_child_nodes(node):
        if text is None:
            yield from _said(child)
        elif not isinstance(child, ast.Constant):
            yield from _inside(child)


def _inside(node: ast.AST) -> Iterator[str]:
    """What is put into the blanks of a sentence may hold sentences of its own."""
    if isinstance(node, ast.FormattedValue):
        yield from _said(node.value)
    elif isinstance(node, ast.BinOp | ast.JoinedStr):
        for child in ast.iter_child_nodes(node):
            yield from _inside(child)
    elif not isinstance(node, ast.Constant):
        yield from _said(node)


def _template(node: ast.AST) -> str | None:
    match node:
        case ast.Constant(value=str() as text):
            return text
        case ast.JoinedStr(values=values):
            return "".join(_template(value) or "{}" for value in values)
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            ends = _template(left), _template(right)
            return None if ends == (None, None) else "".join(end or "{}" for end in ends)
    return None
