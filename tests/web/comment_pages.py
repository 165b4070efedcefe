"""The pages of comments asked for and of drafts, for the table of all pages."""

from datetime import date, timedelta

from congtam.campaigns.actions.correcting import add_part
from congtam.campaigns.derived.bodies import Who
from congtam.campaigns.models import Participation
from congtam.comments.actions.answering import Said, give
from congtam.comments.actions.asking import ask_bodies
from congtam.comments.actions.entering import Sent, enter_paper
from congtam.comments.actions.linking import make_link
from congtam.comments.actions.returning import take_sheet
from congtam.comments.models import Answer
from congtam.comments.queries.gathering import lines
from congtam.comments.workbook import written
from congtam.drafts.actions.sending import note_sent
from congtam.drafts.models import Sending
from tests.cast import Cast
from tests.web.campaign_pages import COLLECTIVE, MEMBERS, own_dossier, running
from tests.web.page import Page

TODAY = date.today()  # noqa: DTZ011 - the deeds look at the same clock
WEEK = TODAY + timedelta(days=7)
EVERYBODY = "an binh cuc dung giang hanh khoa"


def asked(cast: Cast, whom: str = "giang") -> Participation:
    """As one person, about An."""
    campaign = running(cast)
    own = own_dossier(campaign, cast)
    person = cast.persons[whom]
    found = Participation.objects.filter(dossier=own, group="comments", person=person).first() or add_part(
        dossier=own,
        group="comments",
        who=Who(f"person:{person.pk}", person.full_name, person=person.pk),
        reason="nơi cư trú",
        by=cast.actor("dung"),
    )
    found.campaign = campaign
    ask_bodies(campaign=campaign, parts=[found], due_on=WEEK, on=TODAY, by=cast.actor("dung"))
    return found


def campaign(cast: Cast) -> dict[str, object]:
    return {"campaign_id": asked(cast).campaign_id}


def dossier(cast: Cast) -> dict[str, object]:
    return {"dossier_id": asked(cast).dossier_id}


def cell(cast: Cast) -> dict[str, object]:
    found = running(cast).dossiers.get(kind__in=COLLECTIVE, unit=cast.units["cell1"])
    return {"dossier_id": found.pk}


def part(cast: Cast) -> dict[str, object]:
    return {"part_id": asked(cast).pk}


def answered(cast: Cast) -> dict[str, object]:
    found = asked(cast)
    if found.answered_on is None:
        give(part=found, said=Said("Tốt.", False, Answer.Way.APP, TODAY), by=cast.actor("giang"))
    return {"part_id": found.pk}


def returned(cast: Cast) -> dict[str, object]:
    one = asked(cast).campaign
    content = written(one, lines(one), {line.kind: line.kind for line in lines(one)})
    return {"returned_id": take_sheet(campaign=one, name="a.xlsx", content=content, by=cast.actor("dung")).pk}


def scan(cast: Cast) -> dict[str, object]:
    said = Said("Tốt.", False, Answer.Way.PAPER, TODAY)
    files = [Sent("a.pdf", [b"%PDF-1.7"])]
    answer = enter_paper(part=asked(cast, "cuc"), said=said, files=files, by=cast.actor("dung"))
    return {"scan_id": answer.scans.get().pk}


def letter(cast: Cast) -> dict[str, object]:
    return {"token": make_link(part=asked(cast, "binh"), until=WEEK, by=cast.actor("dung"))}


def meeting(cast: Cast) -> dict[str, object]:
    one, unit = running(cast), cast.units["cell1"]
    one.meetings.update_or_create(
        organisation=cast.ward, unit=unit, defaults={"planned_on": TODAY + timedelta(days=1)}
    )
    return {"campaign_id": one.pk, "unit_id": unit.pk}


def late(cast: Cast) -> dict[str, object]:
    return {**meeting(cast), "what": "review", "key": "draft_sent"}


def sent(cast: Cast) -> dict[str, object]:
    meeting(cast)
    row = running(cast).meetings.get(unit=cast.units["cell1"])
    note_sent(
        meeting=row, what="plan", persons=[cast.persons["an"]], on=TODAY, way="hand", by=cast.actor("dung")
    )
    return {"sending_id": Sending.objects.get(person=cast.persons["an"], what="plan").pk}


COMMENT_PAGES: dict[str, Page] = {
    "comments:mine": Page(EVERYBODY),
    "comments:overview": Page(MEMBERS, keys=campaign),
    "comments:ask_all": Page("binh dung", method="POST", keys=campaign),
    "comments:workbook": Page("dung", keys=campaign),
    "comments:upload": Page("dung", keys=campaign),
    "comments:trial": Page("dung", keys=returned),
    "comments:write": Page("dung", method="POST", keys=returned),
    "comments:drop": Page("dung", method="POST", keys=returned),
    "comments:dossier": Page("an binh dung giang", keys=dossier),
    "comments:ask": Page("binh dung", method="POST", keys=dossier),
    "comments:close": Page("binh dung", keys=cell),
    "comments:reopen": Page("binh dung", keys=cell),
    "comments:answer": Page("giang", keys=part),
    "comments:correct": Page("dung giang", keys=answered),
    "comments:paper": Page("dung", keys=part),
    "comments:printed": Page("binh dung giang", keys=part),
    "comments:make_link": Page("dung", method="POST", keys=part),
    "comments:revoke_link": Page("dung", method="POST", keys=part),
    "comments:scan": Page("binh cuc dung", keys=scan),
    "comments:letter": Page(f"{EVERYBODY} nobody", keys=letter),
    "comments:drafts": Page(MEMBERS, keys=campaign),
    "comments:draft_unit": Page("binh dung", keys=meeting),
    "comments:draft_excuse": Page("binh dung", method="POST", keys=late),
    "comments:draft_received": Page("an", method="POST", keys=sent),
}
