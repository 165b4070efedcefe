"""Facts against their types in the pack."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from congtam.engine.entries.problems import Problem, one_of
from congtam.engine.pack import Pack
from congtam.engine.pack.pack import Fact
from congtam.engine.population import Entry

WANTED = {
    "yes_no": "có hoặc không",
    "judgement": "có hoặc không",
    "number": "một số nguyên không âm",
    "percent": "một tỷ lệ phần trăm không âm",
    "date": "một ngày",
    "level": "một mức xếp loại của gói",
    "choice": "một giá trị gói đã nêu",
    "text": "một đoạn chữ",
}


def fact_problems(pack: Pack, entry: Entry) -> Iterator[Problem]:
    for key, value in entry.facts.items():
        fact, address = pack.facts.get(key), f"facts.{key}"
        if fact is None:
            yield Problem(
                entry.id, address, f"gói không có dữ kiện “{key}”", "sửa tên theo danh mục dữ kiện của gói"
            )
        elif not _fits(pack, fact, value):
            what = f"“{_shown(value)}” không dùng được cho “{fact.label}”, cần {WANTED[fact.type]}"
            yield Problem(entry.id, address, what, _remedy(pack, fact))


def _fits(pack: Pack, fact: Fact, value: bool | int | date | str) -> bool:
    match fact.type:
        case "yes_no" | "judgement":
            return isinstance(value, bool)
        case "number" | "percent":
            return isinstance(value, int) and not isinstance(value, bool) and value >= 0
        case "date":
            return isinstance(value, date)
        case "level":
            return value in pack.levels
        case "choice":
            return isinstance(value, str) and (value in fact.values or not fact.values)
        case _:
            return isinstance(value, str)


def _shown(value: bool | int | date | str) -> str:
    match value:
        case bool():
            return "có" if value else "không"
        case date():
            return value.strftime("%d/%m/%Y")
        case _:
            return str(value)


def _remedy(pack: Pack, fact: Fact) -> str:
    match fact.type:
        case "level":
            return one_of(pack.levels)
        case "choice":
            return one_of(fact.values)
        case "percent":
            return "nhập như 49,99%"
        case "date":
            return "nhập như 30/06/2018"
        case _:
            return f"nhập {WANTED[fact.type]}"
