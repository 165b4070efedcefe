"""A yearly commitment: written, handed in, confirmed or sent back; confirmed, it is a fact of the person."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from congtam.campaigns.actions.feeding import Told, take_up
from congtam.campaigns.actions.planning import refuse_over
from congtam.campaigns.models import Campaign
from congtam.commitments.actions.journal import note
from congtam.commitments.models import Commitment
from congtam.commitments.models.commitment import LONGEST
from congtam.commitments.states import Move, State, step
from congtam.journal.actors import Actor
from congtam.people.models import Person
from congtam.people.refusals import Refusal

REGISTER = "commitments"
FACT = "commitment"


@transaction.atomic
def save_commitment(*, campaign: Campaign, person: Person, text: str, version: int, by: Actor) -> Commitment:
    """`version`: the one the writer had before them. Another than the kept one: somebody was faster."""
    refuse_over(campaign)
    said = text.strip()
    if not said:
        raise Refusal(_("Hãy viết nội dung cam kết."))
    if len(said) > LONGEST:
        raise Refusal(
            _("Bản cam kết dài %(n)d ký tự, quá %(most)d. Hãy rút gọn; chưa ghi gì.")
            % {"n": len(said), "most": LONGEST}
        )
    row = kept(campaign, person) or Commitment(
        organisation_id=campaign.organisation_id, campaign=campaign, person=person, version=0
    )
    if row.version != version:
        raise Refusal(
            _("%(who)s vừa lưu bản khác lúc %(when)s. Chép phần của đồng chí ra, mở lại trang rồi ghép vào.")
            % {"who": row.saved_by, "when": f"{timezone.localtime(row.saved_at):%H:%M %d/%m}"}
        )
    refuse_move(row, Move.SAVE)
    row.text, row.version = said, row.version + 1
    row.saved_at, row.saved_by = timezone.now(), by.name
    row.save()
    note(campaign, "year.commitment", by, f"person:{person.pk}", {"version": row.version})
    return row


@transaction.atomic
def hand_in(*, commitment: Commitment, by: Actor) -> None:
    row = moved(commitment, Move.HAND_IN)
    row.handed_in_on, row.returned_because = timezone.localdate(), ""
    finish(row, "year.hand_in", by)


@transaction.atomic
def confirm_commitment(*, commitment: Commitment, person: int | None, by: Actor) -> None:
    """`person`: who confirms. Nobody confirms their own."""
    row = moved(commitment, Move.CONFIRM)
    if person is not None and person == row.person_id:
        raise Refusal(_("Không ai tự xác nhận bản cam kết của mình. Hãy để cấp ủy xác nhận."))
    row.confirmed_at, row.confirmed_by = timezone.now(), by.name
    finish(row, "year.confirm", by)
    tell_on(row, by)


@transaction.atomic
def return_commitment(*, commitment: Commitment, reason: str, by: Actor) -> None:
    if not reason.strip():
        raise Refusal(_("Trả lại thì phải ghi lý do, để người viết biết bổ sung gì."))
    row = moved(commitment, Move.RETURN)
    row.returned_because, row.confirmed_by, row.confirmed_at = reason.strip(), "", None
    finish(row, "year.return", by, reason.strip())
    tell_on(row, by)


def kept(campaign: Campaign, person: Person) -> Commitment | None:
    rows = Commitment.objects.select_for_update()
    return rows.filter(organisation=campaign.organisation_id, campaign=campaign, person=person).first()


def moved(commitment: Commitment, move: Move) -> Commitment:
    refuse_over(commitment.campaign)
    row = Commitment.objects.select_for_update().get(pk=commitment.pk)
    refuse_move(row, move)
    row.state = step(row.state, move) or row.state
    return row


def refuse_move(row: Commitment, move: Move) -> None:
    if step(row.state or State.DRAFT, move) is None:
        raise Refusal(
            _("Bản cam kết này đang ở bước “%(state)s” nên chưa làm được việc này. Hãy mở lại trang.")
            % {"state": row.get_state_display()}
        )


def finish(row: Commitment, deed: str, by: Actor, reason: str = "") -> None:
    row.save()
    note(row.campaign, deed, by, f"person:{row.person_id}", {"reason": reason} if reason else {})


def tell_on(row: Commitment, by: Actor) -> None:
    stands = row.state == State.CONFIRMED
    with override("vi"):
        reason = _("Bản cam kết nộp ngày %(day)s") % {"day": f"{row.handed_in_on:%d/%m/%Y}"}
    told = Told(FACT, row.text if stands else None, reason, person=row.person_id)
    take_up(campaign=row.campaign, register=REGISTER, told=[told], by=by)
