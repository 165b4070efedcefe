"""Writing an import and taking it back: seconds for thousands of people, so beside the server."""

from django.urls import reverse
from django.utils.translation import gettext as _

from congtam.jobs.deeds import Outcome, long
from congtam.journal.actors import Actor
from congtam.people.actions.rosters import undo_import, write_import
from congtam.people.models import ImportRun


@long
def write_all(*, by: Actor, run: int) -> Outcome:
    write_import(run=ImportRun.objects.get(pk=run), by=by)
    said = _("Đã ghi danh sách. Có thể hoàn tác khi chưa có gì dựa vào.")
    return Outcome(said, reverse("roster:run", args=[run]))


@long
def undo_all(*, by: Actor, run: int) -> Outcome:
    undo_import(run=ImportRun.objects.get(pk=run), by=by)
    return Outcome(_("Đã hoàn tác: danh sách như trước lần nhập."), reverse("roster:run", args=[run]))
