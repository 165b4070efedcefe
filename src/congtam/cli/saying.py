"""What the commands say, in Vietnamese and English."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from typing import Any

from congtam.cli.english.speaking import in_english
from congtam.shelf.faults import Fault, Refused

Say = Callable[..., str]


class Words:
    """Sentences by key, each in Vietnamese and English."""

    def __init__(self, sentences: Mapping[str, tuple[str, str]]) -> None:
        self._sentences = sentences

    def speaking(self, lang: str) -> Say:
        """`say(key, **values)` in one language."""

        def say(key: str, **values: object) -> str:
            vietnamese, english = self._sentences[key]
            return (english if lang == "en" else vietnamese).format_map(values)

        return say


def print_json(data: Any) -> int:
    print(json.dumps(data, ensure_ascii=False, indent=2))
    return 0


def refused(refusal: Refused, lang: str, *, as_json: bool) -> int:
    """Nothing was done: each reason with its place and remedy."""
    if as_json:
        print_json({"refused": [fault_data(fault, lang) for fault in refusal.faults]})
    else:
        print("\n".join(said(fault, lang) for fault in refusal.faults), file=sys.stderr)
    return 1


def said(text: object, lang: str) -> str:
    """What packs, cases and entries are told, which they say in Vietnamese."""
    return in_english(str(text)) if lang == "en" else str(text)


def fault_data(fault: Fault, lang: str) -> dict[str, str | int]:
    return fault.as_data() | {"message": said(fault.message, lang), "remedy": said(fault.remedy, lang)}
