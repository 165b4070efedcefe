"""Writing what the pack derives: at the opening, and again after the registers or an entered fact changed."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from congtam.campaigns.actions.journal import note
from congtam.campaigns.derived.parts import Taking
from congtam.campaigns.derived.whole import Listed
from congtam.campaigns.models import Campaign, Dossier, Participation
from congtam.campaigns.queries.differences import Differences, columns_of, differences
from congtam.campaigns.stages import Stage
from congtam.journal.actors import Actor
from congtam.people.locks import lock

BATCH = 2000
TAKEN = ("home_id", "name", "standing", "sort_key", "is_listed", "is_reviewed", "is_rated", "aside")


@transaction.atomic
def derive_again(*, campaign: Campaign, by: Actor) -> Differences:
    """Whatever was set by hand stays. Names of units and posts are kept as the papers write them."""
    lock(campaign.organisation_id)
    with override("vi"):
        found = differences(campaign)
    write(campaign, found)
    campaign.derived_at = timezone.now()
    campaign.save(update_fields=["derived_at"])
    note(
        campaign,
        "derive",
        by,
        {
            "new": len(found.new),
            "changed": len(found.changed),
            "gone": len(found.gone),
            "parts": found.parts_count,
        },
    )
    return found


def write(campaign: Campaign, found: Differences) -> None:
    dossiers = {**found.dossiers, **add_dossiers(campaign, found.new)}
    change_dossiers(found.changed)
    leave(found.gone)
    add_parts(campaign, found.new_parts, dossiers)
    for row, taking in found.changed_parts:
        row.name, row.is_settled = taking.who.name, taking.is_settled
    Participation.objects.bulk_update(
        [row for row, _ in found.changed_parts], ["name", "is_settled"], batch_size=BATCH
    )
    for batch in batches([row.pk for row in found.gone_parts]):
        Participation.objects.filter(organisation=campaign.organisation_id, pk__in=batch).delete()


def add_dossiers(campaign: Campaign, new: Iterable[Listed]) -> dict[str, Dossier]:
    rows = [
        Dossier(
            organisation_id=campaign.organisation_id,
            campaign=campaign,
            kind=one.subject.kind,
            unit_id=one.subject.unit,
            person_id=one.subject.person,
            **columns_of(one),
        )
        for one in new
    ]
    return {row.key: row for row in Dossier.objects.bulk_create(rows, batch_size=BATCH)}


def change_dossiers(changed: Iterable[tuple[Dossier, Listed]]) -> None:
    rows = []
    for dossier, one in changed:
        for name, value in columns_of(one).items():
            setattr(dossier, name, value)
        rows.append(dossier)
    Dossier.objects.bulk_update(rows, [name.removesuffix("_id") for name in TAKEN], batch_size=500)


def leave(gone: Iterable[Dossier]) -> None:
    """Who left is listed no more. Only an untouched dossier goes without a trace."""
    for dossier in gone:
        if dossier.stage == Stage.LISTED and not dossier.results.exists():
            dossier.delete()
        else:
            dossier.is_listed = False
            dossier.save(update_fields=["is_listed"])


def add_parts(campaign: Campaign, new: Iterable[Taking], dossiers: dict[str, Dossier]) -> None:
    rows = [
        Participation(
            organisation_id=campaign.organisation_id,
            campaign=campaign,
            dossier=dossiers[one.subject],
            group=one.group,
            rule=one.rule,
            act=one.act,
            side=one.side,
            body=one.body,
            unit_id=one.who.unit,
            person_id=one.who.person,
            who=one.who.key,
            name=one.who.name[:200],
            cites=one.cites[:80],
            is_settled=one.is_settled,
        )
        for one in new
    ]
    Participation.objects.bulk_create(rows, batch_size=BATCH)


def batches(keys: list[int]) -> Iterable[list[int]]:
    return (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))
