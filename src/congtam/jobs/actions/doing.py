"""Doing long work: the deed and the word that it is done are one transaction."""

from __future__ import annotations

import logging
from contextlib import nullcontext
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from congtam.jobs.deeds import Outcome, deed_named
from congtam.jobs.models import Job
from congtam.jobs.progress import Step, forget, tell
from congtam.jobs.telling import heard
from congtam.journal.actors import Actor
from congtam.people.refusals import Refusal

KEPT = timedelta(days=7)
State = Job.State
log = logging.getLogger(__name__)


def next_job() -> Job | None:
    """The one asked for first. Only who claims it does it."""
    return Job.objects.filter(state=State.WAITING).order_by("asked_at", "pk").first()


def claim(job: Job, worker: str = "") -> bool:
    mine = Job.objects.filter(pk=job.pk, organisation=job.organisation_id, state=State.WAITING)
    return bool(mine.update(state=State.RUNNING, began_at=timezone.now(), worker=worker))


def perform(job: Job, worker: str = "") -> None:
    if not claim(job, worker):
        return
    tell(job.pk, Step(says=job.title))
    try:
        with override(job.language):
            carry_out(job)
    except Refusal as refusal:
        end(job, State.REFUSED, Outcome(str(refusal)))
    except Exception:
        log.exception("job %s (%s) broke", job.pk, job.deed)
        end(job, State.BROKEN, Outcome())
    finally:
        forget(job.pk)


def carry_out(job: Job) -> None:
    deed = deed_named(job.deed)
    together = nullcontext() if deed.alone else transaction.atomic()
    with heard(lambda done, of, says: tell(job.pk, Step(done, of, says))), together:
        end(job, State.DONE, deed.do(by=Actor(**job.actor), **job.details))


def end(job: Job, state: str, outcome: Outcome) -> None:
    job.state, job.ended_at = state, timezone.now()
    job.said, job.page, job.found = outcome.said[:500], outcome.page, outcome.found
    job.save(update_fields=["state", "ended_at", "said", "page", "found"])


def stop_orphans(worker: str) -> int:
    """Work that a process left when it was ended from outside: nothing of it was kept."""
    left = Job.objects.filter(state=State.RUNNING, worker=worker)
    for job in left:
        forget(job.pk)
    return left.update(state=State.BROKEN, ended_at=timezone.now())


def sweep() -> None:
    """What was found is shown for some days and then gone; the journal keeps the deeds themselves."""
    Job.objects.filter(ended_at__lt=timezone.now() - KEPT).delete()
