"""One mark of the overview as it is drawn: a sign, words, how urgent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from congtam.campaigns.queries.progress import (
    APPRAISE,
    COMMENTS,
    DECIDE,
    NOTIFY,
    RATERS,
    REPORT,
    REVIEW,
    SELF,
    VOTE,
    Mark,
    Row,
)
from congtam.people.models import Unit

HEADS = {
    SELF: gettext_lazy("Tự xếp loại"),
    COMMENTS: gettext_lazy("Góp ý"),
    RATERS: gettext_lazy("Chủ thể chấm"),
    REVIEW: gettext_lazy("Kiểm điểm"),
    VOTE: gettext_lazy("Bỏ phiếu"),
    REPORT: gettext_lazy("Báo cáo"),
    APPRAISE: gettext_lazy("Thẩm định"),
    DECIDE: gettext_lazy("Quyết định"),
    NOTIFY: gettext_lazy("Thông báo"),
}
SIGNS = {
    "done": "met",
    "part": "part",
    "todo": "todo",
    "wait": "wait",
    "block": "block",
    "late": "late",
    "none": "na",
}
COUNTED = {SELF, COMMENTS, RATERS, VOTE, APPRAISE, DECIDE, NOTIFY}


STATES = {
    "done": gettext_lazy("xong"),
    "part": gettext_lazy("đang làm"),
    "todo": gettext_lazy("chưa làm"),
    "wait": gettext_lazy("chưa tới bước"),
    "block": gettext_lazy("vướng"),
    "late": gettext_lazy("quá hạn"),
}


@dataclass(frozen=True)
class Shown:
    """`aloud`: the sign in words, for those who do not see it."""

    step: str
    head: object
    state: str
    sign: str
    text: str
    aloud: object = ""


@dataclass(frozen=True)
class Line:
    row: Row
    marks: list[Shown]

    @property
    def lateness(self) -> int:
        """With how many steps it is late."""
        return sum(mark.state == "late" for mark in self.marks)


@dataclass(frozen=True)
class Group:
    name: str
    lines: list[Line]


def shown(row: Row, today: date) -> Line:
    return Line(row, [one(step, mark, row.states[step], today) for step, mark in row.marks.items()])


def one(step: str, mark: Mark, state: str, today: date) -> Shown:
    return Shown(
        step, HEADS[step], state, SIGNS[state], words(step, mark, state, today), STATES.get(state, "")
    )


def words(step: str, mark: Mark, state: str, today: date) -> str:
    if state == "none":
        return _("không có")
    if state == "late":
        days = mark.days_late(today)
        return ngettext("trễ %(days)d ngày", "trễ %(days)d ngày", days) % {"days": days}
    if state == "block":
        return mark.waits_for
    if step in COUNTED and state in {"done", "part"}:
        return f"{mark.done}/{mark.total}"
    if state == "todo" and mark.due:
        return _("hôm nay") if mark.due == today else f"{mark.due:%d/%m}"
    return ""


def grouped(rows: Iterable[Row], today: date) -> list[Group]:
    """Bodies of the whole ward together; cells by what they are."""
    found: dict[str, list[Line]] = {}
    for row in rows:
        found.setdefault(group_of(row), []).append(shown(row, today))
    return [Group(name, lines) for name, lines in found.items()]


def group_of(row: Row) -> str:
    if row.unit.kind == Unit.Kind.CELL:
        variety = row.unit.variety_label
        return variety[:1].upper() + variety[1:] if variety else _("Chi bộ")
    return _("Đảng ủy, chính quyền, Mặt trận, đoàn thể")


def heads(steps: Iterable[str], days: Mapping[str, date]) -> list[tuple[object, str]]:
    """Each step with the last day its calendar gives."""
    return [(HEADS[step], f"{days[step]:%d/%m}" if step in days else "") for step in steps]
