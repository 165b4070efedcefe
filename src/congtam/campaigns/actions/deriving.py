"""Writing what the pack derives: at the opening, and again after the registers or an entered fact changed."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from congtam.campaigns.actions.inserting import insert
from congtam.campaigns.actions.journal import note
from congtam.campaigns.derived.parts import Taking
from congtam.campaigns.derived.whole import Listed
from congtam.campaigns.models import Campaign, Dossier, Participation
from congtam.campaigns.models.dossier import dossier_key
from congtam.campaigns.queries.differences import Differences, columns_of, differences
from congtam.campaigns.stages import Stage
from congtam.jobs.telling import step
from congtam.journal.actors import Actor
from congtam.people.changes import changed, registered
from congtam.people.locks import lock

BATCH = 2000
DERIVING = 2
"""Steps of a derivation."""
TAKEN = ("home_id", "name", "standing", "sort_key", "is_listed", "is_reviewed", "is_rated", "aside")
WHY = ("reason", "corrected_by", "corrected_at")
DOSSIER_COLUMNS = ("organisation_id", "campaign_id", "kind", "unit_id", "person_id", *TAKEN)
PART_COLUMNS = (
    *("organisation_id", "campaign_id", "dossier_id", "group", "rule", "act", "side", "body"),
    *("unit_id", "person_id", "who", "name", "cites", "is_settled"),
)


@transaction.atomic
def derive_again(*, campaign: Campaign, by: Actor, steps_before: int = 0) -> Differences:
    """Whatever was set by hand stays. Names of units and posts are kept as the papers write them."""
    all_steps = steps_before + DERIVING
    step(steps_before, all_steps, _("suy ra đối tượng, nơi kiểm điểm, ai tham gia"))
    lock(campaign.organisation_id)
    with override("vi"):
        found = differences(campaign)
    step(steps_before + 1, all_steps, _("ghi hồ sơ"))
    write(campaign, found, by)
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
    changed(registered(campaign.organisation_id, "campaign.derive", "", by))
    return found


def write(campaign: Campaign, found: Differences, by: Actor) -> None:
    add_dossiers(campaign, found.new)
    change_dossiers(found.changed)
    leave(found.gone, by)
    add_parts(campaign, found.new_parts)
    Participation.objects.bulk_update(
        [
            Participation(pk=kept.pk, name=taking.who.name, is_settled=taking.is_settled)
            for kept, taking in found.changed_parts
        ],
        ["name", "is_settled"],
        batch_size=BATCH,
    )
    for batch in batches([kept.pk for kept in found.gone_parts]):
        Participation.objects.filter(organisation=campaign.organisation_id, pk__in=batch).delete()


def add_dossiers(campaign: Campaign, new: Iterable[Listed]) -> None:
    rows = [
        (
            campaign.organisation_id,
            campaign.pk,
            one.subject.kind,
            one.subject.unit,
            one.subject.person,
            *columns_of(one).values(),
        )
        for one in new
    ]
    insert(Dossier, DOSSIER_COLUMNS, rows)


def change_dossiers(changed: Iterable[tuple[Dossier, Listed]]) -> None:
    rows = []
    for dossier, one in changed:
        for name, value in columns_of(one).items():
            setattr(dossier, name, value)
        dossier.reason, dossier.corrected_by, dossier.corrected_at = "", "", None
        rows.append(dossier)
    columns = [*(name.removesuffix("_id") for name in TAKEN), *WHY]
    Dossier.objects.bulk_update(rows, columns, batch_size=500)


def leave(gone: Collection[Dossier], by: Actor) -> None:
    """Who left is listed no more. Only a dossier in which nobody ever did anything goes without a trace."""
    kept = touched({dossier.pk for dossier in gone})
    for dossier in gone:
        if dossier.stage == Stage.LISTED and dossier.pk not in kept:
            dossier.delete()
        else:
            dossier.is_listed = False
            dossier.reason = _("Theo danh sách hiện nay không còn thuộc đợt; những gì đã ghi được giữ lại.")
            dossier.corrected_by, dossier.corrected_at = by.name, timezone.now()
            dossier.save(update_fields=["is_listed", *WHY])


def touched(keys: set[int]) -> set[int]:
    """Whatever points to a dossier was done by somebody, in any room there is or will be; of those who take
    part only what was asked or answered."""
    found: set[int] = set()
    for relation in Dossier._meta.related_objects:
        rows = relation.related_model._default_manager.all()
        if relation.related_model is Participation:
            rows = rows.exclude(asked_on=None, answered_on=None, by_hand=False)
        name = relation.field.name
        for batch in batches(sorted(keys)):
            found.update(rows.filter(**{f"{name}__in": batch}).values_list(name, flat=True))
    return found


def add_parts(campaign: Campaign, new: Iterable[Taking]) -> None:
    ours, numbers = campaign.organisation_id, dossier_numbers(campaign)
    rows = [
        (
            ours,
            campaign.pk,
            numbers[one.subject],
            one.group,
            one.rule,
            one.act,
            one.side,
            one.body,
            one.who.unit,
            one.who.person,
            one.who.key,
            one.who.name[:200],
            one.cites[:80],
            one.is_settled,
        )
        for one in new
    ]
    insert(Participation, PART_COLUMNS, rows)


def dossier_numbers(campaign: Campaign) -> dict[str, int]:
    rows = campaign.dossiers.values_list("pk", "kind", "unit_id", "person_id")
    return {dossier_key(kind, unit, person): pk for pk, kind, unit, person in rows}


def batches(keys: list[int]) -> Iterable[list[int]]:
    return (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))
