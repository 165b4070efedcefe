"""What is not wrong but must be filled, confirmed or signed by people before a pack can be activated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from congtam.shelf.faults import shortened
from congtam.shelf.filling import is_empty
from congtam.shelf.gate.exam import Exam
from congtam.shelf.layering import Override
from congtam.shelf.nodes import Node, Place, Text

Kind = Literal["slot", "proposed", "wording", "override", "source", "demonstration"]


@dataclass(frozen=True)
class Pending:
    """One thing that waits for people; `says` is a sentence for them."""

    kind: Kind
    address: str
    says: str
    place: Place

    def as_data(self) -> dict[str, str | int]:
        return {
            "kind": self.kind,
            "address": self.address,
            "says": self.says,
            "file": self.place.file,
            "line": self.place.line,
        }


def pending(exam: Exam) -> Iterator[Pending]:
    yield from _slots(exam)
    yield from _proposed(exam)
    yield from _wording(exam)
    yield from _overrides(exam)
    if not exam.resolved.texts.has_document():
        yield Pending(
            "source",
            "sources",
            "chưa có nguyên văn văn bản trong sources/ để đối chiếu căn cứ",
            exam.spot(())[0],
        )
    if exam.pack.demonstration:
        says = "gói này chỉ để trình diễn, không bao giờ dùng được cho một đợt thật"
        yield Pending("demonstration", "demonstration", says, exam.spot(("demonstration",))[0])


def _slots(exam: Exam) -> Iterator[Pending]:
    for key, slot in exam.pack.slots.items():
        if is_empty(exam.resolved.data, slot):
            says = f"chỗ trống “{slot.label}” để cho {slot.left_to}, chưa ai điền"
            yield Pending("slot", slot.at, says, exam.spot(("slots", key))[0])


def _proposed(exam: Exam) -> Iterator[Pending]:
    for path, part in exam.parts:
        why: Any = getattr(part, "proposed", None)
        if why:
            says = f"giá trị do chúng tôi đề xuất, cần ghi tên người xác nhận: {why}"
            yield Pending("proposed", exam.address(path), says, exam.spot(path)[0])


def _wording(exam: Exam) -> Iterator[Pending]:
    for key, wording in exam.pack.open_wording.items():
        if wording.by is None:
            chosen = next((reading.says for reading in wording.readings if reading.id == wording.chosen), "")
            says = f"câu để ngỏ “{wording.text}”: cách hiểu được chọn là “{chosen}”, cần ký"
            yield Pending("wording", f"open_wording.{key}", says, exam.spot(("open_wording", key))[0])


def _overrides(exam: Exam) -> Iterator[Pending]:
    words = {"tighter": "chặt hơn", "looser": "lỏng hơn", "unknown": "chưa rõ chặt hay lỏng hơn"}
    for override in exam.resolved.overrides:
        node = override.after or override.before
        says = f"{_change(override)} so với {override.below}: {words[override.direction]}, cần ký"
        yield Pending("override", override.address, says, node.place if node else Place())


def _change(override: Override) -> str:
    before, after = override.before, override.after
    if before is None or after is None:
        return "bỏ" if after is None else f"thêm{_shown(after)}"
    return f"đổi{_shown(before)} thành{_shown(after)}" if isinstance(after, Text) else "viết lại"


def _shown(node: Node) -> str:
    return f" “{shortened(str(node.value))}”" if isinstance(node, Text) else " một quy tắc"
