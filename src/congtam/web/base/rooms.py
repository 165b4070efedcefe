"""The rooms of a campaign, as its pages offer them. An offer; each view decides for itself."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models import Campaign, Dossier
from congtam.people.permissions import Action
from congtam.web.base.guards import rights


@dataclass(frozen=True)
class Room:
    """`more` follows the campaign, or the dossier, in the address."""

    name: str
    url_name: str
    label: str | Promise
    action: Action
    more: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wing:
    """Rooms that belong together: one line of the pages of a campaign, so that many rooms stay in sight."""

    label: str | Promise
    rooms: tuple[Room, ...]


OF_CAMPAIGN: tuple[Wing, ...] = (
    Wing(
        _("Tiến độ"),
        (
            Room("overview", "campaign:overview", _("Toàn cảnh"), Action.SEE_PROGRESS),
            Room("calendar", "campaign:calendar", _("Lịch"), Action.SEE_PLAN),
            Room("regulation", "campaign:regulation", _("Quy định của đợt"), Action.SEE_PLAN),
            Room("phases", "campaign:phases", _("Giai đoạn"), Action.SEE_PLAN),
        ),
    ),
    Wing(
        _("Ai làm gì"),
        (
            Room("dossiers", "campaign:dossiers", _("Đối tượng"), Action.SEE_DOSSIER),
            Room("matrix", "campaign:matrix", _("Ai tham gia"), Action.SEE_RATERS, ("raters",)),
            Room("charges", "campaign:charges", _("Phụ trách"), Action.SEE_PLAN),
        ),
    ),
    Wing(
        _("Căn cứ"),
        (
            Room("year", "commitments:start", _("Đầu năm"), Action.SEE_YEAR),
            Room("facts", "facts:kinds", _("Thông tin làm căn cứ"), Action.RUN_CAMPAIGN),
            Room("attestations", "remedies:attestations", _("Xác nhận"), Action.ATTEST),
        ),
    ),
    Wing(
        _("Kiểm điểm"),
        (
            Room("reviews", "reviews:office", _("Bản kiểm điểm"), Action.SEE_PROGRESS),
            Room("sheets", "sheets:office", _("Phiếu chấm"), Action.RUN_CAMPAIGN),
            Room("comments", "comments:overview", _("Ý kiến"), Action.SEE_COMMENTS),
            Room("drafts", "comments:drafts", _("Dự thảo"), Action.RECORD_MEETING),
        ),
    ),
    Wing(
        _("Họp và kết quả"),
        (
            Room("meetings", "meetings:list", _("Hội nghị"), Action.LEAD_MEETING),
            Room("polls", "polls:list", _("Bỏ phiếu"), Action.HOLD_POLL),
            Room("results", "results:campaign", _("Kết quả"), Action.SEE_RESULTS),
        ),
    ),
    Wing(
        _("Theo dõi"),
        (
            Room("remedies", "remedies:register", _("Khắc phục"), Action.SEE_REMEDIES),
            Room("complaints", "remedies:complaints", _("Khiếu nại, kiến nghị"), Action.KEEP_COMPLAINTS),
        ),
    ),
)
OF_DOSSIER: tuple[Room, ...] = (
    Room("year", "commitments:dossier", _("Đầu năm"), Action.SEE_YEAR),
    Room("reviews", "reviews:dossier", _("Bản kiểm điểm"), Action.SEE_DOSSIER),
    Room("comments", "comments:dossier", _("Ý kiến"), Action.SEE_DOSSIER),
    Room("sheets", "sheets:summary", _("Phiếu chấm"), Action.SEE_DOSSIER),
    Room("results", "results:dossier", _("Kết quả"), Action.SEE_RESULTS),
    Room("facts", "facts:dossier", _("Thông tin làm căn cứ"), Action.RUN_CAMPAIGN),
)


Offers = list[dict[str, Any]]


def wings_of(request: HttpRequest, campaign: Campaign, current: str = "") -> tuple[Offers, Offers]:
    """The wings, each leading to its first room; and the rooms of the wing one is in."""
    wings: Offers = []
    beside: Offers = []
    for wing in OF_CAMPAIGN:
        found = offered(request, wing.rooms, campaign.pk, current)
        if not found:
            continue
        is_here = any(room["current"] for room in found)
        wings.append({"url": found[0]["url"], "label": wing.label, "current": is_here})
        beside = found if is_here else beside
    return wings, beside


def rooms_of_dossier(request: HttpRequest, dossier: Dossier) -> Offers:
    asked = request.resolver_match.view_name if request.resolver_match else ""
    here = next((room.name for room in OF_DOSSIER if room.url_name == asked), "")
    return offered(request, OF_DOSSIER, dossier.pk, here)


def offered(request: HttpRequest, rooms: tuple[Room, ...], about: int, current: str = "") -> Offers:
    may = rights(request).may_somewhere
    return [
        {
            "url": reverse(room.url_name, args=(about, *room.more)),
            "label": room.label,
            "current": room.name == current,
        }
        for room in rooms
        if may(room.action)
    ]
