"""Ending the collecting about a unit, and taking it up again: the fact that packs ask for."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.campaigns.actions.correcting import enter_fact
from congtam.campaigns.actions.planning import refuse_over
from congtam.campaigns.models import Campaign, EnteredFact
from congtam.comments.gates import CLOSED_ON, closings
from congtam.comments.queries.gathering import requests_about
from congtam.comments.states import DONE
from congtam.journal.actors import Actor
from congtam.people.models import Unit
from congtam.people.refusals import Refusal


@transaction.atomic
def close_collecting(*, campaign: Campaign, unit: Unit, on: date, by: Actor, reason: str = "") -> EnteredFact:
    """When everybody answered, or with the reason why those who did not are waited for no longer."""
    refuse_over(campaign)
    if on > timezone.localdate():
        raise Refusal(_("Chưa tới ngày %(day)s nên chưa ghi kết thúc được.") % {"day": f"{on:%d/%m/%Y}"})
    lines = requests_about(campaign, unit)
    missing = [line.name for line in lines if line.state not in DONE]
    if missing and not reason.strip():
        raise Refusal(
            _("Còn %(count)d nơi chưa trả lời: %(names)s. Kết thúc khi chưa đủ thì phải ghi lý do.")
            % {"count": len(missing), "names": ", ".join(missing[:5])}
        )
    said = reason.strip() or _("đã nhận đủ %(count)d ý kiến") % {"count": len(lines)}
    return enter_fact(
        campaign=campaign, unit=unit, fact=CLOSED_ON, value=on.isoformat(), reason=said[:300], by=by
    )


@transaction.atomic
def reopen_collecting(*, campaign: Campaign, unit: Unit, reason: str, by: Actor) -> None:
    refuse_over(campaign)
    if unit.pk not in closings(campaign):
        raise Refusal(_("Việc lấy ý kiến về đơn vị này chưa kết thúc."))
    if not reason.strip():
        raise Refusal(_("Mở lại việc lấy ý kiến thì phải ghi lý do."))
    enter_fact(campaign=campaign, unit=unit, fact=CLOSED_ON, value=None, reason=reason.strip()[:300], by=by)
