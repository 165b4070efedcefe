"""Asking for long work: once, however often the button is pressed."""

from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from congtam.jobs.actions.doing import perform
from congtam.jobs.deeds import LongDeed
from congtam.jobs.models import Job
from congtam.journal.actors import Actor
from congtam.people.locks import lock
from congtam.people.models import Account

ASKED = ("organisation_id", "account", "action", "deed", "title", "details", "language", "back")


def ask(
    *,
    account: Account,
    by: Actor,
    action: str,
    deed: LongDeed,
    title: str,
    details: dict[str, Any],
    back: str,
) -> Job:
    """`back` is the page on which it was asked, for whoever wants to ask otherwise."""
    wanted = Job(
        organisation_id=account.organisation_id,
        account=account,
        actor=asdict(by),
        action=action,
        deed=deed.name,
        title=title[:200],
        details=details,
        language=get_language() or settings.LANGUAGE_CODE,
        back=back[:300],
    )
    return begun(wanted)


def ask_again(*, job: Job, by: Actor) -> Job:
    """The same once more, after it was stopped."""
    kept = {name: getattr(job, name) for name in ASKED}
    return begun(Job(actor=asdict(by), **kept))


def begun(wanted: Job) -> Job:
    job = placed(wanted)
    if settings.JOBS_AT_ONCE:
        perform(job)
        job.refresh_from_db()
    return job


@transaction.atomic
def placed(wanted: Job) -> Job:
    lock(wanted.organisation_id)
    same = Job.objects.filter(
        organisation=wanted.organisation_id,
        account=wanted.account_id,
        deed=wanted.deed,
        details=wanted.details,
        state__in=[Job.State.WAITING, Job.State.RUNNING],
    ).first()
    if same:
        return same
    wanted.asked_at = timezone.now()
    wanted.save()
    return wanted
