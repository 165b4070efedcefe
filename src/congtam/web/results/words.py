"""Deeds of these pages in words."""

from django.utils.translation import gettext_lazy as _

from congtam.campaigns.stages import Move

ACTS = {
    "vote": _("Ghi kết quả bỏ phiếu"),
    "propose": _("Ghi mức đề nghị"),
    "appraise": _("Ghi kết quả thẩm định"),
    "decide": _("Ghi quyết định"),
}
MOVES = {
    Move.REVIEW: _("Xác nhận đã kiểm điểm"),
    Move.RATE_SELF: _("Xác nhận đã tự xếp loại"),
    Move.RATE: _("Xác nhận các chủ thể đã xếp loại"),
    Move.NOTIFY: _("Xác nhận đã thông báo"),
    Move.RETURN: _("Trả lại để làm tiếp"),
    Move.ANNUL: _("Hủy kết quả"),
    Move.RATE_AGAIN: _("Mở xếp loại lại"),
}
REASONED = {Move.RETURN, Move.ANNUL, Move.RATE_AGAIN}
"""What is done only with a reason; the table of stages refuses it without."""
