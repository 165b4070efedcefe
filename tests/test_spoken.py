"""No Vietnamese text passes the catalogue by: each stands in gettext, or is listed here with its reason."""

import ast
import re
from collections.abc import Callable, Iterator

from django.template.base import Lexer, Token, TokenType

from tests.house.tree import SRC
from tests.texts import MARKERS, files

LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
VIETNAMESE = re.compile(f"[{LETTERS}{LETTERS.upper()}]")
IN_BOTH = {"Công Tâm", "Tiếng Việt"}
"""The product's own name; the name of a language in that language."""

PAPERS = "an official paper: offices write them in Vietnamese"
SHEETS = "a heading or a mark in a workbook that offices fill in Vietnamese"
WRITTEN = "how Vietnamese is written, to read what offices wrote"
KEPT = "kept with a vote or a campaign, and printed on its papers"
SOURCE = {
    "ballots/paper_count.py": KEPT,
    "ballots/words.py": WRITTEN,
    "campaigns/derived/bodies.py": WRITTEN,
    "campaigns/facts/links.py": WRITTEN,
    "campaigns/lists/kinds.py": SHEETS,
    "campaigns/polls.py": KEPT,
    "campaigns/settled.py": "a fault of a regulation, in the language of regulations",
    "comments/actions/returning.py": SHEETS,
    "comments/workbook.py": SHEETS,
    "commitments/lists/discipline.py": SHEETS,
    "commitments/lists/earlier.py": SHEETS,
    "commitments/lists/targets.py": SHEETS,
    "config/database.py": "said at the start, before anybody chose a language",
    "config/managing.py": "said by the command line",
    "people/names.py": WRITTEN,
    "people/roster/encodings.py": WRITTEN,
    "people/roster/naming.py": SHEETS,
    "people/roster/plan.py": WRITTEN,
    "people/roster/rows.py": WRITTEN,
    "people/roster/syllables.py": WRITTEN,
    "people/roster/values.py": WRITTEN,
    "remedies/lists/shortcomings.py": SHEETS,
    "sheets/entries.py": "a name that is never shown",
    "sheets/workbook.py": SHEETS,
    "web/campaign/opening_forms.py": KEPT,
    "web/settling/lines.py": "words that are typed in a line, whatever language the page speaks",
    "web/signin/browsers.py": "the name of a browser, the same in every language",
}
TEMPLATES = {
    "web/base/templates/base/broken.html": "says it in both languages, since nothing else works then",
    "web/base/templates/base/skin/": "specimens of the letters",
    "web/polls/templates/polls/paper_ballot.html": PAPERS,
    "web/polls/templates/polls/keys_piece.html": PAPERS,
    "web/polls/templates/polls/slips_piece.html": PAPERS,
}


def test_every_vietnamese_text_of_the_source_stands_in_the_catalogue() -> None:
    assert bare(".py", SOURCE, of_screens) == []


def test_every_vietnamese_text_of_a_template_stands_in_the_catalogue() -> None:
    assert bare(".html", TEMPLATES, in_template) + bare(".js", TEMPLATES, in_template) == []


def test_what_is_left_out_is_there() -> None:
    assert [name for name in (*SOURCE, *TEMPLATES) if not (SRC / name).exists()] == []


def test_a_bare_text_is_found() -> None:
    assert [said for _, said in in_source('raise Refusal("Chưa được")\n"""Chú thích"""\n_("Có")')] == [
        "Chưa được"
    ]
    page = '<p title="Tên">{% translate "Có" %}{{ a|default:"không có" }}</p>{# Chú thích #}'
    assert [said for _, said in in_template(page)] == ['<p title="Tên">', 'a|default:"không có"']


Said = Iterator[tuple[int, str]]


def of_screens(text: str) -> Said:
    """A module that describes a paper says what the paper says."""
    return iter(()) if "from congtam.papers" in text else in_source(text)


def in_source(text: str) -> Said:
    tree = ast.parse(text)
    passed_over = {id(inner) for node in ast.walk(tree) for inner in translated(node)}
    constants = [node for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    for node in constants:
        said = "" if id(node) in passed_over else str(node.value)
        if VIETNAMESE.search(said) and said not in IN_BOTH:
            yield node.lineno, said


def translated(node: ast.AST) -> Iterator[ast.AST]:
    """What stands in a call of gettext, and texts that stand alone: those are comments."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKERS:
        yield from (inner for argument in node.args for inner in ast.walk(argument))
    if isinstance(node, ast.Expr):
        yield node.value


def in_template(text: str) -> Said:
    is_inside = False
    for token in Lexer(text).tokenize():
        words = token.split_contents() if token.token_type == TokenType.BLOCK else [""]
        if "blocktrans" in words[0]:
            is_inside = not words[0].startswith("end")
        elif not is_inside and not words[0].startswith("trans") and token.token_type != TokenType.COMMENT:
            yield from untranslated(token)


def untranslated(token: Token) -> Said:
    """What the writer gave to gettext in passing is taken out first."""
    said = re.sub(r'_\("[^"]*"\)', "", token.contents)
    for name in IN_BOTH:
        said = said.replace(name, "")
    if VIETNAMESE.search(said):
        yield token.lineno or 0, " ".join(said.split())


def bare(ending: str, left_out: dict[str, str], found_in: Callable[[str], Said]) -> list[str]:
    return [
        f"{name}:{line}: {said}"
        for path in files(ending)
        if not (name := path.relative_to(SRC).as_posix()).startswith(tuple(left_out))
        for line, said in found_in(path.read_text(encoding="utf-8"))
    ]
