"""Corrections by hand of what was derived: each with its reason."""

from typing import TypeVar

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.campaigns.actions.journal import note
from congtam.campaigns.actions.planning import refuse_over
from congtam.campaigns.actions.touching import of_dossiers
from congtam.campaigns.derived.bodies import Who
from congtam.campaigns.facts.values import entered
from congtam.campaigns.models import Campaign, Dossier, EnteredFact, Participation
from congtam.campaigns.packs import pack_of
from congtam.journal.actors import Actor
from congtam.people.changes import Change, changed, registered
from congtam.people.models import Person, Unit
from congtam.people.refusals import Refusal

Row = TypeVar("Row", Dossier, Participation)


def by_hand(row: Row, reason: str, by: Actor) -> Row:
    if not reason.strip():
        raise Refusal(_("Sửa khác với quy định suy ra thì phải ghi lý do."))
    row.by_hand, row.reason = True, reason.strip()
    row.corrected_by, row.corrected_at = by.name, timezone.now()
    return row


@transaction.atomic
def correct_dossier(
    *, dossier: Dossier, listed: bool, reviewed: bool | None, rated: bool | None, reason: str, by: Actor
) -> Dossier:
    refuse_over(dossier.campaign)
    dossier.is_listed, dossier.is_reviewed, dossier.is_rated = listed, reviewed, rated
    by_hand(dossier, reason, by).save()
    about = {"dossier": dossier.pk, "listed": listed, "reviewed": reviewed, "rated": rated, "reason": reason}
    note(dossier.campaign, "correct", by, about)
    changed(corrected(dossier, by))
    return dossier


@transaction.atomic
def add_dossier(
    *,
    campaign: Campaign,
    kind: str,
    reason: str,
    by: Actor,
    unit: Unit | None = None,
    person: Person | None = None,
) -> Dossier:
    """A subject that the pack does not derive. Who is already there is listed again."""
    refuse_over(campaign)
    if kind not in pack_of(campaign).subjects:
        raise Refusal(_("Văn bản của đợt này không có loại đối tượng đó."))
    found = campaign.dossiers.filter(kind=kind, unit=unit, person=person).first()
    dossier = found or Dossier(
        organisation_id=campaign.organisation_id,
        campaign=campaign,
        kind=kind,
        unit=unit,
        person=person,
        home=unit or home_of(person, campaign),
        name=person.full_name if person else name_of(unit, campaign),
        sort_key=person.sort_key if person else "",
    )
    dossier.is_listed, dossier.is_reviewed, dossier.is_rated = True, True, True
    by_hand(dossier, reason, by).save()
    note(campaign, "add", by, {"dossier": dossier.pk, "kind": kind, "reason": reason})
    changed(corrected(dossier, by))
    return dossier


def corrected(dossier: Dossier, by: Actor) -> Change:
    return of_dossiers([dossier], f"{dossier.name}: {dossier.reason}", by)


def home_of(person: Person | None, campaign: Campaign) -> Unit | None:
    row = person.memberships.on(campaign.asked_on).select_related("cell").first() if person else None
    return row.cell if row else None


def name_of(unit: Unit | None, campaign: Campaign) -> str:
    placing = unit.placings.on(campaign.asked_on).first() if unit else None
    return placing.name if placing else ""


@transaction.atomic
def drop_part(*, part: Participation, reason: str, by: Actor) -> Participation:
    """It stays in sight, crossed out, with the reason."""
    refuse_over(part.campaign)
    part.is_dropped = True
    by_hand(part, reason, by).save()
    note(part.campaign, "drop", by, {"dossier": part.dossier_id, "who": part.who, "reason": reason})
    return part


@transaction.atomic
def restore_part(*, part: Participation, by: Actor) -> None:
    """Back to what the pack says; what was added by hand goes."""
    refuse_over(part.campaign)
    note(part.campaign, "restore", by, {"dossier": part.dossier_id, "who": part.who})
    if not part.rule:
        part.delete()
        return
    part.is_dropped, part.by_hand, part.reason, part.corrected_by, part.corrected_at = (
        False,
        False,
        "",
        "",
        None,
    )
    part.save()


@transaction.atomic
def add_part(
    *, dossier: Dossier, group: str, who: Who, reason: str, by: Actor, act: str = ""
) -> Participation:
    refuse_over(dossier.campaign)
    part = Participation(
        organisation_id=dossier.organisation_id,
        campaign=dossier.campaign,
        dossier=dossier,
        group=group,
        act=act,
        unit_id=who.unit,
        person_id=who.person,
        who=who.key,
        name=who.name,
    )
    try:
        with transaction.atomic():
            by_hand(part, reason, by).save()
    except IntegrityError as error:
        raise Refusal(_("%(name)s đã có trong danh sách này.") % {"name": who.name}) from error
    note(
        dossier.campaign,
        "take",
        by,
        {"dossier": dossier.pk, "group": group, "who": who.key, "reason": reason},
    )
    return part


@transaction.atomic
def enter_fact(
    *,
    campaign: Campaign,
    fact: str,
    value: object,
    reason: str,
    by: Actor,
    unit: Unit | None = None,
    person: Person | None = None,
) -> EnteredFact:
    """Over what the registers say. The derivation takes it up when it is next asked for."""
    refuse_over(campaign)
    known = pack_of(campaign).facts.get(fact)
    if known is None:
        raise Refusal(_("Văn bản của đợt này không hỏi dữ kiện đó."))
    if not reason.strip():
        raise Refusal(_("Hãy ghi căn cứ của dữ kiện này, ví dụ số văn bản."))
    try:
        entered(known, value)
    except ValueError as error:
        raise Refusal(_("Giá trị này không hợp với “%(label)s”.") % {"label": known.label}) from error
    if known.type == "choice" and value is not None and not known.values.get(str(value)):
        raise Refusal(_("“%(label)s” không có lựa chọn này.") % {"label": known.label})
    row, _made = EnteredFact.objects.update_or_create(
        organisation_id=campaign.organisation_id,
        campaign=campaign,
        unit=unit,
        person=person,
        fact=fact,
        defaults={
            "value": value,
            "reason": reason.strip(),
            "register": "",
            "entered_by": by.name,
            "entered_at": timezone.now(),
        },
    )
    about = {"fact": fact, "unit": unit and unit.pk, "person": person and person.pk}
    note(campaign, "fact", by, {**about, "value": value, "reason": row.reason})
    changed(of_fact(row, campaign, by))
    return row


def of_fact(row: EnteredFact, campaign: Campaign, by: Actor, reason: str = "") -> Change:
    """What was said of whom, and by what."""
    who = row.person.full_name if row.person else name_of(row.unit, campaign)
    label = pack_of(campaign).facts[row.fact].label if row.fact in pack_of(campaign).facts else row.fact
    says = f"{who}: {label}; {reason or row.reason}"
    whom = frozenset({row.unit_id or 0} - {0}), frozenset({row.person_id or 0} - {0})
    return Change(campaign.organisation_id, says, by, campaign.pk, *whom)


@transaction.atomic
def declare_registers_complete(*, campaign: Campaign, by: Actor) -> None:
    """From now on no entry in the registers of leave and discipline means that there was none."""
    refuse_over(campaign)
    campaign.registers_checked_on, campaign.registers_checked_by = timezone.localdate(), by.name
    campaign.save(update_fields=["registers_checked_on", "registers_checked_by"])
    note(campaign, "registers", by, {"on": campaign.registers_checked_on.isoformat()})
    changed(registered(campaign.organisation_id, "campaign.registers", "", by))
