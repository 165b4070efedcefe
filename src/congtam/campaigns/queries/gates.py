"""What keeps a campaign from its next phase, by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congtam.campaigns.models import Campaign
from congtam.campaigns.phases import TABLE, Condition, Move, Phase
from congtam.campaigns.stages import Stage
from congtam.people.queries.tree import tree

DECIDED = (Stage.DECIDED, Stage.NOTIFIED)
PROPOSED = (Stage.PROPOSED, Stage.APPRAISED, *DECIDED)


@dataclass(frozen=True)
class Gate:
    """`why` says what is missing; `names` are the first of those who are waited for, of `count` in all."""

    why: str = ""
    names: tuple[str, ...] = ()
    count: int = 0

    @property
    def is_open(self) -> bool:
        return not self.why


OPEN = Gate()
SHOWN = 5


def has_dossiers(campaign: Campaign) -> Gate:
    if campaign.dossiers.filter(is_listed=True).exists():
        return OPEN
    return Gate(_("đợt chưa có đối tượng nào; hãy nhập tổ chức, đảng viên rồi suy lại danh sách"))


def meetings_held(campaign: Campaign) -> Gate:
    waiting = list(campaign.meetings.filter(held_on=None).values_list("unit_id", flat=True))
    if not waiting:
        return OPEN
    nodes = tree(campaign.organisation_id, campaign.asked_on).nodes
    names = tuple(nodes[unit].short for unit in waiting[:SHOWN] if unit in nodes)
    return Gate(_("còn đơn vị chưa họp kiểm điểm"), names, len(waiting))


def at_least(stages: tuple[Stage, ...], why: str | Promise) -> Callable[[Campaign], Gate]:
    def gate(campaign: Campaign) -> Gate:
        waiting = campaign.dossiers.filter(is_listed=True).exclude(is_rated=False).exclude(stage__in=stages)
        names = tuple(waiting.order_by("sort_key").values_list("name", flat=True)[:SHOWN])
        return Gate(str(why), names, waiting.count()) if names else OPEN

    return gate


NEVER_PROPOSED = gettext_lazy("còn hồ sơ chưa được đề nghị mức xếp loại")
NEVER_DECIDED = gettext_lazy("còn hồ sơ chưa được quyết định")

CONDITIONS: dict[Condition, Callable[[Campaign], Gate]] = {
    Condition.HAS_DOSSIERS: has_dossiers,
    Condition.MEETINGS_HELD: meetings_held,
    Condition.ALL_PROPOSED: at_least(PROPOSED, NEVER_PROPOSED),
    Condition.ALL_DECIDED: at_least(DECIDED, NEVER_DECIDED),
}


def gate(campaign: Campaign, move: Move = Move.FORWARD) -> Gate:
    """Of a move that the table has."""
    following = TABLE[Phase(campaign.phase), move]
    ask = CONDITIONS.get(following.condition)
    return ask(campaign) if ask else OPEN
