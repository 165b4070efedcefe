"""English is whole: every Vietnamese text of the parts named has its English one, with the same blanks."""

import re
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from tests.house.tree import ROOT
from tests.texts import Text, texts

CATALOGUE = Path("locale/en/LC_MESSAGES/django.po")
BLANKS = re.compile(r"%\(\w+\)[sd]|</?\w+[^>]*>")


@cache
def catalogue() -> Catalog:
    with (ROOT / CATALOGUE).open("rb") as opened:
        return read_po(opened, locale="en")


def english(text: Text) -> tuple[str, ...]:
    message = catalogue().get(text[0])
    if message is None or not message.string:
        return ()
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def test_every_text_has_its_english() -> None:
    missing = [
        f"{name}: {text[0]}" for text, name in texts().items() if not all(english(text)) or not english(text)
    ]
    assert missing == [], f"add them to {CATALOGUE}"


def test_blanks_and_marks_are_the_same_in_both_languages() -> None:
    wrong = [
        text[0]
        for text in texts()
        if any(sorted(BLANKS.findall(text[0])) != sorted(BLANKS.findall(other)) for other in english(text))
    ]
    assert wrong == []


def test_counted_things_have_one_and_many() -> None:
    assert [text[0] for text in texts() if bool(text[1]) != (len(english(text)) == 2)] == []


def test_nothing_is_translated_that_is_said_no_more() -> None:
    said = {text[0] for text in texts()}
    kept = {
        message.id if isinstance(message.id, str) else message.id[0] for message in catalogue() if message.id
    }
    assert kept - said == set()
