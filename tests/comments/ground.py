"""A campaign by the plan of 2018 in which people are asked about the cell of Thanh Khê."""

from datetime import date, timedelta

from congtam.campaigns.actions.deriving import derive_again
from congtam.campaigns.actions.planning import put_in_charge
from congtam.campaigns.models import Campaign, Dossier, Participation
from congtam.comments.actions.answering import Said, give
from congtam.comments.actions.asking import ask_bodies
from congtam.comments.models import Answer
from congtam.journal.actors import PROGRAM
from congtam.people.actions.accounts import open_account, set_own_password
from congtam.people.actions.posts import give_post
from tests.campaigns.ward import opened
from tests.cast import PASSWORD, START, Cast
from tests.worlds import built_once

TODAY = date.today()  # noqa: DTZ011 - the deeds look at the same clock
WEEK = TODAY + timedelta(days=7)


def moved(campaign: Campaign, phase: str) -> Campaign:
    Campaign.objects.filter(pk=campaign.pk).update(phase=phase)
    campaign.refresh_from_db()
    return campaign


@built_once
def collecting(cast: Cast, pack: str = "hx-2018") -> Campaign:
    """The chairman of the ward is in charge of Thanh Khê, and Cúc leads its branch of farmers."""
    begins = TODAY - timedelta(days=10)
    campaign = opened(cast, pack, year=TODAY.year, begins_on=begins, asked_on=begins + timedelta(days=31))
    give_post(
        person=cast.persons["cuc"],
        unit=cast.units["farmers_khe"],
        title="deputy_head",
        since=START,
        by=PROGRAM,
    )
    put_in_charge(
        campaign=campaign,
        units=[cast.units["khe"]],
        post="Phó Bí thư Đảng ủy",
        person=cast.persons["chairman"],
        by=PROGRAM,
    )
    derive_again(campaign=campaign, by=PROGRAM)
    return moved(campaign, "reviewing")


def account(cast: Cast, key: str) -> None:
    """A way in for somebody who is not of the cast."""
    person = cast.persons[key]
    cast.accounts[key] = open_account(
        organisation=cast.ward.pk, person=person, display_name=person.full_name, username=key, by=PROGRAM
    )
    set_own_password(account=cast.accounts[key], password=PASSWORD, by=PROGRAM)


def khe(campaign: Campaign) -> Dossier:
    dossier = campaign.dossiers.get(kind="cell_committee", name="Chi bộ Thanh Khê")
    dossier.campaign = campaign
    return dossier


def parts(campaign: Campaign) -> dict[str, Participation]:
    """Who is asked about Thanh Khê, by their names."""
    rows = campaign.participations.filter(dossier=khe(campaign), group="comments").select_related("dossier")
    found = {row.name: row for row in rows}
    for row in found.values():
        row.campaign = campaign
    return found


FARMERS, BLOCK, FRONT = (
    "Chi hội Nông dân Thanh Khê",
    "Tổ dân phố Thanh Khê",
    "Ban Công tác Mặt trận Thanh Khê",
)
CHAIRMAN = "Bùi Quang Sơn"


def farmers(campaign: Campaign) -> Participation:
    return parts(campaign)[FARMERS]


def asked(campaign: Campaign, *, due: date = WEEK, on: date = TODAY) -> None:
    ask_bodies(campaign=campaign, parts=list(parts(campaign).values()), due_on=due, on=on, by=PROGRAM)


def said(text: str = "Chi ủy sâu sát, cần họp đều hơn.", **other: object) -> Said:
    return Said(**{"text": text, "declines": False, "way": Answer.Way.APP, "on": TODAY, **other})  # type: ignore[arg-type]


def answer_all(campaign: Campaign, *, but: str = "") -> None:
    for name, part in parts(campaign).items():
        if name != but:
            give(part=part, said=said(), by=PROGRAM)
