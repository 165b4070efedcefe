"""From one phase to the next, back with a reason, or withdrawn."""

from django.db import transaction
from django.utils.translation import gettext as _

from congtam.campaigns.actions.journal import note
from congtam.campaigns.models import Campaign
from congtam.campaigns.phases import TABLE, Condition, Move, Phase
from congtam.campaigns.queries.gates import gate
from congtam.journal.actors import Actor
from congtam.people.locks import lock
from congtam.people.refusals import Refusal


@transaction.atomic
def move_campaign(*, campaign: Campaign, move: Move, by: Actor, reason: str = "") -> Phase:
    lock(campaign.organisation_id)
    campaign.refresh_from_db(fields=["phase"])
    following = TABLE.get((Phase(campaign.phase), move))
    if following is None:
        raise Refusal(
            _("Đợt đang ở giai đoạn “%(phase)s” nên không làm được việc này.")
            % {"phase": campaign.get_phase_display()}
        )
    if following.condition is Condition.REASON and not reason.strip():
        raise Refusal(_("Lùi giai đoạn hoặc hủy đợt phải ghi lý do."))
    closed = gate(campaign, move)
    if not closed.is_open:
        raise Refusal(
            _("Chưa chuyển giai đoạn được vì %(why)s (%(count)d): %(names)s.")
            % {"why": closed.why, "count": closed.count, "names": ", ".join(closed.names)}
        )
    before, campaign.phase = campaign.phase, following.next
    campaign.save(update_fields=["phase"])
    note(campaign, "phase", by, {"from": before, "to": str(following.next), "reason": reason})
    return following.next
