"""Which requests somebody sees: the same rules as for one dossier, asked once for a whole list."""

from django.db.models import Q, QuerySet

from congtam.campaigns.models import Campaign, Participation
from congtam.campaigns.permissions import may, seen_units
from congtam.campaigns.phases import reached
from congtam.campaigns.queries.lists import own_target
from congtam.comments.permissions import CHAIRS_SEE_SINCE, Voices
from congtam.comments.queries.gathering import parts_asked
from congtam.people.permissions import Action, Rights


def parts_seen(
    campaign: Campaign, rights: Rights, voices: Voices, action: Action = Action.SEE_COMMENTS
) -> QuerySet[Participation]:
    units = seen_units(campaign, rights, action)
    if units is None:
        return parts_asked(campaign)
    wanted = Q(dossier__home__in=units)
    if rights.person and may(campaign, rights, action, own_target(campaign, rights.person)):
        wanted |= Q(dossier__person=rights.person)
    if action is Action.SEE_COMMENTS and reached(campaign.phase, CHAIRS_SEE_SINCE):
        led = [int(key.removeprefix("unit:")) for key in voices.who if key.startswith("unit:")]
        wanted |= Q(dossier__unit__in=led)
    return parts_asked(campaign).filter(wanted)
