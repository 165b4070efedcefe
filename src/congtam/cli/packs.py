"""`congtam packs`, `packs check`, `packs show`: the regulations there are, what is wrong, what they say."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from congtam.cli.choosing import chosen_packs
from congtam.cli.saying import Words, fault_data, print_json, said
from congtam.cli.showing import show
from congtam.shelf.cases.book import failing_cases, report
from congtam.shelf.catalogue import Catalogue
from congtam.shelf.clauses import read_clauses
from congtam.shelf.faults import Fault, Refused
from congtam.shelf.gate.report import Report, examined

_WORDS = Words(
    {
        "help": ("các gói quy định: liệt kê, kiểm tra, xem", "packs of rules: list, check, show"),
        "check": ("kiểm tra các gói", "check packs"),
        "show": ("xem một gói", "show a pack"),
        "at": ("một địa chỉ của văn bản hoặc của dữ liệu", "an address of the text or of the data"),
        "history": ("các điểm đã được văn bản sửa đổi", "the points that letters have changed"),
        "folder": ("thư mục gói, hoặc mã gói", "a pack's folder, or its id"),
        "json": ("in ra dạng JSON", "print JSON"),
        "none": ("Không có gói nào trong {root}.", "There are no packs in {root}."),
        "faults": ("{n} lỗi", "{n} faults"),
        "sound": ("không có lỗi", "no fault"),
        "pending": (
            "{n} việc cần điền, xác nhận hoặc ký trước khi dùng",
            "{n} things to fill, confirm or sign before use",
        ),
        "ready": ("sẵn sàng để dùng", "ready for use"),
        "slot": ("Chỗ trống chưa điền", "Unfilled slots"),
        "proposed": ("Giá trị do chúng tôi đề xuất", "Values proposed by us"),
        "wording": ("Câu để ngỏ", "Open wording"),
        "override": ("Khác với gói bên dưới", "Overrides"),
        "source": ("Nguyên văn", "Source text"),
        "demonstration": ("Trình diễn", "Demonstration"),
    }
)


def add(words: Any, lang: str) -> None:
    say = _WORDS.speaking(lang)
    parser: argparse.ArgumentParser = words.add_parser("packs", help=say("help"))
    parser.add_argument("--json", action="store_true", help=say("json"))
    parser.set_defaults(deed=_list)
    inner = parser.add_subparsers(metavar="check | show")
    check = inner.add_parser("check", help=say("check"))
    check.add_argument("folders", nargs="*", metavar="FOLDER", help=say("folder"))
    check.add_argument("--json", action="store_true", help=say("json"))
    check.set_defaults(deed=_check)
    one = inner.add_parser("show", help=say("show"))
    one.add_argument("id", metavar="ID", help=say("folder"))
    one.add_argument("--at", metavar="ADDRESS", help=say("at"))
    one.add_argument("--history", action="store_true", help=say("history"))
    one.add_argument("--json", action="store_true", help=say("json"))
    one.set_defaults(deed=show)


def _list(asked: argparse.Namespace) -> int:
    catalogue = Catalogue()
    rows: list[dict[str, Any]] = []
    for pack_id in catalogue.ids():
        try:
            resolved = catalogue.resolved(pack_id)
            rows.append({"id": pack_id, "title": resolved.pack.title, "fingerprint": resolved.fingerprint})
        except Refused as refusal:
            rows.append(
                {"id": pack_id, "faults": [fault_data(fault, asked.lang) for fault in refusal.faults]}
            )
    if asked.json:
        return print_json(rows)
    say = _WORDS.speaking(asked.lang)
    if not rows:
        print(say("none", root=catalogue.root))
    for row in rows:
        print(f"{row['id']:<16} {row.get('title') or say('faults', n=len(row['faults']))}")
    return 0


def _check(asked: argparse.Namespace) -> int:
    reports = [_report(catalogue, pack_id) for catalogue, pack_id in chosen_packs(asked.folders)]
    if asked.json:
        print_json([_as_data(report, asked.lang) for report in reports])
    else:
        for report in reports:
            _print(report, asked.lang)
    return 1 if any(report.faults for report in reports) else 0


def _report(catalogue: Catalogue, pack_id: str) -> Report:
    """The checks, and the worked examples: a pack whose cases fail is no sound pack."""
    try:
        found = examined(catalogue.resolved(pack_id), read_clauses(catalogue.root).kinds)
    except Refused as refusal:
        return Report(pack_id, refusal.faults, ())
    return replace(found, faults=tuple(dict.fromkeys((*found.faults, *_case_faults(catalogue, pack_id)))))


def _case_faults(catalogue: Catalogue, pack_id: str) -> Iterable[Fault]:
    try:
        return failing_cases(report(catalogue, pack_id))
    except Refused as refusal:
        return refusal.faults


def _as_data(report: Report, lang: str) -> dict[str, Any]:
    return {
        "id": report.pack_id,
        "faults": [fault_data(fault, lang) for fault in report.faults],
        "pending": [each.as_data() | {"says": said(each.says, lang)} for each in report.pending],
        "may_be_activated": report.may_be_activated,
    }


def _print(report: Report, lang: str) -> None:
    say = _WORDS.speaking(lang)
    faults = say("faults", n=len(report.faults)) if report.faults else say("sound")
    waiting = say("pending", n=len(report.pending)) if report.pending else say("ready")
    print(f"{report.pack_id}: {faults}" + (f"; {waiting}" if report.pending or not report.faults else ""))
    for fault in report.faults:
        print(f"  ! {said(fault, lang)}")
    for kind in dict.fromkeys(each.kind for each in report.pending):
        print(f"  {say(kind)}:")
        for each in report.pending:
            if each.kind == kind:
                print(f"    - {each.address}: {said(each.says, lang)}")
