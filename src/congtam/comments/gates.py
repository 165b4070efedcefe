"""Whether an answer can still be taken: the phase of the campaign, and the end of the collecting."""

from datetime import date

from django.utils.translation import gettext as _

from congtam.campaigns.models import Campaign, Dossier, EnteredFact
from congtam.comments.states import OPEN_PHASES
from congtam.people.refusals import Refusal

CLOSED_ON = "comments_closed_on"
"""The fact by which packs know that the collecting about a unit has ended."""


class Shut(Refusal):
    """No answer is taken any more."""


def closings(campaign: Campaign) -> dict[int, EnteredFact]:
    """By unit, where the collecting has ended."""
    rows = EnteredFact.objects.filter(
        organisation=campaign.organisation_id, campaign=campaign, fact=CLOSED_ON, unit__isnull=False
    )
    return {row.unit_id: row for row in rows if row.unit_id and row.value}


def closed_on(closing: EnteredFact) -> date:
    return date.fromisoformat(str(closing.value))


def refuse_shut(campaign: Campaign, *dossiers: Dossier) -> None:
    if campaign.phase not in OPEN_PHASES:
        raise Shut(
            _("Đợt đang ở giai đoạn “%(phase)s” nên không nhận ý kiến. Hãy báo văn phòng cấp ủy.")
            % {"phase": campaign.get_phase_display()}
        )
    ended = closings(campaign)
    for dossier in dossiers:
        closing = ended.get(dossier.unit_id or 0)
        if closing:
            raise Shut(
                _(
                    "Việc lấy ý kiến về %(name)s đã kết thúc ngày %(day)s. "
                    "Muốn nhận thêm thì mở lại, có lý do."
                )
                % {"name": dossier.name, "day": f"{closed_on(closing):%d/%m/%Y}"}
            )
