"""The documents say what is true of the code."""

import ast
import re
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO

from congtam.cli import main
from setup.commands import WORDS
from tests.house.tree import ROOT, SRC, glossary, modules, name_of, texts, tracked

CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
TOLD = re.compile(r"(?:\{TYPED\}|\{\{ typed \}\}|%\(typed\)s) ([a-z][a-z-]*)")
BARE = re.compile(r"(?<![`/\w])(?<!python )congtam ([a-z][a-z-]*)")
LINK = re.compile(r"\]\(([^)\s]+)\)")
PLACE = re.compile(r"`([a-z_-]+(?:/[a-z_-]+)+(?:/|\.(?:py|md|toml|txt|yaml|in)))`")
"""A folder in a folder, or a file in one, as documents name them."""
COMMAND = re.compile(r"(?:^|[\s`$])(?:\./|python )?congtam ([a-z][a-z-]*)", re.MULTILINE)


def test_every_command_quoted_exists() -> None:
    quoted = {
        (name, word)
        for name, text in texts()
        if name.endswith(".md")
        for code in CODE.findall(text)
        for word in COMMAND.findall(code)
    }
    assert quoted, "the README names commands"
    assert [(name, word) for name, word in sorted(quoted) if word not in WORDS and not is_word(word)] == []


def test_every_command_a_text_tells_somebody_to_type_is_typed_like_that() -> None:
    """No program of that name is on anybody's path: there is ./congtam, and on Windows python congtam."""
    product = [(name, text) for name, text in texts() if name.startswith(("src/", "locale/", "setup/"))]
    told = {(name, word) for name, text in product for word in TOLD.findall(text)}
    assert told
    assert [(name, word) for name, word in sorted(told) if word not in WORDS and not is_word(word)] == []
    bare = {
        (name, word)
        for name, text in product
        for word in BARE.findall(text)
        if word in WORDS or is_word(word)
    }
    assert bare == set()


@cache
def test_every_link_leads_somewhere() -> None:
    links = {
        (name, link)
        for name, text in documents()
        for link in LINK.findall(text)
        if not link.startswith(("http:", "https:", "mailto:"))
    }
    assert links
    assert [(name, link) for name, link in sorted(links) if not leads(name, link)] == []


def leads(name: str, link: str) -> bool:
    """To a file that is kept and, behind `#`, to a heading of it."""
    place, _, heading = link.partition("#")
    target = (ROOT / name).parent.joinpath(place).resolve() if place else ROOT / name
    if target not in tracked():
        return False
    titles = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE)
    return not heading or heading in {
        re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in titles
    }


def test_every_place_named_is_there() -> None:
    """From the root, or from the source."""
    kept = {name_of(path) for path in tracked()}
    folders = {f"{parent}/" for name in kept for parent in parents(name)}
    source = f"{name_of(SRC)}/"
    named = {(name, place) for name, text in documents() for place in PLACE.findall(text)}
    assert named
    lost = [
        (name, place) for name, place in sorted(named) if not {place, f"{source}{place}"} & (kept | folders)
    ]
    assert lost == []


def parents(name: str) -> list[str]:
    parts = name.split("/")[:-1]
    return ["/".join(parts[:length]) for length in range(1, len(parts) + 1)]


def documents() -> list[tuple[str, str]]:
    return [(name, text) for name, text in texts() if name.endswith(".md")]


def is_word(word: str) -> bool:
    """Whether the product's own command knows the word."""
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        try:
            return main([word, "--help"]) == 0
        except SystemExit as ended:
            return ended.code == 0


def test_the_glossary_names_what_the_source_has() -> None:
    words = {word for _, tree in modules("src/") for node in ast.walk(tree) for word in names(node)}
    missing = {word for _, found, _ in glossary() for word in found if word not in words}
    assert missing == set()


def test_every_public_noun_is_in_the_glossary() -> None:
    """The classes of the pack model; shapes that only make up another one are explained with it."""
    shapes = ("Leaf", "Needed", "Bound", "Of")
    listed = {word for _, found, _ in glossary() for word in found}
    nouns = {
        node.name
        for _, tree in modules("src/congtam/engine/pack/")
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and not node.name.endswith(shapes)
    }
    assert {noun for noun in nouns if snake(noun) not in listed} == set(), "add a row to docs/glossary.md"


def names(node: ast.AST) -> list[str]:
    match node:
        case ast.ClassDef(name=name):
            return [snake(name)]
        case ast.FunctionDef(name=name) | ast.Name(id=name) | ast.arg(arg=name) | ast.Attribute(attr=name):
            return [name]
        case ast.Constant(value=str(text)):
            return [text]
        case _:
            return []


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
