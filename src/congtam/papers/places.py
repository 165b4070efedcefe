"""Where a paper is written, read from the name of whoever issues it."""

from __future__ import annotations

import re

PLACE = re.compile(r"(?<!hợp tác )\b(?:phường|xã|thị trấn|đặc khu)\s+([^(,;]+)", re.IGNORECASE)


def place_in(name: str) -> str:
    """`Đảng bộ phường Bình An (ví dụ)`: `Bình An`. Empty where no ward, commune or town is named."""
    found = (match[1].strip() for match in PLACE.finditer(name))
    return next((place for place in found if place[:1].isupper() or place[:1].isdigit()), "")
