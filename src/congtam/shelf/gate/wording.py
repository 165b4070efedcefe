"""Open wording, marks and slots: what they name must be there, and a choice must be one of the readings."""

from __future__ import annotations

from collections.abc import Iterator

from congtam.shelf.addresses import Nowhere, Path, locate
from congtam.shelf.faults import Fault, Refused
from congtam.shelf.gate.exam import Exam
from congtam.shelf.readings import read_otherwise


def check(exam: Exam) -> Iterator[Fault]:
    for key, wording in exam.pack.open_wording.items():
        path: Path = ("open_wording", key)
        ids = [reading.id for reading in wording.readings]
        if wording.chosen not in ids:
            remedy = f"chọn một trong: {', '.join(ids)}"
            yield exam.fault((*path, "chosen"), "không có cách hiểu nào mang mã", remedy, text=wording.chosen)
        if len(set(ids)) < len(ids):
            yield exam.fault(
                (*path, "readings"), "hai cách hiểu cùng mã", "đổi id của một cách", text=", ".join(ids)
            )
        for place, reading in enumerate(wording.readings):
            here = (*path, "readings", place)
            if reading.id == wording.chosen and reading.set:
                message = "dữ liệu đã viết theo cách hiểu được chọn, cách đó không được có set:"
                yield exam.fault((*here, "set"), message, "bỏ set ở cách được chọn")
            yield from _unreadable(exam, key, place)
    for place, mark in enumerate(exam.pack.marks):
        yield from _dangling(exam, ("marks", place, "at"), mark.at)
    for key, slot in exam.pack.slots.items():
        yield from _dangling(exam, ("slots", key, "at"), slot.at)


def _unreadable(exam: Exam, wording: str, place: int) -> Iterator[Fault]:
    """What another reading sets must make a pack: else nobody could choose it."""
    try:
        read_otherwise(exam.resolved, wording, place)
    except Refused as refusal:
        yield from refusal.faults


def _dangling(exam: Exam, path: Path, address: str) -> Iterator[Fault]:
    try:
        locate(exam.resolved.data, address, new=True)
    except Nowhere as nowhere:
        yield exam.fault(path, f"địa chỉ dữ liệu không có thật, {nowhere}:", "sửa địa chỉ", text=address)
