"""The backups of this machine: the last one, one made now, and one taken home by the office."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from congtam.backup.kept import kept_backups, place_of_kept
from congtam.backup.making import MEGABYTE, make_backup
from congtam.ballots.queries.unfinished import unfinished_votes, votes_without_box
from congtam.jobs.deeds import Outcome, long_reading
from congtam.journal.actions import record
from congtam.journal.actors import Actor
from congtam.people.models import Organisation
from congtam.people.permissions import Action, Target
from congtam.web.base.guards import account_of, actor, guard, may, signed_in
from congtam.web.base.jobs import later


def here(request: HttpRequest) -> Target:
    return Target(account_of(request).organisation_id)


def holds_others(request: HttpRequest) -> bool:
    """Whether the data of another organisation would leave in the same file."""
    level = Organisation.Level.BASE
    return Organisation.objects.filter(level=level).exclude(pk=account_of(request).organisation_id).exists()


@signed_in
@require_GET
def backups(request: HttpRequest) -> HttpResponse:
    guard(request, Action.MAKE_BACKUP, here(request))
    context = {
        "rows": kept_backups(),
        "takes": may(request, Action.TAKE_BACKUP, here(request)),
        "shared": holds_others(request),
        "free": shutil.disk_usage(settings.DATA_FOLDER).free // MEGABYTE,
        "under_way": unfinished_votes(),
        "without_box": votes_without_box(),
    }
    return render(request, "machine/backups.html", context)


@signed_in
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    guard(request, Action.MAKE_BACKUP, here(request))
    back = reverse("machine:backups")
    return later(request, Action.MAKE_BACKUP, make_one, _("Sao lưu dữ liệu"), {}, back=back)


@long_reading
def make_one(*, by: Actor) -> Outcome:
    made = make_backup(by=by)
    return Outcome(_("Đã làm bản sao lưu %(name)s.") % {"name": made.name}, reverse("machine:backups"))


@signed_in
@require_GET
def take(request: HttpRequest, name: str) -> HttpResponseBase:
    """Everything the office keeps is in it, so only the office takes it, and the journal says so."""
    guard(request, Action.TAKE_BACKUP, here(request))
    place = place_of_kept(name)
    if place is None or holds_others(request):
        raise Http404
    organisation = account_of(request).organisation_id
    record(organisation=organisation, by=actor(request), deed="backup.take", details={"file": place.name})
    response = StreamingHttpResponse(parts_of(place), content_type="application/zip")
    response["Content-Length"] = str(place.stat().st_size)
    response["Content-Disposition"] = f'attachment; filename="{place.name}"'
    response["Cache-Control"] = "no-store"
    return response


def parts_of(place: Path) -> Iterator[bytes]:
    """Opened when the first part is asked for, so that an answer nobody reads holds nothing open."""
    with place.open("rb") as file:
        while part := file.read(MEGABYTE):
            yield part
