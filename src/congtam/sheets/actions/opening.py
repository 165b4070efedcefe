"""Opening a sheet: the subject's own, or that of a rater whom the matrix names."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.campaigns.models import Dossier
from congtam.campaigns.packs import pack_of
from congtam.journal.actors import Actor
from congtam.people.refusals import Refusal
from congtam.sheets.actions.journal import note
from congtam.sheets.models import Sheet
from congtam.sheets.parties import own_key, party
from congtam.sheets.permissions import Pens
from congtam.sheets.rules import layout_for


class NotYours(Refusal):
    """Somebody else fills this sheet."""


@transaction.atomic
def open_sheet(*, dossier: Dossier, rule: str, who: str, pens: Pens, by: Actor) -> Sheet:
    """The one that is there, or a new one. The office takes over what came on paper, and the journal says
    so."""
    refuse_without_card(dossier)
    name = filler(dossier, rule, who)
    sheet, is_new = Sheet.objects.get_or_create(
        organisation_id=dossier.organisation_id,
        dossier=dossier,
        rule=rule,
        who=who,
        defaults={"name": name, "opened_at": timezone.now()},
    )
    if pens.may_fill(sheet):
        if is_new:
            note(sheet, "open", by)
        return sheet
    if not pens.office or pens.organisation != dossier.organisation_id:
        raise NotYours(_("Phiếu này do %(name)s điền; đồng chí không được giao điền hộ.") % {"name": name})
    sheet.is_from_paper = True
    sheet.save(update_fields=["is_from_paper"])
    note(sheet, "from_paper", by)
    return sheet


def refuse_without_card(dossier: Dossier) -> None:
    if layout_for(dossier.campaign, dossier.kind).card is None:
        label = pack_of(dossier.campaign).subjects[dossier.kind].label
        raise Refusal(_("Văn bản của đợt này không có phiếu chấm cho %(label)s.") % {"label": label.lower()})
    if not dossier.is_listed or dossier.is_rated is False:
        raise Refusal(_("%(name)s không thuộc diện xếp loại trong đợt này.") % {"name": dossier.name})


def filler(dossier: Dossier, rule: str, who: str) -> str:
    """The name of whoever fills it."""
    if not rule:
        if who != own_key(dossier):
            raise Refusal(_("Phiếu tự chấm chỉ do chính đối tượng điền."))
        return dossier.name
    rating = party(dossier, rule, who)
    if rating is None:
        raise Refusal(_("Chủ thể này không tham gia xếp loại %(name)s.") % {"name": dossier.name})
    return rating.name
