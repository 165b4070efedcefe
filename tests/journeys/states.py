"""Pages that show only after a deed, or for what stands behind the question mark of an address: what has
to be done first, and where they are then."""

from collections.abc import Callable

from django.urls import reverse
from django.utils import timezone

from congtam.campaigns.actions.settling import Place, Signature, settle_places
from congtam.campaigns.models import Polling, Staleness
from congtam.commitments.models import ListTaking
from congtam.journal.actors import PROGRAM
from congtam.people.actions.rosters import begin_import
from congtam.people.models import ImportRun
from tests.cast import START, Cast
from tests.people.spreadsheets import xlsx
from tests.web.pages import PAGES
from tests.web.settling_pages import PACK, WORDING
from tests.web.test_permissions import signed_in

ROSTER = [
    ["Họ và tên", "Ngày sinh", "Chi bộ"],
    ["Ngô Thị Mới", "03/04/1971", "TDP 1"],
    ["", "hôm qua", "TDP 9"],
]


def tried(cast: Cast) -> str:
    """A list with faults, after the dry run."""
    content, by = xlsx({"DS": ROSTER}), cast.actor("dung")
    run = begin_import(organisation=cast.ward.pk, file_name="ds.xlsx", content=content, day=START, by=by)
    office = signed_in(cast, "dung")
    job = office.post(reverse("roster:trial", args=(run.pk,))).headers["Location"]
    return str(office.get(job).headers["Location"])


def written(cast: Cast) -> str:
    keys = PAGES["roster:run"].keys(cast)
    ImportRun.objects.filter(pk=str(keys["run_id"])).update(state=ImportRun.State.WRITTEN)
    return reverse("roster:run", kwargs=keys)


def taken(cast: Cast) -> str:
    keys = PAGES["commitments:taking"].keys(cast)
    ListTaking.objects.filter(pk=str(keys["taking_id"])).update(state=ListTaking.State.WRITTEN)
    return reverse("commitments:taking", kwargs=keys)


def place(cast: Cast) -> str:
    return reverse("settling:place", kwargs=PAGES["settling:place"].keys(cast)) + WORDING


def settled(cast: Cast) -> str:
    settle_places(
        organisation=cast.ward.pk,
        pack=PACK["pack_id"],
        places=[Place("wording", WORDING.removeprefix("?o="), "stay")],
        signature=Signature("Ban Thường vụ", "15-NQ/ĐU", START, "đã họp"),
        by=PROGRAM,
    )
    return reverse("settling:unsettle", kwargs=PAGES["settling:unsettle"].keys(cast)) + WORDING


def overtaken(cast: Cast) -> str:
    keys = PAGES["polls:uphold"].keys(cast)
    polling = Polling.objects.get(poll_id=str(keys["poll_id"]))
    Staleness.objects.create(
        organisation=cast.ward,
        polling=polling,
        dossier=polling.campaign.dossiers.get(kind="member", person=cast.persons["an"]),
        says="Trước được ba mức, nay được hai mức",
        change="bị kỷ luật trong năm",
        changed_by="Dũng",
        at=timezone.now(),
    )
    return reverse("polls:uphold", kwargs=keys)


STATES: dict[str, Callable[[Cast], str]] = {
    "roster:trial": tried,
    "roster:run": written,
    "commitments:taking": taken,
    "polls:uphold": overtaken,
    "settling:place": place,
    "settling:unsettle": settled,
}
