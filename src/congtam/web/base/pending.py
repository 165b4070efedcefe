"""What of a pack waits for people: said in the language of the page, beside the pack's own words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from congtam.engine.pack import Pack
from congtam.shelf.gate.pending import Pending

SAID = {
    "wording": _("câu để ngỏ, cần ký một cách hiểu"),
    "proposed": _("giá trị do phần mềm đề xuất, cần ghi tên người xác nhận"),
    "slot": _("chỗ trống, chưa ai điền"),
    "override": _("khác văn bản cấp trên, cần ký"),
    "source": _("chưa có nguyên văn văn bản để đối chiếu căn cứ"),
    "demonstration": _("gói này chỉ để trình diễn, không bao giờ dùng được cho một đợt thật"),
}


def quoted(pack: Pack, each: Pending) -> str:
    """The pack's own words about it, which are never translated."""
    match each.kind:
        case "wording":
            return f"“{pack.open_wording[each.address.removeprefix('open_wording.')].text}”"
        case "proposed":
            return each.says.split(": ", 1)[-1]
        case "slot":
            slot = next(slot for slot in pack.slots.values() if slot.at == each.address)
            return f"{slot.label} ({slot.left_to})"
        case _:
            return ""
