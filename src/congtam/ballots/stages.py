"""The stages of a vote as a plain table: (stage, move) -> (next stage, who, what must hold)."""

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


TELLERS = "counting committee"

TABLE: dict[tuple[Stage, Move], tuple[Stage, str, str]] = {
    (Stage.PREPARING, Move.OPEN): (
        Stage.OPEN,
        TELLERS,
        "the key was tried; as many slips live as signed for",
    ),
    (Stage.OPEN, Move.CLOSE): (Stage.CLOSED, TELLERS, "no slip left, or a reason to close early"),
    (Stage.CLOSED, Move.COUNT): (Stage.COUNTED, TELLERS, "enough key papers; both paper entries agree"),
    (Stage.COUNTED, Move.SIGN): (Stage.SIGNED, TELLERS, "the minutes of the count are signed"),
    (Stage.PREPARING, Move.DISCARD): (Stage.DISCARDED, TELLERS, "minutes with the reason"),
    (Stage.OPEN, Move.DISCARD): (Stage.DISCARDED, TELLERS, "minutes with the reason"),
    (Stage.CLOSED, Move.DISCARD): (Stage.DISCARDED, TELLERS, "minutes with the reason"),
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
        return TABLE[stage, move][0]
    except KeyError:
        raise Refused(
            _("Cuộc bỏ phiếu %(stage)s, nên không làm được việc này.") % {"stage": NAMES[stage]}
        ) from None
