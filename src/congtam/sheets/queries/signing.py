"""Who signs a sheet on paper."""

from __future__ import annotations

from datetime import date

from congtam.campaigns.models import Dossier
from congtam.papers.paper import Signature
from congtam.people.models import Post
from congtam.people.titles import TITLES, Rank
from congtam.sheets.models import Sheet


def signatures(sheet: Sheet, on: date) -> tuple[Signature, ...]:
    """Left who stands for the body, right whoever it was handed to or filled it."""
    if not sheet.is_own:
        return (Signature("Người nhận phiếu", ""), Signature(f"T/M {sheet.name}", ""))
    if sheet.dossier.person_id:
        return (Signature("T/M chi bộ, bí thư", head_of(sheet.dossier.home_id, on)), by_hand(sheet.dossier))
    head = head_of(sheet.dossier.unit_id, on)
    return (
        Signature(f"T/M {sheet.dossier.name}", head),
        Signature("Cấp ủy viên phụ trách", in_charge(sheet)),
    )


def by_hand(dossier: Dossier) -> Signature:
    return Signature("Người tự đánh giá", dossier.name)


def head_of(unit: int | None, on: date) -> str:
    held = Post.objects.on(on).filter(unit=unit).select_related("person")
    return next((one.person.full_name for one in held if TITLES[one.title].rank is Rank.HEAD), "")


def in_charge(sheet: Sheet) -> str:
    named = sheet.dossier.campaign.supervisions.filter(unit=sheet.dossier.unit, person__isnull=False)
    first = named.select_related("person").order_by("pk").first()
    return first.person.full_name if first and first.person else ""
