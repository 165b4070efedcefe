"""Giving a body outside of the tree its own name, where a document can only say what kind of body it is."""

from django.db import transaction
from django.utils.translation import gettext as _

from congtam.campaigns.actions.journal import note
from congtam.campaigns.actions.planning import refuse_over
from congtam.campaigns.models import Campaign
from congtam.campaigns.packs import pack_of
from congtam.journal.actors import Actor
from congtam.people.names import tidy
from congtam.people.refusals import Refusal


@transaction.atomic
def name_body(*, campaign: Campaign, body: str, name: str, by: Actor) -> None:
    """Empty: what the document calls it. A new derivation keeps the name."""
    refuse_over(campaign)
    pack, said = pack_of(campaign), tidy(name)[:200]
    parts = campaign.participations.filter(who=f"body:{body}")
    if body not in pack.bodies or not parts.exists():
        raise Refusal(_("Đợt này không có chủ thể ngoài cây tổ chức như vậy."))
    names = {key: kept for key, kept in campaign.body_names.items() if key != body}
    campaign.body_names = {**names, body: said} if said else names
    campaign.save(update_fields=["body_names"])
    parts.update(name=said or pack.bodies[body])
    note(campaign, "name_body", by, {"body": body, "name": said})
