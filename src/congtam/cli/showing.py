"""`congtam packs show`: a pack in force, one point of it, or what letters have changed."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any

from congtam.cli.choosing import chosen_packs
from congtam.cli.points import point_data, print_point, says, show_history
from congtam.cli.saying import Say, Words, print_json, refused
from congtam.engine.pack.base import Part
from congtam.engine.sentences import sentence
from congtam.shelf.consolidated import citation_of, part_at, points_at
from congtam.shelf.faults import Fault, Refused
from congtam.shelf.nodes import plain
from congtam.shelf.resolving import Resolved

_WORDS = Words(
    {
        "issued": ("Ban hành: {by}, số {number}, ngày {on}", "Issued by {by}, number {number}, on {on}"),
        "layers": ("Các lớp, từ dưới lên: {layers}", "Layers, from the bottom: {layers}"),
        "letters": ("Văn bản sửa đổi: {letters}", "Letters: {letters}"),
        "print": ("Dấu vân tay: {print}", "Fingerprint: {print}"),
        "rules": ("Quy tắc ({count}):", "Rules ({count}):"),
        "cites": ("Căn cứ: {document}, {address}", "Stands on: {document}, {address}"),
        "changed": ("Sửa bởi {letter} ({cites}):", "Changed by {letter} ({cites}):"),
        "old": ("trước: {text}", "before: {text}"),
        "new": ("nay: {text}", "now: {text}"),
        "nothing": ("(không có)", "(nothing)"),
        "unchanged": ("Chưa có văn bản nào sửa đổi gói này.", "No letter has changed this pack."),
        "nowhere": ("gói không có địa chỉ", "the pack has no address"),
        "addresses": (
            "viết địa chỉ của văn bản (như II.B.1.3.a) hoặc của dữ liệu",
            "give an address of the text (as II.B.1.3.a) or of the data",
        ),
    }
)


def show(asked: argparse.Namespace) -> int:
    """1 when the pack cannot be read or has no such address."""
    ((catalogue, pack_id),) = chosen_packs([asked.id])
    say = _WORDS.speaking(asked.lang)
    try:
        resolved = catalogue.resolved(pack_id)
    except Refused as refusal:
        return refused(refusal, asked.lang, as_json=asked.json)
    if asked.history:
        return show_history(resolved, asked.at, say, as_json=asked.json)
    if asked.at:
        return _at(resolved, asked, say)
    return _whole(resolved, say, as_json=asked.json)


def _whole(resolved: Resolved, say: Say, *, as_json: bool) -> int:
    if as_json:
        data = {"fingerprint": resolved.fingerprint, "layers": resolved.layers, "letters": resolved.letters}
        return print_json(data | {"pack": plain(resolved.data)})
    pack = resolved.pack
    print(f"{pack.id}: {pack.title}")
    issued = pack.issued
    print(
        say(
            "issued",
            by=issued.by,
            number=issued.number or "-",
            on=f"{issued.on:%d/%m/%Y}" if issued.on else "-",
        )
    )
    print(say("layers", layers=" → ".join(resolved.layers)))
    if resolved.letters:
        print(say("letters", letters=", ".join(resolved.letters)))
    print(say("print", print=resolved.fingerprint))
    for key, subject in pack.subjects.items():
        rules = [*(each for frame in subject.levels.values() for each in frame), *subject.lowest_if]
        others = [*subject.caps.values(), *subject.exclusions.values()]
        print(f"\n{key}: {subject.label}. {say('rules', count=len(rules) + len(others))}")
        for level, frame in subject.levels.items():
            _print_rules(resolved, frame, key, f"{level}: ")
        _print_rules(resolved, subject.lowest_if, key, f"{list(pack.levels)[-1]}: ")
        _print_rules(resolved, others, key, "")
    return 0


def _print_rules(resolved: Resolved, rules: Iterable[Part], kind: str, before: str) -> None:
    for rule in rules:
        cites = getattr(rule, "cites", None) or ""
        document = getattr(rule, "document", None)
        where = f"{document}, {cites}" if document else cites
        print(f"  - {before}{sentence(resolved.pack, rule, kind)} [{where}]")


def _at(resolved: Resolved, asked: argparse.Namespace, say: Say) -> int:
    """A point of the text with its rules, or a place in the data with the text it stands on."""
    address, as_json = asked.at, asked.json
    found = points_at(resolved, address)
    if found:
        if as_json:
            return print_json([point_data(resolved, point) for point in found])
        for point in found:
            print_point(resolved, point, say)
        return 0
    there = part_at(resolved, address)
    if there is None:
        remedy = say("addresses")
        fault = Fault(resolved.pack.id, 0, 0, "", address, say("nowhere"), remedy)
        return refused(Refused([fault]), asked.lang, as_json=as_json)
    path, value = there
    cited = citation_of(resolved, path)
    said = says(resolved, value) if isinstance(value, Part) else None
    data = _model_data(value)
    if as_json:
        return print_json({"address": address, "data": data, "sentence": said, "cites": cited})
    print(said or data)
    if cited:
        print(say("cites", document=cited[0], address=cited[1]))
        for point in points_at(resolved, cited[1]):
            if point.document == cited[0]:
                print(f"\n{point.text}")
    return 0


def _model_data(value: Any) -> Any:
    return (
        value.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        if isinstance(value, Part)
        else str(value)
    )
