"""Giving a sheet, proposing a level after it, returning it for completion: in that order."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.campaigns.actions.asking import note_answer
from congtam.campaigns.actions.correcting import enter_fact
from congtam.campaigns.models import Dossier, Participation
from congtam.campaigns.packs import pack_of
from congtam.campaigns.stages import Move as StageMove
from congtam.campaigns.stages import step
from congtam.journal.actors import Actor
from congtam.people.names import tidy
from congtam.people.refusals import Refusal
from congtam.sheets.actions.journal import note
from congtam.sheets.actions.marking import locked_sheet, refuse_shut
from congtam.sheets.models import Sheet
from congtam.sheets.parties import part_of_peers
from congtam.sheets.queries.missing import missing_rows, unproven_rows
from congtam.sheets.queries.standing import standing_of
from congtam.sheets.rules import layout_for
from congtam.sheets.states import PROPOSED, TABLE, Move, State

SCORED_ON, OWN_PROPOSAL = "self_scored_on", "own_proposal"
"""Facts that a pack may ask about: the day of the own score, and the level proposed after it."""


@transaction.atomic
def submit(*, sheet: Sheet, by: Actor, on: date, leaving_blanks: bool = False) -> Sheet:
    """The subject leaves nothing blank; a rater may, when they say so."""
    locked = locked_sheet(sheet)
    refuse_shut(locked)
    refuse_incomplete(locked, leaving_blanks=leaving_blanks and not locked.is_own)
    locked.state = TABLE[State(locked.state), Move.SUBMIT]
    locked.submitted_at, locked.submitted_by, locked.returned_because = timezone.now(), by.name, ""
    locked.save(update_fields=["state", "submitted_at", "submitted_by", "returned_because"])
    note(locked, "submit", by, {"revision": locked.revision})
    if locked.is_own:
        rated_self(locked.dossier)
        keep_fact(locked, SCORED_ON, on.isoformat(), by)
    else:
        answered(locked, by, on)
    return locked


def refuse_incomplete(sheet: Sheet, *, leaving_blanks: bool) -> None:
    layout = layout_for(sheet.dossier.campaign, sheet.dossier.kind)
    readings = standing_of(sheet).readings
    blank = [] if leaving_blanks else missing_rows(sheet, layout, readings)
    if blank:
        raise Refusal(_("Còn %(count)d tiêu chí chưa chấm; danh sách ở bên dưới.") % {"count": len(blank)})
    unproven = unproven_rows(sheet, layout, readings)
    if unproven:
        raise Refusal(
            _("Còn %(count)d tiêu chí phải có minh chứng; danh sách ở bên dưới.") % {"count": len(unproven)}
        )


def rated_self(dossier: Dossier) -> None:
    """The dossier goes on where its table of stages lets it; the subject's own hand is what moves it."""
    locked = Dossier.objects.select_for_update().get(pk=dossier.pk)
    following = step(locked.stage, StageMove.RATE_SELF)
    if following:
        locked.stage = following.next
        locked.save(update_fields=["stage"])


def answered(sheet: Sheet, by: Actor, on: date) -> None:
    part = Participation.objects.filter(
        organisation=sheet.organisation_id,
        dossier=sheet.dossier_id,
        group=Participation.Group.RATERS,
        rule=sheet.rule,
        who=sheet.who,
    ).first() or part_of_peers(sheet)
    if part:
        note_answer(part=part, on=on, by=by)


@transaction.atomic
def propose(*, sheet: Sheet, level: str, by: Actor) -> Sheet:
    """A level of the pack, after the sheet was given. Nothing is proposed by itself."""
    locked = locked_sheet(sheet)
    campaign = locked.dossier.campaign
    if not locked.is_submitted:
        raise Refusal(_("Chấm điểm và gửi phiếu xong mới đề nghị mức xếp loại."))
    if campaign.phase not in PROPOSED:
        raise Refusal(
            _("Đợt đang ở giai đoạn “%(phase)s” nên không đề nghị mức được nữa.")
            % {"phase": campaign.get_phase_display()}
        )
    if level not in pack_of(campaign).levels:
        raise Refusal(_("Hãy chọn một mức xếp loại có trong văn bản."))
    locked.proposal, locked.proposed_at, locked.proposed_by = level, timezone.now(), by.name
    locked.save(update_fields=["proposal", "proposed_at", "proposed_by"])
    note(locked, "propose", by, {"level": level})
    if locked.is_own:
        keep_fact(locked, OWN_PROPOSAL, level, by)
    return locked


@transaction.atomic
def return_sheet(*, sheet: Sheet, reason: str, by: Actor) -> Sheet:
    """Back to whoever fills it. What was proposed after it goes with it."""
    locked = locked_sheet(sheet)
    following = TABLE.get((State(locked.state), Move.RETURN))
    if following is None:
        raise Refusal(_("Phiếu chưa gửi nên không có gì để trả lại."))
    if not tidy(reason):
        raise Refusal(_("Trả lại phiếu phải ghi rõ cần làm gì thêm."))
    locked.state, locked.returned_because = following, tidy(reason)[:300]
    locked.proposal, locked.proposed_at, locked.proposed_by = "", None, ""
    locked.save(update_fields=["state", "returned_because", "proposal", "proposed_at", "proposed_by"])
    note(locked, "return", by, {"reason": locked.returned_because, "revision": locked.revision})
    if locked.is_own:
        keep_fact(locked, SCORED_ON, None, by)
        keep_fact(locked, OWN_PROPOSAL, None, by)
    return locked


def keep_fact(sheet: Sheet, fact: str, value: str | None, by: Actor) -> None:
    """For packs whose orders wait for it."""
    dossier = sheet.dossier
    if fact in pack_of(dossier.campaign).facts:
        enter_fact(
            campaign=dossier.campaign,
            fact=fact,
            value=value,
            reason=_("theo phiếu tự chấm"),
            by=by,
            unit=dossier.unit,
            person=dossier.person,
        )
