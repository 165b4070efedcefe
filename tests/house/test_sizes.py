"""Files are aimed at 150 lines and functions at 15; these are the walls, not the aims."""

import ast

from tests.house.tree import modules, texts

FILE_STOPS_AT = 400
FUNCTION_STOPS_AT = 50


def test_files_are_short() -> None:
    counted = (".py", ".html", ".css", ".js")
    long = {
        name: lines
        for name, text in texts()
        if name.endswith(counted) and "/migrations/" not in name
        if (lines := text.count("\n")) > FILE_STOPS_AT
    }
    assert long == {}, "cut these by noun or by screen"


def test_functions_are_short() -> None:
    long = {
        f"{name}:{node.lineno} {node.name}": lines
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if "/migrations/" not in name
        if (lines := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION_STOPS_AT
    }
    assert long == {}
