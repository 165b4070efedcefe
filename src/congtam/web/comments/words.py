"""How far a request is, in words and with its sign."""

from django.utils.translation import gettext as _

from congtam.comments.queries.gathering import Line
from congtam.comments.states import State

SIGNS = {
    State.NOT_ASKED: "todo",
    State.ASKED: "part",
    State.LATE: "late",
    State.ANSWERED: "met",
    State.DECLINED: "na",
}


def said(line: Line) -> tuple[str, str]:
    """The sign and its words."""
    day = f"{line.answered_on or line.asked_on:%d/%m/%Y}" if line.answered_on or line.asked_on else ""
    due = f"{line.due_on:%d/%m/%Y}" if line.due_on else ""
    words = {
        State.NOT_ASKED: _("chưa gửi"),
        State.ASKED: _("đã gửi, hạn %(due)s") % {"due": due} if due else _("đã gửi"),
        State.LATE: _("quá hạn %(due)s") % {"due": due},
        State.ANSWERED: _("trả lời %(day)s") % {"day": day},
        State.DECLINED: _("không có ý kiến, %(day)s") % {"day": day},
    }[line.state]
    if line.was_late:
        words = _("%(words)s, sau hạn") % {"words": words}
    return SIGNS[line.state], words
