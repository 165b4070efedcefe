"""Facts entered for several subjects at once, and taken back: never over what somebody else just entered."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from congtam.campaigns.actions.correcting import enter_fact, of_fact
from congtam.campaigns.actions.journal import note
from congtam.campaigns.actions.planning import refuse_over
from congtam.campaigns.actions.touching import names_of, of_dossiers
from congtam.campaigns.models import Campaign, Dossier, EnteredFact
from congtam.campaigns.packs import pack_of
from congtam.journal.actors import Actor
from congtam.people.changes import Change, changed, told_once
from congtam.people.refusals import Refusal


@dataclass(frozen=True)
class Said:
    """What is said of one subject; `seen` is the mark of the entry that the person had before them."""

    dossier: Dossier
    value: bool | int | str | None
    seen: str = ""


def mark_of(row: EnteredFact | None) -> str:
    return row.entered_at.isoformat() if row else ""


@transaction.atomic
def enter_facts(*, campaign: Campaign, fact: str, said: Sequence[Said], reason: str, by: Actor) -> int:
    """All of them or none. A person who is a subject twice has each fact once."""
    refuse_over(campaign)
    rows = entered_rows(campaign, fact, [one.dossier for one in said])
    if not said:
        return 0
    with told_once(of_several(campaign, fact, said, reason, by)):
        for one in said:
            refuse_changed(rows.get(whose(one.dossier)), one)
            enter_fact(
                campaign=campaign,
                fact=fact,
                value=one.value,
                reason=reason,
                by=by,
                unit=one.dossier.unit,
                person=one.dossier.person,
            )
    return len(said)


def of_several(campaign: Campaign, fact: str, said: Sequence[Said], reason: str, by: Actor) -> Change:
    rows = [one.dossier for one in said]
    known = pack_of(campaign).facts.get(fact)
    return of_dossiers(rows, f"{names_of(rows)}: {known.label if known else fact}; {reason.strip()}", by)


@transaction.atomic
def withdraw_fact(*, campaign: Campaign, fact: str, dossier: Dossier, reason: str, by: Actor) -> None:
    """What was entered goes; the registers' word counts again."""
    refuse_over(campaign)
    if not reason.strip():
        raise Refusal(_("Bỏ dữ kiện đã nhập thì phải ghi lý do."))
    row = entered_rows(campaign, fact, [dossier]).get(whose(dossier))
    if row is None:
        raise Refusal(_("Dữ kiện này chưa ai nhập, hoặc vừa được bỏ."))
    about = {"fact": fact, "unit": row.unit_id, "person": row.person_id}
    note(campaign, "fact_withdrawn", by, {**about, "value": row.value, "reason": reason.strip()})
    change = of_fact(row, campaign, by, reason.strip())
    row.delete()
    changed(change)


def whose(dossier: Dossier) -> tuple[int | None, int | None]:
    return dossier.unit_id, dossier.person_id


def entered_rows(
    campaign: Campaign, fact: str, dossiers: Sequence[Dossier]
) -> dict[tuple[int | None, int | None], EnteredFact]:
    rows = EnteredFact.objects.filter(organisation=campaign.organisation_id, campaign=campaign, fact=fact)
    units = {dossier.unit_id for dossier in dossiers if dossier.unit_id}
    persons = {dossier.person_id for dossier in dossiers if dossier.person_id}
    found = rows.filter(unit__in=units) | rows.filter(person__in=persons)
    return {(row.unit_id, row.person_id): row for row in found}


def refuse_changed(row: EnteredFact | None, one: Said) -> None:
    if mark_of(row) == one.seen:
        return
    if row is None:
        raise Refusal(
            _("%(name)s: dữ kiện vừa được bỏ trong lúc đồng chí đang nhập. Hãy mở lại trang rồi nhập.")
            % {"name": one.dossier.name}
        )
    raise Refusal(
        _("%(name)s: %(who)s vừa nhập dữ kiện này. Hãy mở lại trang, xem giá trị mới rồi hãy sửa.")
        % {"name": one.dossier.name, "who": row.entered_by}
    )
