"""The stages of a vote as a plain table: (stage, move) -> next. All moves are the counting committee's; what
else must hold is asked by the deeds."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from congtam.ballots.refusals import Refused


class Stage(StrEnum):
    PREPARING = "preparing"
    OPEN = "open"
    CLOSED = "closed"
    COUNTED = "counted"
    SIGNED = "signed"
    DISCARDED = "discarded"


class Move(StrEnum):
    OPEN = "open"
    CLOSE = "close"
    COUNT = "count"
    SIGN = "sign"
    DISCARD = "discard"


TABLE: dict[tuple[Stage, Move], Stage] = {
    (Stage.PREPARING, Move.OPEN): Stage.OPEN,
    (Stage.OPEN, Move.CLOSE): Stage.CLOSED,
    (Stage.CLOSED, Move.COUNT): Stage.COUNTED,
    (Stage.COUNTED, Move.SIGN): Stage.SIGNED,
    (Stage.PREPARING, Move.DISCARD): Stage.DISCARDED,
    (Stage.OPEN, Move.DISCARD): Stage.DISCARDED,
    (Stage.CLOSED, Move.DISCARD): Stage.DISCARDED,
}

NAMES = {
    Stage.PREPARING: _("đang chuẩn bị"),
    Stage.OPEN: _("đang bỏ phiếu"),
    Stage.CLOSED: _("đã đóng hòm"),
    Stage.COUNTED: _("đã kiểm phiếu"),
    Stage.SIGNED: _("đã ký biên bản"),
    Stage.DISCARDED: _("đã hủy"),
}


def after(stage: Stage, move: Move) -> Stage:
    try:
        return TABLE[stage, move]
    except KeyError:
        raise Refused(
            _("Cuộc bỏ phiếu %(stage)s, nên không làm được việc này.") % {"stage": NAMES[stage]}
        ) from None
