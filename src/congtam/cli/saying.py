"""What the commands say, in Vietnamese and English."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from typing import Any

from congtam.shelf.faults import Refused

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


def refused(refusal: Refused, *, as_json: bool) -> int:
    """Nothing was done: each reason with its place and remedy."""
    if as_json:
        print_json({"refused": [fault.as_data() for fault in refusal.faults]})
    else:
        print("\n".join(map(str, refusal.faults)), file=sys.stderr)
    return 1
