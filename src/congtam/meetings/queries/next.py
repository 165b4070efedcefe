"""The one thing that comes next in a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congtam.engine.pack.reviews import AgendaStep
from congtam.meetings.models import Attendance, Item, Sitting
from congtam.meetings.queries.blocks import review_blocks, unreviewed
from congtam.meetings.queries.course import (
    concluded,
    counted,
    following_item,
    next_tick,
    running_item,
    steps_of,
)
from congtam.meetings.queries.votes import Vote, vote_of
from congtam.meetings.states import SittingState


class Kind(StrEnum):
    ROLL = "roll"
    OFFICERS = "officers"
    BEGIN = "begin"
    ITEM_CHAIR = "item_chair"
    POSTPONE = "postpone"
    BEGIN_ITEM = "begin_item"
    TICK = "tick"
    CONCLUDE = "conclude"
    VOTE = "vote"
    ANNOUNCE = "announce"
    FINISH = "finish"
    END = "end"
    MINUTES = "minutes"


@dataclass(frozen=True)
class Next:
    """`blocked` says why it cannot be done yet, by name."""

    kind: Kind
    title: str
    says: str = ""
    item: Item | None = None
    number: int = 0
    of: int = 0
    step: AgendaStep | None = None
    vote: Vote | None = None
    blocked: tuple[str, ...] = ()


def next_of(sitting: Sitting) -> Next:
    if sitting.is_ended:
        return Next(Kind.MINUTES, _("Hội nghị đã kết thúc"), _("In biên bản để thông qua và ký."))
    if not sitting.is_open:
        return before_session(sitting)
    running = running_item(sitting)
    if running is not None:
        return at_item(running)
    following = following_item(sitting)
    if following is None:
        return Next(
            Kind.END,
            _("Thông qua biên bản, kết thúc hội nghị"),
            _("Mọi mục đã xong hoặc đã hoãn có lý do."),
        )
    return before_item(following)


def before_session(sitting: Sitting) -> Next:
    unknown = counted(sitting.attendances.all()).unknown
    if unknown:
        left = ngettext("Còn %(n)d người chưa điểm danh.", "Còn %(n)d người chưa điểm danh.", unknown)
        return Next(Kind.ROLL, _("Điểm danh"), left % {"n": unknown})
    away = away_of(sitting, sitting.chair_id)
    if sitting.chair_id is None or sitting.secretary_id is None or away:
        why = _("%(name)s vắng: %(reason)s. Hội nghị cử người chủ trì thay.") if away else ""
        said = why % {"name": away.name, "reason": away.reason} if away else _("Mỗi việc một người.")
        return Next(Kind.OFFICERS, _("Cử chủ trì và thư ký"), said)
    if sitting.state == SittingState.PAUSED:
        return Next(Kind.BEGIN, _("Họp tiếp"), _("Giờ họp được tính từ lúc bấm."))
    return Next(Kind.BEGIN, _("Khai mạc hội nghị"), _("Giờ họp được tính từ lúc bấm."))


def away_of(sitting: Sitting, person: int | None) -> Attendance | None:
    if person is None:
        return None
    return sitting.attendances.filter(person=person, state=Attendance.State.ABSENT).first()


def before_item(item: Item) -> Next:
    """Whoever is away is reviewed later; without a chair nobody begins."""
    away = away_of(item.sitting, item.person_id) if item.is_review else None
    if away:
        said = _("%(name)s vắng: %(reason)s. Hoãn mục này, hẹn ngày kiểm điểm bù sớm nhất.")
        return Next(Kind.POSTPONE, item.title, said % {"name": away.name, "reason": away.reason}, item=item)
    if item.chair_id is None or away_of(item.sitting, item.chair_id):
        title = _("Cử người chủ trì mục “%(title)s”") % {"title": item.title}
        return Next(Kind.ITEM_CHAIR, title, _("Không ai chủ trì phần kiểm điểm của chính mình."), item=item)
    chair = _("Chủ trì: %(name)s.") % {"name": item.chair.full_name if item.chair else ""}
    return Next(
        Kind.BEGIN_ITEM,
        item.title,
        " ".join([chair, *left_out(item)]),
        item=item,
        blocked=tuple(review_blocks(item)),
    )


def left_out(item: Item) -> list[str]:
    names = unreviewed(item) if item.subjects else []
    return [_("Chưa kiểm điểm nên chưa xếp loại: %(names)s.") % {"names": ", ".join(names)}] if names else []


def at_item(item: Item) -> Next:
    steps, number = steps_of(item), next_tick(item)
    if number is not None:
        step = steps[number - 1]
        return Next(Kind.TICK, step.text, step.by, item=item, number=number, of=len(steps), step=step)
    vote = vote_of(item) if item.ballot else None
    if item.ballot and not concluded(item) and (vote is None or not vote.is_counted):
        return Next(Kind.VOTE, item.title, vote_said(vote), item=item, vote=vote)
    if vote is not None and not item.announced_at and vote.is_counted:
        said = _("Đã kiểm phiếu. Khi công bố, màn hình trình chiếu mới hiện kết quả.")
        return Next(Kind.ANNOUNCE, _("Công bố kết quả"), said, item=item, vote=vote)
    if vote is None and not concluded(item):
        return Next(Kind.CONCLUDE, _("Ghi kết luận"), _("Kết luận vào biên bản."), item=item)
    return Next(Kind.FINISH, _("Kết thúc mục “%(title)s”") % {"title": item.title}, item=item, vote=vote)


def vote_said(vote: Vote | None) -> str:
    if vote is None:
        return _("Chưa lập cuộc bỏ phiếu của mục này.")
    if vote.is_open:
        return _("Đang bỏ phiếu. Không ai xem được kết quả trước khi đóng hòm và kiểm phiếu.")
    return _("Cuộc bỏ phiếu %(stage)s.") % {"stage": vote.stage_name}
