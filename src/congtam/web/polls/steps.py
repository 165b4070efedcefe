"""The way of a vote as the console shows it: what is done, what comes next, what follows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from congtam.ballots.queries.desk import Preparations
from congtam.ballots.queries.papers import paper_disagreements
from congtam.ballots.stages import Stage
from congtam.campaigns.models import Polling

Text = str | Promise
Plan = Polling.Plan


@dataclass(frozen=True)
class Step:
    """`page` is the address that does it. `state` is one of the signs: met, now, wait."""

    page: str
    label: Text
    is_done: bool
    note: str = ""
    state: str = "wait"


LABELS: dict[str, Text] = {
    "present": gettext_lazy("Ghi người có mặt"),
    "slips": gettext_lazy("In phiếu mã"),
    "keys": gettext_lazy("In tờ khóa"),
    "try_key": gettext_lazy("Mở thử khóa"),
    "sign": gettext_lazy("Phát phiếu, ký nhận"),
    "void": gettext_lazy("Hủy phiếu mã chưa phát"),
    "open": gettext_lazy("Mở hòm phiếu"),
    "close": gettext_lazy("Chờ phiếu, rồi đóng hòm"),
    "papers": gettext_lazy("Nhập phiếu giấy hai lần"),
    "count": gettext_lazy("Kiểm phiếu"),
    "sign_minutes": gettext_lazy("In và ký biên bản kiểm phiếu"),
    "record": gettext_lazy("Ghi kết quả vào hồ sơ"),
}


def steps(polling: Polling, prepared: Preparations) -> list[Step]:
    """The first that is not done is the next one."""
    found = [*before(polling, prepared), *after(polling, prepared)]
    first = next((place for place, one in enumerate(found) if not one.is_done), len(found))
    return [
        replace(one, state="met" if one.is_done else "now" if place == first else "wait")
        for place, one in enumerate(found)
    ]


def before(polling: Polling, prepared: Preparations) -> list[Step]:
    roll, opened = prepared.roll, polling.poll.stage != Stage.PREPARING
    made = [step("present", opened or roll.present > 0, people_said(roll.present, roll.entitled))]
    with_slips = roll.slips > 0 if opened else polling.plan != Plan.PAPER
    if with_slips:
        made += [
            step("slips", opened or prepared.live + roll.slips > 0),
            step("keys", opened or prepared.has_key),
            step("try_key", opened or prepared.key_tried),
        ]
    made.append(
        step("sign", opened or 0 < roll.present == roll.signed, people_said(roll.signed, roll.present))
    )
    if with_slips:
        left = "" if opened else undrawn_said(prepared.undrawn)
        made.append(step("void", opened or (roll.slips > 0 and prepared.live == roll.slips), left))
    return [*made, step("open", opened)]


def after(polling: Polling, prepared: Preparations) -> list[Step]:
    poll = polling.poll
    closed = poll.stage in {Stage.CLOSED, Stage.COUNTED, Stage.SIGNED}
    counted = poll.stage in {Stage.COUNTED, Stage.SIGNED}
    made = [step("close", closed)]
    has_papers = prepared.roll.papers > 0 if poll.stage != Stage.PREPARING else polling.plan != Plan.SLIPS
    if has_papers:
        settled = counted or (poll.stage == Stage.CLOSED and not paper_disagreements(poll))
        made.append(step("papers", settled))
    made += [step("count", counted), step("sign_minutes", poll.stage == Stage.SIGNED)]
    return [*made, step("record", polling.recorded_at is not None)]


def step(page: str, is_done: bool, note: str = "") -> Step:
    return Step(page, LABELS[page], is_done, note)


def people_said(some: int, all_of_them: int) -> str:
    return _("%(n)d trong %(all)d người") % {"n": some, "all": all_of_them}


def undrawn_said(left: int) -> str:
    if not left:
        return ""
    return ngettext("còn %(n)d phiếu", "còn %(n)d phiếu", left) % {"n": left}
