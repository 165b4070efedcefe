"""What the register tells the rules: how many of the shortcomings found before the year were remedied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _
from django.utils.translation import override

from congtam.campaigns.actions.feeding import Told, take_up
from congtam.campaigns.amounts import percent
from congtam.campaigns.models import Campaign
from congtam.campaigns.queries.lists import running
from congtam.journal.actors import Actor
from congtam.remedies.models import Shortcoming
from congtam.remedies.queries.carried import Whose, carried
from congtam.remedies.states import State

REGISTER = "remedies"
HAD, REMEDIED = "had_earlier_shortcomings", "earlier_shortcomings_remedied"


def tell_on(rows: Iterable[Shortcoming], by: Actor) -> None:
    """Into every campaign that runs."""
    by_organisation: dict[int, set[Whose]] = defaultdict(set)
    for row in rows:
        by_organisation[row.organisation_id].add((row.unit_id, row.person_id))
    for organisation, subjects in by_organisation.items():
        for campaign in running(organisation):
            tell(campaign, subjects, by)


def tell(campaign: Campaign, subjects: Collection[Whose] | None, by: Actor) -> int:
    """None: all subjects that the register knows. How many it told about."""
    found = carried(campaign, subjects)
    asked = sorted(found if subjects is None else subjects, key=str)
    told = [one for whose in asked for one in facts(whose, found.get(whose, []))]
    take_up(campaign=campaign, register=REGISTER, told=told, by=by)
    return len(asked)


def facts(whose: Whose, rows: list[Shortcoming]) -> list[Told]:
    unit, person = whose
    if not rows:
        return [Told(fact, None, "", unit, person) for fact in (HAD, REMEDIED)]
    done = sum(row.state == State.VERIFIED for row in rows)
    with override("vi"):
        reason = _("Sổ khắc phục: %(done)d trên %(all)d mục của kỳ trước đã khắc phục") % {
            "done": done,
            "all": len(rows),
        }
    return [
        Told(HAD, True, reason, unit, person),
        Told(REMEDIED, percent(done, len(rows)), reason, unit, person),
    ]
