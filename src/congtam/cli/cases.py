"""`congtam cases`: the worked examples, run; with `--mutate` the rules that no example notices."""

from __future__ import annotations

import argparse
from typing import Any

from congtam.cli.choosing import chosen_packs
from congtam.cli.mutating import mutate
from congtam.cli.saying import Words, fault_data, print_json, said
from congtam.shelf.cases.book import BookReport, Result, report
from congtam.shelf.cases.mismatch import Mismatch
from congtam.shelf.catalogue import Catalogue
from congtam.shelf.faults import Refused

_WORDS = Words(
    {
        "help": ("chạy các trường hợp mẫu của gói", "run the worked examples of packs"),
        "folder": ("thư mục gói, hoặc mã gói", "a pack's folder, or its id"),
        "json": ("in ra dạng JSON", "print JSON"),
        "mutate": (
            "bỏ từng quy tắc, liệt kê quy tắc mà không trường hợp nào nhận ra",
            "take each rule out in turn, list those that no case notices",
        ),
        "head": (
            "{id}: {passed}/{all} trường hợp đúng, {seconds:.2f} giây",
            "{id}: {passed} of {all} cases pass, {seconds:.2f} s",
        ),
        "mismatch": (
            "{subject}: {what} cần {expected}, ra {found}",
            "{subject}: {what} should be {expected}, is {found}",
        ),
        "refused": ("{id}: không đọc được", "{id}: cannot be read"),
    }
)


def add(words: Any, lang: str) -> None:
    say = _WORDS.speaking(lang)
    parser: argparse.ArgumentParser = words.add_parser("cases", help=say("help"))
    parser.add_argument("folders", nargs="*", metavar="PACK", help=say("folder"))
    parser.add_argument("--mutate", action="store_true", help=say("mutate"))
    parser.add_argument("--json", action="store_true", help=say("json"))
    parser.set_defaults(deed=_cases)


def _cases(asked: argparse.Namespace) -> int:
    if asked.mutate:
        return mutate(asked.folders, asked.lang, as_json=asked.json)
    reports = [(pack_id, _report(catalogue, pack_id)) for catalogue, pack_id in chosen_packs(asked.folders)]
    if asked.json:
        print_json([_as_data(pack_id, found, asked.lang) for pack_id, found in reports])
    else:
        for pack_id, found in reports:
            _print(pack_id, found, asked.lang)
    return 0 if all(_is_well(found) for _, found in reports) else 1


def _report(catalogue: Catalogue, pack_id: str) -> BookReport | Refused:
    try:
        return report(catalogue, pack_id)
    except Refused as refusal:
        return refusal


def _is_well(found: BookReport | Refused) -> bool:
    return isinstance(found, BookReport) and all(result.passed for result in found.results)


def _print(pack_id: str, found: BookReport | Refused, lang: str) -> None:
    say = _WORDS.speaking(lang)
    if isinstance(found, Refused):
        print(say("refused", id=pack_id))
        for fault in found.faults:
            print(f"  ! {said(fault, lang)}")
        return
    passed = sum(result.passed for result in found.results)
    print(say("head", id=pack_id, passed=passed, all=len(found.results), seconds=found.seconds))
    for result in found.results:
        if not result.passed:
            _print_result(result, lang)


def _print_result(result: Result, lang: str) -> None:
    case, say = result.case, _WORDS.speaking(lang)
    print(f"  ✗ {case.id} ({case.file}, {case.place.line}): {case.shape.says}")
    for mismatch in result.mismatches:
        print(f"      {say('mismatch', **_mismatch_data(mismatch, lang))}")


def _mismatch_data(mismatch: Mismatch, lang: str) -> dict[str, str]:
    return {name: said(value, lang) for name, value in vars(mismatch).items()}


def _as_data(pack_id: str, found: BookReport | Refused, lang: str) -> dict[str, Any]:
    if isinstance(found, Refused):
        return {"id": pack_id, "faults": [fault_data(fault, lang) for fault in found.faults]}
    return {
        "id": pack_id,
        "seconds": round(found.seconds, 3),
        "cases": [
            {
                "id": result.case.id,
                "file": result.case.file,
                "line": result.case.place.line,
                "passed": result.passed,
                "mismatches": [_mismatch_data(mismatch, lang) for mismatch in result.mismatches],
            }
            for result in found.results
        ],
    }
