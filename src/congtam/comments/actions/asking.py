"""Sending requests out: derived by the pack, sent by people, with the day by which an answer is wanted."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from congtam.campaigns.actions.asking import ask
from congtam.campaigns.actions.planning import refuse_over
from congtam.campaigns.models import Campaign, Participation
from congtam.comments.gates import refuse_shut
from congtam.comments.models import Inquiry
from congtam.journal.actors import Actor
from congtam.people.refusals import Refusal

BATCH = 500


@transaction.atomic
def ask_bodies(
    *, campaign: Campaign, parts: Sequence[Participation], due_on: date, on: date, by: Actor
) -> int:
    """How many requests went out. Who was asked before keeps the first day and gets the new one to answer
    by."""
    refuse_over(campaign)
    wanted = [part for part in parts if part.is_settled and not part.is_dropped]
    if not wanted:
        raise Refusal(_("Chưa chọn nơi nào để hỏi. Hãy đánh dấu ít nhất một nơi."))
    if due_on < on:
        raise Refusal(_("Hạn trả lời phải từ ngày gửi %(day)s trở đi.") % {"day": f"{on:%d/%m/%Y}"})
    refuse_shut(campaign, *{part.dossier_id: part.dossier for part in wanted}.values())
    set_due(campaign, wanted, due_on)
    ask(campaign=campaign, parts=wanted, on=on, by=by)
    return len(wanted)


def set_due(campaign: Campaign, parts: Sequence[Participation], due_on: date) -> None:
    """Of thousands at once: what is there gets the day, what is not is made with it."""
    rows = Inquiry.objects.filter(organisation=campaign.organisation_id, campaign=campaign)
    known = {(row.subject, row.who): row for row in rows}
    wanted = {(part.dossier.key, part.who): part for part in parts}
    changed = [known[key] for key in wanted if key in known]
    for row in changed:
        row.due_on = due_on
    Inquiry.objects.bulk_update(changed, ["due_on"], batch_size=BATCH)
    Inquiry.objects.bulk_create(
        (
            Inquiry(
                organisation_id=part.organisation_id,
                campaign=campaign,
                subject=subject,
                subject_name=part.dossier.name,
                who=who,
                name=part.name,
                due_on=due_on,
            )
            for (subject, who), part in wanted.items()
            if (subject, who) not in known
        ),
        batch_size=BATCH,
    )


def inquiry_for(part: Participation) -> Inquiry:
    """Made when it is first needed; inside a transaction that holds the organisation's lock."""
    dossier = part.dossier
    found, _made = Inquiry.objects.get_or_create(
        organisation_id=part.organisation_id,
        campaign_id=part.campaign_id,
        subject=dossier.key,
        who=part.who,
        defaults={"subject_name": dossier.name, "name": part.name},
    )
    return found
