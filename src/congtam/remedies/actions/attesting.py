"""Attesting: named subjects, one judgement, who and why. Nothing is attested that was not named."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from congtam.campaigns.actions.feeding import Told, take_up
from congtam.campaigns.actions.planning import refuse_over
from congtam.campaigns.models import Campaign, Dossier
from congtam.journal.actors import Actor
from congtam.people.refusals import Refusal
from congtam.people.texts import composed
from congtam.remedies.actions.journal import note
from congtam.remedies.judgements import Judgement
from congtam.remedies.models import Attestation
from congtam.remedies.queries.attested import in_force

REGISTER = "attestations"


@transaction.atomic
def attest(  # noqa: PLR0913 - each is a part of what is vouched for
    *,
    campaign: Campaign,
    judgement: Judgement,
    dossiers: Sequence[Dossier],
    holds: bool,
    reason: str,
    by: Actor,
    person: int | None,
    paper: str = "",
) -> list[Attestation]:
    """`person`: who attests; nobody vouches for themselves. All that were named, or none."""
    refuse_over(campaign)
    refuse_named(campaign, judgement, dossiers, person, reason)
    rows = [
        Attestation(
            organisation_id=campaign.organisation_id,
            campaign=campaign,
            unit_id=dossier.unit_id,
            person_id=dossier.person_id,
            name=dossier.name,
            fact=judgement.fact,
            holds=holds,
            reason=composed(reason),
            paper=composed(paper),
            cites=judgement.cites,
            says=judgement.text or judgement.sentence,
            attested_by=by.name,
            attested_at=timezone.now(),
        )
        for dossier in dossiers
    ]
    Attestation.objects.bulk_create(rows, batch_size=500)
    left = take_up(campaign=campaign, register=REGISTER, told=[told(row) for row in rows], by=by)
    if left:
        raise Refusal(
            _("Dữ kiện này đã được nhập tay cho %(n)d đối tượng nên chưa xác nhận gì. Hãy bỏ chọn họ.")
            % {"n": len(left)}
        )
    about = {"fact": judgement.fact, "holds": holds, "names": [row.name for row in rows]}
    about["reason"] = composed(reason)
    note(campaign.organisation_id, "attestation.give", by, f"campaign:{campaign.pk}", about)
    return rows


def refuse_named(
    campaign: Campaign, judgement: Judgement, dossiers: Sequence[Dossier], person: int | None, reason: str
) -> None:
    if not dossiers:
        raise Refusal(_("Chưa chọn ai. Hãy đánh dấu từng tên mà đồng chí xác nhận."))
    if not composed(reason):
        raise Refusal(_("Hãy ghi lý do xác nhận: việc làm, kết quả cụ thể nào."))
    if any(dossier.kind != judgement.kind for dossier in dossiers):
        raise Refusal(_("Có tên không thuộc loại đối tượng của tiêu chuẩn này. Hãy mở lại trang."))
    if person is not None and any(dossier.person_id == person for dossier in dossiers):
        raise Refusal(_("Không ai tự xác nhận cho mình. Hãy bỏ tên của đồng chí."))
    having = set(in_force(campaign, judgement.fact).values_list("unit", "person"))
    again = [row.name for row in dossiers if (row.unit_id, row.person_id) in having]
    if again:
        raise Refusal(
            _("%(names)s đã được xác nhận rồi. Muốn đổi thì rút xác nhận cũ trước.")
            % {"names": ", ".join(again[:5])}
        )


@transaction.atomic
def withdraw_attestation(*, attestation: Attestation, reason: str, by: Actor) -> None:
    refuse_over(attestation.campaign)
    if not composed(reason):
        raise Refusal(_("Rút xác nhận thì phải ghi lý do."))
    row = Attestation.objects.select_for_update().get(pk=attestation.pk)
    if row.withdrawn_because:
        raise Refusal(_("Xác nhận này đã được rút rồi."))
    row.withdrawn_because, row.withdrawn_by = composed(reason), by.name
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_because", "withdrawn_by", "withdrawn_at"])
    about = {"fact": row.fact, "name": row.name, "reason": composed(reason)}
    note(row.organisation_id, "attestation.withdraw", by, f"campaign:{row.campaign_id}", about)
    gone = Told(row.fact, None, "", row.unit_id, row.person_id)
    take_up(campaign=row.campaign, register=REGISTER, told=[gone], by=by)


def told(row: Attestation) -> Told:
    with override("vi"):
        reason = _("%(who)s xác nhận: %(reason)s") % {"who": row.attested_by, "reason": row.reason}
    return Told(row.fact, row.holds, reason, row.unit_id, row.person_id)
