"""The stages of a vote as a plain table: (stage, move) -> (next stage, who, what must hold)."""

from enum import StrEnum

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


TELLERS = "ban kiểm phiếu"

TABLE: dict[tuple[Stage, Move], tuple[Stage, str, str]] = {
    (Stage.PREPARING, Move.OPEN): (
        Stage.OPEN,
        TELLERS,
        "khóa đã mở thử; số phiếu còn hiệu lực bằng số ký nhận",
    ),
    (Stage.OPEN, Move.CLOSE): (Stage.CLOSED, TELLERS, "không còn phiếu chưa bỏ, hoặc ghi lý do đóng sớm"),
    (Stage.CLOSED, Move.COUNT): (Stage.COUNTED, TELLERS, "đủ tờ khóa; phiếu giấy đã nhập hai lần khớp nhau"),
    (Stage.COUNTED, Move.SIGN): (Stage.SIGNED, TELLERS, "biên bản kiểm phiếu đã ký"),
    (Stage.PREPARING, Move.DISCARD): (Stage.DISCARDED, TELLERS, "biên bản nêu lý do"),
    (Stage.OPEN, Move.DISCARD): (Stage.DISCARDED, TELLERS, "biên bản nêu lý do"),
    (Stage.CLOSED, Move.DISCARD): (Stage.DISCARDED, TELLERS, "biên bản nêu lý do"),
}

NAMES = {
    Stage.PREPARING: "đang chuẩn bị",
    Stage.OPEN: "đang bỏ phiếu",
    Stage.CLOSED: "đã đóng hòm",
    Stage.COUNTED: "đã kiểm phiếu",
    Stage.SIGNED: "đã ký biên bản",
    Stage.DISCARDED: "đã hủy",
}


def after(stage: Stage, move: Move) -> Stage:
    try:
        return TABLE[stage, move][0]
    except KeyError:
        raise Refused(f"Cuộc bỏ phiếu {NAMES[stage]}, nên không làm được việc này.") from None
