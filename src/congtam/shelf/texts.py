"""Bytes of a file as text that is safe to read: bounded, UTF-8, composed (NFC), no control characters."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from congtam.shelf.faults import Fault, Refused
from congtam.shelf.nodes import Place

LARGEST = 4 * 1024 * 1024
"""The longest regulation known takes a tenth of this; a larger file is no pack."""

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
)
"""Control characters, and marks that turn the direction of writing and so hide what stands in a file."""


def text_of(path: Path, name: str) -> str:
    """The text of a file; `name` is how the file is called in faults."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise Refused([_too_large(name, size)])
        content = path.read_bytes()
    except OSError as error:
        reason = "không có tệp này" if isinstance(error, FileNotFoundError) else "không mở được tệp"
        raise Refused(
            [Fault(name, 0, 0, "", "", reason, "kiểm tra lại đường dẫn và quyền đọc của tệp")]
        ) from None
    return decoded(content, name)


def decoded(content: bytes, name: str) -> str:
    """Refuses what is too large, not UTF-8 or not writing; joins letters and marks typed apart (NFD)."""
    if len(content) > LARGEST:
        raise Refused([_too_large(name, len(content))])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _place(name, content[: error.start].decode("utf-8", "replace"))
        raise Refused(
            [
                Fault(
                    *place,
                    "",
                    content[error.start : error.start + 1].hex(),
                    "tệp không phải UTF-8, gặp byte lạ",
                    "lưu lại tệp với bảng mã UTF-8 (Unicode)",
                )
            ]
        ) from None
    if found := _FORBIDDEN.search(text):
        place = _place(name, text[: found.start()])
        message = "có ký tự điều khiển không nhìn thấy được"
        raise Refused(
            [Fault(*place, "", f"U+{ord(found[0]):04X}", message, "xóa ký tự đó rồi gõ lại đoạn chữ")]
        )
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _place(name: str, before: str) -> Place:
    return Place(name, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _too_large(name: str, size: int) -> Fault:
    return Fault(
        name,
        0,
        0,
        "",
        f"{size / 1_048_576:.1f} MB".replace(".", ","),
        f"tệp lớn quá mức cho phép {LARGEST // 1_048_576} MB",
        "kiểm tra xem có nhầm tệp không, hoặc tách thành nhiều tệp nhỏ",
    )
