"""Trying an import, writing it and taking it back: seconds for thousands of people, so beside the server."""

import hashlib
import json

from django.urls import reverse
from django.utils.translation import gettext as _

from congtam.jobs.deeds import Outcome, long, long_reading
from congtam.journal.actors import Actor
from congtam.people.actions.rosters import try_import, undo_import, write_import
from congtam.people.models import ImportRun
from congtam.people.roster.sheets import Weight
from congtam.web.roster.grouping import together


@long_reading
def try_all(*, by: Actor, run: int, reading: str) -> Outcome:  # noqa: ARG001 - both name what was tried by whom
    """What was found is kept for the page; nothing of the list is written."""
    tried = try_import(ImportRun.objects.get(pk=run))
    groups = together(tried.log.faults)
    found = {
        "counts": tried.plan.counts,
        "is_empty": tried.plan.is_empty,
        "may_be_written": tried.may_be_written,
        "errors": len(tried.log.of(Weight.ERROR)),
        "questions": len(tried.log.of(Weight.QUESTION)),
        "groups": groups,
    }
    return Outcome(page=reverse("roster:trial", args=[run]), found=found)


def reading_of(run: ImportRun) -> str:
    """How the file is to be read, in short: what was tried in another way is not shown for this one."""
    words = json.dumps([run.layouts, run.options], sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


@long
def write_all(*, by: Actor, run: int) -> Outcome:
    write_import(run=ImportRun.objects.get(pk=run), by=by)
    said = _("Đã ghi danh sách. Có thể hoàn tác khi chưa có gì dựa vào.")
    return Outcome(said, reverse("roster:run", args=[run]))


@long
def undo_all(*, by: Actor, run: int) -> Outcome:
    undo_import(run=ImportRun.objects.get(pk=run), by=by)
    return Outcome(_("Đã hoàn tác: danh sách như trước lần nhập."), reverse("roster:run", args=[run]))
