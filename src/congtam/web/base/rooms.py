"""The rooms of a campaign, as its pages offer them. An offer; each view decides for itself."""

from dataclasses import dataclass

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


OF_CAMPAIGN: tuple[Room, ...] = (
    Room("overview", "campaign:overview", _("Toàn cảnh"), Action.SEE_PROGRESS),
    Room("calendar", "campaign:calendar", _("Lịch"), Action.SEE_PLAN),
    Room("dossiers", "campaign:dossiers", _("Đối tượng"), Action.SEE_DOSSIER),
    Room("year", "commitments:start", _("Đầu năm"), Action.SEE_YEAR),
    Room("remedies", "remedies:register", _("Khắc phục"), Action.SEE_REMEDIES),
    Room("attestations", "remedies:attestations", _("Xác nhận"), Action.ATTEST),
    Room("complaints", "remedies:complaints", _("Khiếu nại, kiến nghị"), Action.KEEP_COMPLAINTS),
    Room("reviews", "reviews:office", _("Bản kiểm điểm"), Action.SEE_PROGRESS),
    Room("comments", "comments:overview", _("Ý kiến"), Action.SEE_COMMENTS),
    Room("drafts", "comments:drafts", _("Dự thảo"), Action.RECORD_MEETING),
    Room("meetings", "meetings:list", _("Hội nghị"), Action.RECORD_MEETING),
    Room("matrix", "campaign:matrix", _("Ai tham gia"), Action.SEE_RATERS, ("raters",)),
    Room("polls", "polls:list", _("Bỏ phiếu"), Action.HOLD_POLL),
    Room("charges", "campaign:charges", _("Phụ trách"), Action.SEE_PLAN),
    Room("results", "results:campaign", _("Kết quả"), Action.SEE_RESULTS),
    Room("facts", "facts:kinds", _("Thông tin làm căn cứ"), Action.RUN_CAMPAIGN),
    Room("sheets", "sheets:office", _("Phiếu chấm"), Action.RUN_CAMPAIGN),
    Room("phases", "campaign:phases", _("Giai đoạn"), Action.SEE_PLAN),
)
OF_DOSSIER: tuple[Room, ...] = (
    Room("year", "commitments:dossier", _("Đầu năm"), Action.SEE_YEAR),
    Room("reviews", "reviews:dossier", _("Bản kiểm điểm"), Action.SEE_DOSSIER),
    Room("comments", "comments:dossier", _("Ý kiến"), Action.SEE_DOSSIER),
    Room("sheets", "sheets:summary", _("Phiếu chấm"), Action.SEE_DOSSIER),
    Room("results", "results:dossier", _("Kết quả"), Action.SEE_RESULTS),
    Room("facts", "facts:dossier", _("Thông tin làm căn cứ"), Action.RUN_CAMPAIGN),
)


def rooms_of(request: HttpRequest, campaign: Campaign, current: str = "") -> list[dict[str, object]]:
    return offered(request, OF_CAMPAIGN, campaign.pk, current)


def rooms_of_dossier(request: HttpRequest, dossier: Dossier) -> list[dict[str, object]]:
    return offered(request, OF_DOSSIER, dossier.pk)


def offered(
    request: HttpRequest, rooms: tuple[Room, ...], about: int, current: str = ""
) -> list[dict[str, object]]:
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
