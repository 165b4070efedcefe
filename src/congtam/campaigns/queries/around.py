"""The registers as a campaign looks at them: on its day, over its time."""

from congtam.campaigns.facts.links import Surroundings
from congtam.campaigns.facts.snapshot import Terms, taken
from congtam.campaigns.models import Campaign, EnteredFact, Supervision


def terms_of(campaign: Campaign) -> Terms:
    return Terms(
        organisation=campaign.organisation_id,
        day=campaign.asked_on,
        covers=(campaign.covers_from, campaign.covers_to),
        year=campaign.year,
        registers_complete=campaign.registers_checked_on is not None,
    )


def surroundings(campaign: Campaign) -> Surroundings:
    return Surroundings(taken(terms_of(campaign)), supervisors_of(campaign))


def supervisors_of(campaign: Campaign) -> dict[int, frozenset[int]]:
    rows = Supervision.objects.filter(
        organisation=campaign.organisation_id, campaign=campaign, person__isnull=False
    ).values_list("unit_id", "person_id")
    found: dict[int, frozenset[int]] = {}
    for unit, person in rows:
        found[unit] = found.get(unit, frozenset()) | {person or 0}
    return found


def entered_facts(campaign: Campaign) -> list[EnteredFact]:
    return list(EnteredFact.objects.filter(organisation=campaign.organisation_id, campaign=campaign))
