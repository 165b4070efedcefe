"""A finished Vietnamese sentence put into English by the template it was made from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from congtam.cli.english import cases, entries, files, gate, layers, tables

SENTENCES: Mapping[str, str] = (
    files.SENTENCES
    | layers.SENTENCES
    | gate.SENTENCES
    | cases.SENTENCES
    | tables.SENTENCES
    | entries.SENTENCES
)
BLANK = "{}"
JOINTS = {" hoặc ": " or ", ", ": ", ", "; ": "; "}
"""Between several things said one after the other in one blank."""


@cache
def in_english(said: str) -> str:
    """What has no template is a name, a number, or the words of a pack: it stays as it is."""
    text = said.strip()
    if not text:
        return said
    return said.replace(text, _sentence(text) or _list(text) or text)


def _sentence(text: str) -> str | None:
    if text in SENTENCES and BLANK not in text:
        return SENTENCES[text].format()
    return next((said for template in _templates() if (said := template.fill(text))), None) or _about(text)


def _about(text: str) -> str | None:
    """A sentence with the text at fault quoted after it."""
    sentence, quotes, quoted = text.partition(" “")
    known = _sentence(sentence) if quoted.endswith("”") else None
    return known and f"{known}{quotes}{quoted}"


def _list(text: str) -> str | None:
    """Several things, each of which has its English."""
    for joint, english in JOINTS.items():
        parts = [_sentence(part) for part in text.split(joint)]
        if len(parts) > 1 and None not in parts:
            return english.join(filter(None, parts))
    return None


@dataclass(frozen=True)
class Template:
    """`quoted` tells of each blank whether it stands inside “ ”: what is quoted stays as it was written."""

    pattern: re.Pattern[str]
    quoted: tuple[bool, ...]
    english: str

    @classmethod
    def of(cls, vietnamese: str, english: str) -> Template:
        before = [vietnamese[: found.start()] for found in re.finditer(re.escape(BLANK), vietnamese)]
        quoted = tuple(text.count("“") > text.count("”") for text in before)
        pattern = re.escape(vietnamese).replace(re.escape(BLANK), "(.*?)")
        return cls(re.compile(pattern, re.DOTALL), quoted, english)

    def fill(self, text: str) -> str | None:
        if not (found := self.pattern.fullmatch(text)):
            return None
        blanks = zip(found.groups(), self.quoted, strict=True)
        return self.english.format(*(blank if inside else in_english(blank) for blank, inside in blanks))


@cache
def _templates() -> list[Template]:
    """Those with the most words of their own first: they say most surely that a sentence is theirs."""
    with_blanks = [template for template in SENTENCES if BLANK in template]
    with_blanks.sort(key=lambda template: -len(template.replace(BLANK, "")))
    return [Template.of(template, SENTENCES[template]) for template in with_blanks]
