"""The pages of shortcomings, complaints and attestations, for the table of all pages."""

from datetime import date

from congtam.journal.actors import PROGRAM
from congtam.people.permissions import Action
from congtam.remedies.actions.attesting import attest
from congtam.remedies.actions.complaining import Received, receive_complaint
from congtam.remedies.actions.moving import move, prove_measure
from congtam.remedies.actions.recording import About, Finding, Planned, plan_measure, record_shortcomings
from congtam.remedies.judgements import judgement
from congtam.remedies.models import Attestation, Complaint, Shortcoming
from congtam.remedies.states import Move
from tests.cast import Cast
from tests.web.campaign_pages import MEMBERS, at, here, own_dossier, running
from tests.web.page import Page

DAY = date(2018, 3, 1)
OWN = "an binh dung giang"
KIND, FACT = "member", "exemplary_member"


def shortcoming(cast: Cast) -> Shortcoming:
    """About An, in cell 1."""
    an = cast.persons["an"]
    found = Shortcoming.objects.filter(person=an).first()
    if found:
        return found
    about = About(cast.ward.pk, None, an.pk, cast.units["cell1"].pk, an.full_name)
    finding = Finding("review", "12-KL/ĐU", DAY, "Chưa đi họp đủ")
    return record_shortcomings(found=[(about, finding)], by=PROGRAM)[0]


def item(cast: Cast) -> dict[str, object]:
    return {**here(cast), "item_id": shortcoming(cast).pk}


def measure(cast: Cast) -> dict[str, object]:
    row = shortcoming(cast)
    if not row.measures.exists():
        planned = Planned("Họp đủ mười hai kỳ", "Nguyễn Văn An", date(2018, 9, 1))
        plan_measure(shortcoming=row, planned=planned, by=PROGRAM)
    return {**here(cast), "measure_id": row.measures.get().pk}


def reported(cast: Cast) -> dict[str, object]:
    keys, row = measure(cast), shortcoming(cast)
    if row.state == "recorded":
        prove_measure(measure=row.measures.get(), done_on=date(2018, 8, 1), evidence="Sổ họp", by=PROGRAM)
        move(shortcoming=row, move=Move.PLAN, by=PROGRAM)
        move(shortcoming=row, move=Move.REPORT, by=PROGRAM)
    return {"campaign_id": keys["campaign_id"], "item_id": row.pk, "step_name": "verify"}


def complaint(cast: Cast) -> dict[str, object]:
    campaign = running(cast)
    if not Complaint.objects.exists():
        received = Received("complaint", "Ông Tư", DAY, date(2018, 4, 1), text="Về bình xét")
        receive_complaint(campaign=campaign, about=None, received=received, by=PROGRAM)
    return {"campaign_id": campaign.pk, "complaint_id": Complaint.objects.order_by("pk")[0].pk}


def attestation(cast: Cast) -> dict[str, object]:
    campaign = running(cast)
    found = judgement(campaign, KIND, FACT)
    assert found is not None
    if not Attestation.objects.exists():
        attest(
            campaign=campaign,
            judgement=found,
            dossiers=[own_dossier(campaign, cast)],
            holds=True,
            reason="giúp hai hộ thoát nghèo",
            by=PROGRAM,
            person=None,
        )
    return {"campaign_id": campaign.pk, "attestation_id": Attestation.objects.get().pk}


ATTESTS = Page("binh dung giang", Action.ATTEST, "cell1", keys=here)
COMPLAINTS = Page("dung giang", Action.KEEP_COMPLAINTS, keys=here)

REMEDY_PAGES: dict[str, Page] = {
    "remedies:register": Page(MEMBERS, keys=here),
    "remedies:new": Page("dung", Action.WORK_REMEDIES, keys=here),
    "remedies:take_up": Page("dung", Action.RUN_CAMPAIGN, method="POST", keys=here),
    "remedies:item": Page(OWN, Action.SEE_REMEDIES, "an", keys=item),
    "remedies:move": Page("dung giang", Action.CHECK_REMEDIES, "an", keys=reported),
    "remedies:plan": Page("an binh dung", Action.WORK_REMEDIES, "an", keys=item),
    "remedies:prove": Page("an binh dung", Action.WORK_REMEDIES, "an", keys=measure),
    "remedies:file": Page(OWN, Action.SEE_REMEDIES, "an", keys=measure, answers=404),
    "remedies:complaints": COMPLAINTS,
    "remedies:complaint_new": COMPLAINTS,
    "remedies:complaint": Page("dung giang", Action.KEEP_COMPLAINTS, keys=complaint),
    "remedies:attestations": ATTESTS,
    "remedies:judge": Page("binh dung giang", Action.ATTEST, "cell1", keys=at(kind=KIND, fact=FACT)),
    "remedies:attest": Page(
        "binh dung giang", Action.ATTEST, "cell1", method="POST", keys=at(kind=KIND, fact=FACT)
    ),
    "remedies:withdraw": Page("binh dung giang", Action.ATTEST, "an", keys=attestation),
}
