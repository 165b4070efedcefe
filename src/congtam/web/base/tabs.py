"""What is offered to whom. A tab is an offer; what is allowed is decided by each view."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from congtam.people.permissions import Action
from congtam.web.base.guards import rights


@dataclass(frozen=True)
class Tab:
    """`under` is the beginning of the addresses that belong to it."""

    url_name: str
    label: str | Promise
    under: tuple[str, ...]
    action: Action | None = None


ROOMS = (
    "campaign:",
    "commitments:",
    "facts:",
    "reviews:",
    "sheets:",
    "comments:",
    "meetings:",
    "polls:",
    "results:",
    "remedies:",
    "workdays:",
)
TABS: tuple[Tab, ...] = (
    Tab("tasks:tasks", _("Việc cần làm"), ("tasks:", "home:")),
    Tab("campaign:list", _("Đợt kiểm điểm"), ROOMS, Action.SEE_PLAN),
    Tab("units:tree", _("Tổ chức, đảng viên"), ("units:", "persons:", "roster:"), Action.SEE_UNITS),
    Tab("packs:list", _("Quy định"), ("packs:", "settling:"), Action.READ_PACKS),
    Tab("access:accounts", _("Truy cập"), ("access:",), Action.MANAGE_ACCESS),
    Tab("logbook:entries", _("Nhật ký"), ("logbook:",), Action.SEE_JOURNAL),
    Tab("machine:machine", _("Hệ thống"), ("machine:",), Action.MAKE_BACKUP),
)


def tabs_for(request: HttpRequest) -> list[dict[str, object]]:
    here = request.resolver_match.view_name if request.resolver_match else ""
    return [
        {"url": reverse(tab.url_name), "label": tab.label, "current": here.startswith(tab.under)}
        for tab in TABS
        if tab.action is None or rights(request).may_somewhere(tab.action)
    ]
