"""Who may lead a meeting: whoever leads the unit, the office, its chair, its secretary, whoever chairs an
item."""

from dataclasses import replace

from congtam.campaigns.permissions import about_unit, may
from congtam.meetings.models import Item, Sitting
from congtam.people.permissions import Action, Holding, Rights, Role


def may_run(sitting: Sitting, rights: Rights) -> bool:
    """`rights` are those in the campaign."""
    if rights.organisation != sitting.organisation_id:
        return False
    if may(sitting.campaign, rights, Action.LEAD_MEETING, about_unit(sitting.unit)):
        return True
    return rights.person is not None and rights.person in designated(sitting)


def designated(sitting: Sitting) -> set[int]:
    """By the meeting itself, each recorded."""
    named = {sitting.chair_id, sitting.secretary_id, *sitting.items.values_list("chair", flat=True)}
    return {person for person in named if person}


def as_meeting(item: Item, rights: Rights) -> Rights:
    """Whoever leads the meeting finishes what it finished: the dossier of the item, and no other one."""
    home = item.dossier.home_id if item.dossier else None
    units = frozenset({home} if home else ())
    holding = Holding(Role.SECRETARY, item.organisation_id, units)
    return replace(rights, holdings=(*rights.holdings, holding))
