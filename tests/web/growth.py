"""The ward of the cast with a few rows of everything, or with many: made by the deeds of its rooms."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from bench.looking.rooms import FEW_DAYS, begin_year, meet_and_vote, take_lists
from congtam.ballots.actions.closing import close_poll
from congtam.ballots.actions.counting import count_poll
from congtam.ballots.actions.opening import open_poll
from congtam.ballots.actions.papers import enter_papers
from congtam.ballots.actions.preparing import mark_present, sign_for
from congtam.ballots.models import RollLine
from congtam.ballots.paper_count import PaperFigures
from congtam.ballots.queries.opening import warnings_before_opening
from congtam.campaigns.actions.correcting import enter_fact
from congtam.campaigns.models import Campaign
from congtam.comments.actions.asking import ask_bodies
from congtam.comments.queries.gathering import parts_asked
from congtam.demo.rooms import Member, ask_superior, fill_sheet, remember_last_year, write_review
from congtam.journal.actors import PROGRAM
from congtam.people.actions.accounts import open_account
from congtam.people.actions.calendar import mark_days
from congtam.people.actions.posts import give_post
from congtam.people.actions.units import open_unit
from congtam.people.models import Account, Person, Unit
from congtam.remedies.actions.complaining import Received, receive_complaint
from tests.campaigns.votes import polling
from tests.campaigns.ward import new_member, opened, settle
from tests.cast import START, Cast, assemble
from tests.web.campaign_pages import running
from tests.web.job_pages import work

A_MONDAY = date(2018, 1, 1)
SIZE = 5
"""Members of each cell that is added; enough to vote in secret."""
GIVEN = "Bình Cường Dương Giáp Hòa"


def ward(cells: int) -> Cast:
    """With so many cells more, in each a year begun, a meeting, a vote, sheets, reviews, requests."""
    cast = assemble()
    settle(cast)
    people = {f"more{number}": more_members(cast, number) for number in range(cells)}
    opened(cast)
    campaign = running(cast)
    for number, (key, members) in enumerate(people.items()):
        fill(cast, campaign, cast.units[key], members, number)
    return cast


def more_members(cast: Cast, number: int) -> list[Person]:
    """A cell with its secretary; one more in cell 1."""
    key = f"more{number}"
    cast.units[key] = open_unit(
        organisation=cast.ward.pk,
        kind=Unit.Kind.CELL,
        variety=Unit.Variety.NEIGHBOURHOOD,
        name=f"Chi bộ Xóm {number}",
        parent=cast.units["ward"],
        on=START,
        position=len(cast.units),
        by=cast.actor("dung"),
    )
    names = GIVEN.split()
    found = [new_member(cast, f"{key}_{place}", f"Hồ Văn {names[place]}", key) for place in range(SIZE)]
    new_member(cast, f"{key}_one", f"Võ Thị {names[number]}", "cell1")
    for place, title in enumerate(("secretary", "committee_member", "committee_member")):
        give_post(person=found[place], unit=cast.units[key], title=title, since=START, by=cast.actor("dung"))
    return found


def fill(cast: Cast, campaign: Campaign, cell: Unit, members: list[Person], number: int) -> None:
    day, by = timezone.localdate(), cast.actor("dung")
    secretary = members[0]
    of_cell = campaign.dossiers.get(unit=cell, kind="cell")
    of_person = campaign.dossiers.get(person=secretary, kind="member")
    begin_year(campaign, of_cell, of_person, day, by)
    received = Received("complaint", f"Công dân {number}", day, day + FEW_DAYS, text="Đề nghị xem lại.")
    receive_complaint(campaign=campaign, about=of_person, received=received, by=by)
    asked = list(parts_asked(campaign).filter(dossier__home=cell))
    ask_bodies(campaign=campaign, parts=asked, due_on=day + FEW_DAYS, on=day, by=by)
    off = A_MONDAY + timedelta(days=7 * number)
    mark_days(organisation=cast.ward.pk, kind="off", first=off, last=off, reason="nghỉ", by=by)
    meet_and_vote(campaign, cell, day, by)
    take_lists(campaign, cell, day, by)
    work(cast)
    for person in members:
        enter_fact(campaign=campaign, fact="disciplined", value=False, reason="Sổ", by=by, person=person)
    write(campaign, secretary, day)


def write(campaign: Campaign, person: Person, day: date) -> None:
    """What its secretary wrote, and was asked."""
    account = Account.objects.filter(person=person).first()
    account = account or open_account(organisation=person.organisation_id, person=person, by=PROGRAM)
    member = Member(account, campaign.dossiers.get(person=person, kind="member"), day)
    ask_superior(member, member.actor)
    remember_last_year(member, member.actor)
    write_review(member, whole=True)
    fill_sheet(member, whole=True)


def counted(cast: Cast) -> dict[str, object]:
    """A vote of cell 1 on paper, counted."""
    made = polling(running(cast), cast, plan="paper")
    poll, by = made.poll, cast.actor("binh")
    people = list(poll.roll.values_list("person", flat=True))
    mark_present(poll=poll, people=people, by=by)
    for person in people:
        sign_for(poll=poll, person=person, token=RollLine.Token.PAPER, by=by)
    open_poll(poll=poll, by=by, accepted=warnings_before_opening(poll))
    close_poll(poll=poll, by=by)
    blank = (len(people), *(0 for _ in poll.choices))
    figures = PaperFigures(len(people), len(people), len(people), {}, (blank,) * poll.lines.count())
    for who in ("an", "giang"):
        enter_papers(poll=poll, figures=figures, by=cast.actor(who))
    count_poll(poll=poll, papers=(), by=by)
    return {"poll_id": poll.pk}
