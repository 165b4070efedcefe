"""Giving targets at the start of the year."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from congtam.campaigns.actions.journal import note
from congtam.campaigns.actions.planning import refuse_over
from congtam.campaigns.actions.telling import tell_on
from congtam.campaigns.amounts import HUNDRED_PERCENT, shown
from congtam.campaigns.models import Campaign, Dossier, Target
from congtam.journal.actors import Actor
from congtam.people.refusals import Refusal

LARGEST_WEIGHT = 10_000_00


@dataclass(frozen=True)
class Task:
    """What is asked; amounts in hundredths, counted in percent unless it says in what."""

    text: str
    measure: str = ""
    due_on: date | None = None
    planned: int = HUNDRED_PERCENT
    counted_in: str = ""
    weight: int | None = None
    paper: str = ""


def give_target(
    *,
    campaign: Campaign,
    dossiers: Sequence[Dossier],
    text: str,
    on: date,
    by: Actor,
    measure: str = "",
    due_on: date | None = None,
) -> int:
    """The same target to each; who has it already keeps it as it is."""
    task = Task(text, measure, due_on)
    return len(give_tasks(campaign=campaign, given=[(one, task) for one in dossiers], on=on, by=by))


@transaction.atomic
def give_tasks(
    *, campaign: Campaign, given: Iterable[tuple[Dossier, Task]], on: date, by: Actor
) -> list[Target]:
    """Those that are new. A task that a subject has already stays as it was given first."""
    refuse_over(campaign)
    wanted = {(dossier.pk, task.text.strip()): (dossier, task) for dossier, task in given}
    for _dossier, task in wanted.values():
        refuse_senseless(task, on)
    rows = Target.objects.filter(
        organisation=campaign.organisation_id, dossier__campaign=campaign
    ).values_list("dossier_id", "text")
    having = set(rows)
    made = Target.objects.bulk_create(
        [row_of(*pair, on, by) for key, pair in wanted.items() if key not in having], batch_size=500
    )
    note(campaign, "target", by, {"targets": len(made), "on": on.isoformat()})
    tell_on(campaign, [dossier for dossier, _task in wanted.values()], by)
    return made


def row_of(dossier: Dossier, task: Task, on: date, by: Actor) -> Target:
    return Target(
        organisation_id=dossier.organisation_id,
        dossier=dossier,
        text=task.text.strip(),
        measure=task.measure.strip(),
        planned=task.planned,
        counted_in=task.counted_in.strip(),
        weight=task.weight,
        due_on=task.due_on,
        given_on=on,
        given_by=by.name,
        paper=task.paper.strip(),
    )


def refuse_senseless(task: Task, on: date) -> None:
    if not task.text.strip():
        raise Refusal(_("Hãy ghi chỉ tiêu, nhiệm vụ được giao."))
    if task.due_on and task.due_on < on:
        raise Refusal(
            _("Hạn %(due)s trước ngày giao %(given)s. Hãy sửa một trong hai ngày.")
            % {"due": f"{task.due_on:%d/%m/%Y}", "given": f"{on:%d/%m/%Y}"}
        )
    if task.planned <= 0:
        raise Refusal(_("Mức giao phải lớn hơn 0."))
    if task.weight is not None and not 0 < task.weight <= LARGEST_WEIGHT:
        raise Refusal(
            _("Trọng số %(weight)s không dùng được. Hãy ghi một số lớn hơn 0, nhiều nhất %(most)s.")
            % {"weight": shown(task.weight), "most": shown(LARGEST_WEIGHT)}
        )
