"""What things may not be called."""

import ast
import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath

from tests.house.tree import glossary, modules, name_of, tracked

UNTHOUGHT = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}


def test_no_module_is_a_junk_drawer() -> None:
    drawers = [
        name
        for name in map(name_of, tracked())
        if {PurePosixPath(part).stem for part in PurePosixPath(name).parts} & UNTHOUGHT
    ]
    assert drawers == [], "a module is a noun of the product"


def test_identifiers_are_plain_ascii() -> None:
    assert [name for name in identifiers() if not name.isascii()] == []


def test_no_vietnamese_without_marks() -> None:
    """A term of the glossary has an English identifier: `chi_bo` is unreadable in either language."""
    terms = {unmarked(term) for cell, _, _ in glossary() for term in cell.split(",") if " " in term.strip()}
    assert [name for name in identifiers() if any(f"_{term}_" in f"_{name}_" for term in terms)] == []


def identifiers() -> Iterator[str]:
    for _, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                yield node.name
            elif isinstance(node, ast.Name):
                yield node.id
            elif isinstance(node, ast.arg):
                yield node.arg


def unmarked(term: str) -> str:
    letters = unicodedata.normalize("NFD", term.strip().lower().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace(" ", "_")
