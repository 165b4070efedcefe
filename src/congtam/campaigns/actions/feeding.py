"""Facts that a register tells: taken up with what stands there, taken back when it tells no more. What
somebody entered by hand goes before every register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from congtam.campaigns.actions.journal import note
from congtam.campaigns.actions.planning import refuse_over
from congtam.campaigns.facts.values import entered
from congtam.campaigns.models import Campaign, EnteredFact
from congtam.campaigns.packs import pack_of
from congtam.journal.actors import Actor
from congtam.people.changes import Change
from congtam.people.changes import changed as tell

FEW = 400
Whose = tuple[int | None, int | None]


@dataclass(frozen=True)
class Told:
    """What a register says of one unit or one person; `value` as it is kept, None: nothing."""

    fact: str
    value: bool | int | str | None
    reason: str
    unit: int | None = None
    person: int | None = None

    @property
    def key(self) -> tuple[str, Whose]:
        return self.fact, (self.unit, self.person)


@transaction.atomic
def take_up(*, campaign: Campaign, register: str, told: Sequence[Told], by: Actor) -> list[Told]:
    """What was left as it is, because a person entered it. Facts that the pack does not ask are passed by."""
    refuse_over(campaign)
    facts = pack_of(campaign).facts
    asked = [one for one in told if one.fact in facts]
    for one in asked:
        entered(facts[one.fact], one.value)
    rows = known(campaign, asked)
    left = [one for one in asked if (row := rows.get(one.key)) and row.register != register]
    ours = [one for one in asked if one not in left]
    gone = [rows[one.key].pk for one in ours if one.value is None and one.key in rows]
    changed = [one for one in ours if one.value is not None and differs(rows.get(one.key), one)]
    EnteredFact.objects.filter(organisation=campaign.organisation_id, pk__in=gone).delete()
    write(campaign, register, changed, rows, by)
    if gone or changed:
        about = {"register": register, "facts": sorted({one.fact for one in ours}), "told": len(changed)}
        note(campaign, "register", by, {**about, "withdrawn": len(gone)})
        labels = ", ".join(sorted({facts[one.fact].label for one in ours}))
        says = f"{labels}; {ours[0].reason}" if len(ours) == 1 else labels
        units = frozenset(one.unit for one in ours if one.unit)
        persons = frozenset(one.person for one in ours if one.person)
        tell(Change(campaign.organisation_id, says, by, campaign.pk, units, persons))
    return left


def known(campaign: Campaign, asked: Sequence[Told]) -> dict[tuple[str, Whose], EnteredFact]:
    rows = EnteredFact.objects.filter(
        organisation=campaign.organisation_id, campaign=campaign, fact__in={one.fact for one in asked}
    )
    if len(asked) < FEW:
        units = {one.unit for one in asked if one.unit}
        persons = {one.person for one in asked if one.person}
        rows = rows.filter(unit__in=units) | rows.filter(person__in=persons)
    return {(row.fact, (row.unit_id, row.person_id)): row for row in rows}


def differs(row: EnteredFact | None, one: Told) -> bool:
    return row is None or (row.value, row.reason) != (one.value, one.reason[:300])


def write(
    campaign: Campaign,
    register: str,
    changed: Iterable[Told],
    rows: dict[tuple[str, Whose], EnteredFact],
    by: Actor,
) -> None:
    now = timezone.now()
    new: list[EnteredFact] = []
    old: list[EnteredFact] = []
    for one in changed:
        row = rows.get(one.key) or EnteredFact(
            organisation_id=campaign.organisation_id,
            campaign=campaign,
            unit_id=one.unit,
            person_id=one.person,
            fact=one.fact,
        )
        row.value, row.reason, row.register = one.value, one.reason[:300], register
        row.entered_by, row.entered_at = by.name, now
        (old if row.pk else new).append(row)
    EnteredFact.objects.bulk_create(new, batch_size=FEW)
    EnteredFact.objects.bulk_update(
        old, ["value", "reason", "register", "entered_by", "entered_at"], batch_size=FEW
    )
