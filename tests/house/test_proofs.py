"""Every proof that the documents name is a test that exists, and every known way to leak has its mutant."""

import ast
import re
from functools import cache

from tests.house.tree import ROOT

NAMED = re.compile(r"`(tests/[\w/]+\.py)`|`(test_\w+)`")
DOCUMENTS = ("docs/security.md", "docs/operating.md", "docs/architecture.md", "docs/why.md", "README.md")
MUTANTS = {
    "a serial id": ("test_a_serial_number", {"sqlite", "postgresql"}),
    "a timestamp": ("test_a_time", {"sqlite", "postgresql"}),
    "two tables in one transaction sharing xmin": (
        "test_two_tables_in_one_transaction_share_xmin",
        {"postgresql"},
    ),
    "two transactions in heap order": ("test_two_transactions_leave_their_order_in_the_heap", {"postgresql"}),
    "the same on SQLite, by rowid": ("test_two_tables_of_sqlite_keep_their_order_in_the_rowid", {"sqlite"}),
    "a request-log line": ("test_a_log_line", set()),
    "a session cookie on the ballot page": ("test_a_session_cookie_on_the_ballot_page", set()),
}


@cache
def functions() -> dict[str, set[str]]:
    """The names of tests and by whom they are held."""
    found: dict[str, set[str]] = {}
    for path in (ROOT / "tests").rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                found.setdefault(node.name, set()).add(path.relative_to(ROOT).as_posix())
    return found


def test_every_test_that_a_document_names_exists() -> None:
    missing = []
    for document in DOCUMENTS:
        for file, name in NAMED.findall((ROOT / document).read_text(encoding="utf-8")):
            if (file and not (ROOT / file).is_file()) or (name and name not in functions()):
                missing.append(f"{document}: {file or name}")
    assert missing == []


def test_every_known_way_to_leak_has_its_mutant_on_its_databases() -> None:
    source = ast.parse((ROOT / "tests/ballots/test_mutants.py").read_bytes())
    marks = {
        node.name: {
            word
            for each in node.decorator_list
            for word in {"both": ("sqlite", "postgresql")}.get(ast.unparse(each), (ast.unparse(each),))
        }
        & {"sqlite", "postgresql"}
        for node in source.body
        if isinstance(node, ast.FunctionDef)
    }
    assert {way: marks.get(name) for way, (name, _) in MUTANTS.items()} == {
        way: databases for way, (_, databases) in MUTANTS.items()
    }
