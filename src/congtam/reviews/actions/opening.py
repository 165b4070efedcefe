"""Opening a review, and naming who else writes for a collective."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.campaigns.models import Dossier
from congtam.campaigns.packs import pack_of
from congtam.journal.actors import Actor
from congtam.people.models import Person
from congtam.people.refusals import Refusal
from congtam.reviews.actions.journal import note, note_about, said_by
from congtam.reviews.forms import asked_of
from congtam.reviews.models import Drafter, Review
from congtam.reviews.permissions import Pens
from congtam.reviews.states import OPEN, State


class NotYours(Refusal):
    """Somebody else writes this review."""


@transaction.atomic
def open_review(*, dossier: Dossier, form: str, pens: Pens, by: Actor) -> Review:
    """The one that is there, or a new one. The office takes over what a collective wrote on paper, and the
    journal says so."""
    asked = dict(asked_of(dossier)).get(form)
    if asked is None:
        raise Refusal(no_such(dossier))
    known = Review.objects.filter(organisation=dossier.organisation_id, dossier=dossier, form=form).first()
    own = pens.may_open(dossier, private=asked.private)
    if not own and (asked.private or not pens.may_enter_paper(dossier)):
        said = _("Bản này do %(name)s viết; đồng chí không được giao viết thay.")
        raise NotYours(said % {"name": dossier.name})
    review = known or made(dossier, form, is_private=asked.private)
    if known is None:
        note(review, "open", by)
    if not own and not review.is_from_paper:
        review.is_from_paper = True
        review.save(update_fields=["is_from_paper"])
        note(review, "from_paper", by)
    return review


def made(dossier: Dossier, form: str, *, is_private: bool) -> Review:
    campaign = dossier.campaign
    if campaign.phase not in OPEN[State.DRAFT]:
        raise Refusal(
            _("Đợt đang ở giai đoạn “%(phase)s” nên chưa mở, hoặc không mở thêm bản kiểm điểm.")
            % {"phase": campaign.get_phase_display()}
        )
    review, _made = Review.objects.get_or_create(
        organisation_id=dossier.organisation_id,
        dossier=dossier,
        form=form,
        defaults={"is_private": is_private, "opened_at": timezone.now()},
    )
    return review


def no_such(dossier: Dossier) -> str:
    label = pack_of(dossier.campaign).subjects[dossier.kind].label.lower()
    if dossier.is_reviewed is False or not dossier.is_listed:
        return _("%(name)s không thuộc diện kiểm điểm trong đợt này.") % {"name": dossier.name}
    return _("Văn bản của đợt này không có bản kiểm điểm đó cho %(label)s.") % {"label": label}


@transaction.atomic
def name_drafter(*, dossier: Dossier, person: Person, by: Actor) -> Drafter:
    if dossier.unit_id is None:
        raise Refusal(_("Bản kiểm điểm cá nhân do chính người ấy viết, hoặc nhập hộ; không cử người soạn."))
    if person.organisation_id != dossier.organisation_id:
        raise Refusal(_("Người soạn phải thuộc Đảng bộ này."))
    drafter, is_new = Drafter.objects.get_or_create(
        organisation_id=dossier.organisation_id,
        dossier=dossier,
        person=person,
        until=None,
        defaults={"named_at": timezone.now(), "named_by": said_by(by)},
    )
    if is_new:
        note_about(dossier, "drafter", by, {"person": person.pk})
    return drafter


@transaction.atomic
def release_drafter(*, drafter: Drafter, by: Actor) -> None:
    """What they wrote stays."""
    drafter.until = timezone.now()
    drafter.save(update_fields=["until"])
    note_about(drafter.dossier, "drafter_released", by, {"person": drafter.person_id})
