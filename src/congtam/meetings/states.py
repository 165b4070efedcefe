"""How far a meeting is, and how far each item of its agenda."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class SittingState(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    PAUSED = "paused"
    ENDED = "ended"


SITTING_NAMES = {
    SittingState.PLANNED: _("Chưa khai mạc"),
    SittingState.OPEN: _("Đang họp"),
    SittingState.PAUSED: _("Tạm nghỉ, còn họp tiếp"),
    SittingState.ENDED: _("Đã kết thúc"),
}


class ItemState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    POSTPONED = "postponed"


ITEM_NAMES = {
    ItemState.WAITING: _("chưa tới"),
    ItemState.RUNNING: _("đang làm"),
    ItemState.DONE: _("xong"),
    ItemState.POSTPONED: _("hoãn"),
}


class Part(StrEnum):
    REVIEW = "review"
    RATING = "rating"


PART_NAMES = {Part.REVIEW: _("Kiểm điểm"), Part.RATING: _("Xếp loại")}
