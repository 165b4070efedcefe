"""The pages of the start of a year, for the table of all pages."""

from datetime import date

from congtam.campaigns.actions.progress import excuse_target, report_progress
from congtam.campaigns.actions.targets import Task, give_tasks
from congtam.campaigns.models import Dossier, Target
from congtam.commitments.actions.committing import hand_in, save_commitment
from congtam.commitments.actions.registering import register
from congtam.commitments.actions.taking import begin_taking
from congtam.commitments.lists.earlier import EARLIER_LEVELS
from congtam.commitments.models import Registration
from congtam.journal.actors import PROGRAM
from congtam.people.permissions import Action
from tests.cast import Cast
from tests.web.campaign_pages import MEMBERS, at, here, own_dossier, running
from tests.web.page import Page

IN_UNITS = "binh dung giang"
OWN = "an binh dung giang"


def own(cast: Cast) -> Dossier:
    return own_dossier(running(cast), cast)


def dossier(cast: Cast) -> dict[str, object]:
    return {"dossier_id": own(cast).pk}


def handed_in(cast: Cast) -> dict[str, object]:
    found = own(cast)
    if not found.campaign.commitments.exists():
        row = save_commitment(
            campaign=found.campaign, person=cast.persons["an"], text="Học tập", version=0, by=PROGRAM
        )
        hand_in(commitment=row, by=PROGRAM)
    return {"dossier_id": found.pk}


def registration(cast: Cast) -> dict[str, object]:
    campaign = running(cast)
    cells = campaign.dossiers.filter(kind="cell")[:1]
    register(campaign=campaign, dossiers=list(cells), on=date(2018, 1, 15), by=PROGRAM)
    return {"registration_id": Registration.objects.order_by("-pk")[0].pk}


def given(cast: Cast) -> Target:
    found = own(cast)
    task = Task("Vận động 20 hộ", counted_in="hộ", planned=20_00)
    give_tasks(campaign=found.campaign, given=[(found, task)], on=date(2018, 1, 2), by=PROGRAM)
    return found.targets.get()


def target(cast: Cast) -> dict[str, object]:
    return {"target_id": given(cast).pk}


def excused(cast: Cast) -> dict[str, object]:
    row = given(cast)
    excuse_target(target=row, reason="bão", by=PROGRAM)
    return {"target_id": row.pk}


def report(cast: Cast) -> dict[str, object]:
    row = report_progress(
        target=given(cast), done=15_00, reached_on=date(2018, 6, 1), is_final=True, by=PROGRAM
    )
    return {"progress_id": row.pk}


def taking(cast: Cast) -> dict[str, object]:
    content = "Họ tên;Năm;Mức xếp loại\nNguyễn Văn An;2017;Hoàn thành tốt nhiệm vụ\n".encode()
    row = begin_taking(
        campaign=running(cast), kind=EARLIER_LEVELS, file_name="muc.csv", content=content, by=PROGRAM
    )
    return {"taking_id": row.pk}


SEES = Page(IN_UNITS, Action.SEE_YEAR, "cell1", keys=here)
OFFICE = Page("dung", Action.RUN_CAMPAIGN, keys=here)
CHECKS = Page("dung giang", Action.CHECK_TARGETS, "an", keys=report)
TAKES = Page("dung", Action.RUN_CAMPAIGN, keys=taking)
POSTS_TAKING = Page("dung", Action.RUN_CAMPAIGN, method="POST", keys=taking)

COMMITMENT_PAGES: dict[str, Page] = {
    "commitments:start": Page(MEMBERS, keys=here),
    "commitments:registrations": SEES,
    "commitments:unregister": Page("dung", Action.RUN_CAMPAIGN, keys=registration),
    "commitments:commitments": SEES,
    "commitments:targets": SEES,
    "commitments:give": OFFICE,
    "commitments:takings": Page("dung", Action.RUN_CAMPAIGN, keys=at(kind="muc")),
    "commitments:template": Page("dung", Action.RUN_CAMPAIGN, keys=at(kind="chi-tieu")),
    "commitments:dossier": Page(OWN, Action.SEE_YEAR, "an", keys=dossier),
    "commitments:commitment": Page("an dung", Action.WRITE_COMMITMENT, "an", keys=dossier),
    "commitments:confirm": Page("binh dung", Action.CONFIRM_COMMITMENT, "an", method="POST", keys=handed_in),
    "commitments:return": Page("binh dung", Action.CONFIRM_COMMITMENT, "an", keys=handed_in),
    "commitments:confidence": Page("dung", Action.RUN_CAMPAIGN, "an", keys=dossier),
    "commitments:target": Page("dung", Action.RUN_CAMPAIGN, "an", keys=dossier),
    "commitments:progress": Page("an binh dung", Action.REPORT_TARGETS, "an", keys=target),
    "commitments:excuse": Page("dung giang", Action.CHECK_TARGETS, "an", keys=target),
    "commitments:unexcuse": Page("dung giang", Action.CHECK_TARGETS, "an", method="POST", keys=excused),
    "commitments:check": CHECKS,
    "commitments:send_back": CHECKS,
    "commitments:file": Page(OWN, Action.SEE_YEAR, "an", keys=report, answers=404),
    "commitments:taking": TAKES,
    "commitments:columns": TAKES,
    "commitments:trial": TAKES,
    "commitments:write": POSTS_TAKING,
    "commitments:drop": POSTS_TAKING,
    "commitments:undo": POSTS_TAKING,
}
