"""`congtam run`, `serve` and `demo`: the words that start the product on a machine."""

from __future__ import annotations

from typing import Any

from congtam.cli.saying import Words

_WORDS = Words(
    {
        "run": ("chạy với đảng bộ ví dụ", "start with the example ward"),
        "serve": ("chạy để dùng thật", "start for real use"),
        "demo": ("lập đảng bộ ví dụ trong thư mục dữ liệu", "make the example ward in the data folder"),
    }
)


def add(words: Any, lang: str) -> None:
    say = _WORDS.speaking(lang)
    for word in ("run", "serve", "demo"):
        words.add_parser(word, help=say(word))
