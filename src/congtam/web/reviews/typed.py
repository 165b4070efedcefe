"""The fields of a form as they came back: only those that somebody changed."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from django.http import QueryDict

from congtam.people.texts import composed
from congtam.reviews.actions.writing import Typed
from congtam.reviews.contents import Field
from congtam.reviews.models import Answer
from congtam.web.base.numbers import number

WAS = "was:"


def as_was(answer: Answer | None) -> str:
    """The version and a mark of the text as the form shows them, sent back with it."""
    text = answer.text if answer else ""
    return f"{answer.version if answer else 0}.{mark_of(text)}"


def mark_of(text: str) -> str:
    return sha256(composed(text).encode()).hexdigest()[:16]


def typed_fields(posted: QueryDict, fields: Iterable[Field]) -> list[Typed]:
    """What stands as it was shown is nobody's change, whatever others did to it meanwhile."""
    found = []
    for field in fields:
        was = posted.get(f"{WAS}{field.key}")
        if was is None:
            continue
        version, _, mark = was.partition(".")
        text = posted.get(field.key, "")
        if mark_of(text) != mark:
            found.append(Typed(field, text, number(version) or 0))
    return found
