"""One of each in the large ward, by the deeds of its rooms: a meeting, a vote prepared, targets with a
report, lists being taken over, requests for comments, a complaint, drafts that went out."""

from __future__ import annotations

from datetime import date, timedelta

from congtam.ballots.terms import Committee
from congtam.campaigns.actions.polling import Asked, prepare_polling
from congtam.campaigns.actions.progress import report_progress
from congtam.campaigns.actions.targets import give_target
from congtam.campaigns.models import Campaign, Dossier, Target
from congtam.campaigns.polls import Said
from congtam.campaigns.queries.electorate import ballot_of, electorate, subjects
from congtam.comments.actions.asking import ask_bodies
from congtam.comments.queries.gathering import parts_asked
from congtam.commitments.actions.committing import save_commitment
from congtam.commitments.actions.registering import register
from congtam.commitments.actions.taking import begin_taking
from congtam.commitments.lists.targets import TARGETS
from congtam.drafts.actions.sending import note_sent
from congtam.journal.actors import Actor
from congtam.meetings.actions.arranging import arrange
from congtam.people.actions.calendar import mark_days
from congtam.people.actions.rosters import begin_import
from congtam.people.models import Person, Unit
from congtam.people.queries.roll import members
from congtam.people.roster.workbooks import export
from congtam.remedies.actions.complaining import Received, receive_complaint
from congtam.sheets.queries.eligibility import eligible_in

BALLOT = "member_vote"
TASKS = "Kết nạp đảng viên mới", "Sinh hoạt chuyên đề mỗi quý"
FEW_DAYS = timedelta(days=6)


def fill(campaign: Campaign, cell: Unit, person: Person, day: date, by: Actor) -> None:
    """Around one cell and one person of it: those that stand in the addresses."""
    of_cell = campaign.dossiers.get(unit=cell, kind="cell")
    of_person = campaign.dossiers.get(person=person, kind="member")
    begin_year(campaign, of_cell, of_person, day, by)
    received = Received("complaint", "Một công dân", day, day + FEW_DAYS, text="Đề nghị xem lại.")
    receive_complaint(campaign=campaign, about=of_person, received=received, by=by)
    asked = list(parts_asked(campaign).filter(dossier__home=cell))
    ask_bodies(campaign=campaign, parts=asked, due_on=day + FEW_DAYS, on=day, by=by)
    mark_days(
        organisation=cell.organisation_id, kind="off", first=day, last=day + FEW_DAYS, reason="Tết", by=by
    )
    meet_and_vote(campaign, cell, day, by)
    take_lists(campaign, cell, day, by)


def begin_year(campaign: Campaign, of_cell: Dossier, of_person: Dossier, day: date, by: Actor) -> None:
    first = campaign.covers_from
    for text in TASKS:
        give_target(campaign=campaign, dossiers=[of_cell, of_person], text=text, on=first, by=by, due_on=day)
    for target in Target.objects.filter(dossier__in=[of_cell, of_person]):
        report_progress(target=target, done=50_00, reached_on=day, is_final=False, by=by)
    register(campaign=campaign, dossiers=[of_cell], on=first, by=by)
    person = of_person.person
    assert person is not None
    save_commitment(campaign=campaign, person=person, text="Giữ gìn phẩm chất.", version=0, by=by)


def meet_and_vote(campaign: Campaign, cell: Unit, day: date, by: Actor) -> None:
    arrange(campaign=campaign, unit=cell, by=by, on=day)
    meeting = campaign.meetings.get(unit=cell)
    persons = [row.person for row in members(cell.organisation_id, day, cells=[cell.pk])]
    note_sent(meeting=meeting, what="review", persons=persons, on=day, way="paper", by=by)
    ballot = ballot_of(campaign, BALLOT)
    assert ballot is not None
    rows = subjects(campaign, ballot, cell.pk, day)
    voters = electorate(campaign, ballot, cell.pk, day)
    prepare_polling(
        campaign=campaign,
        asked=Asked(BALLOT, cell.pk, rows, eligible_in(campaign, rows), voters),
        said=Said("Bỏ phiếu xếp loại", "Chi bộ", "slips"),
        committee=Committee(persons[0].pk, persons[1].pk, members=(persons[2].pk,)),
        by=by,
    )


def take_lists(campaign: Campaign, cell: Unit, day: date, by: Actor) -> None:
    """Both stand at the page where the columns are looked at."""
    ours = cell.organisation_id
    listed = export(ours, day, members(ours, day, cells=[cell.pk]), with_units=False)
    begin_import(organisation=ours, file_name="chi-bo.xlsx", content=listed, day=day, by=by)
    targets = "Đơn vị;Chỉ tiêu\nChi bộ;Kết nạp đảng viên mới\n".encode()
    begin_taking(campaign=campaign, kind=TARGETS, file_name="chi-tieu.csv", content=targets, by=by)
