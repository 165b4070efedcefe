"""Entries of the journal about reviews. Single fields are not written there: their own versions say who and
when. Of private reviews the journal knows nothing: whoever reads it is not the person's forum."""

from typing import Any

from django.utils.translation import gettext as _

from congtam.campaigns.models import Dossier
from congtam.journal.actions import record
from congtam.journal.actors import Actor
from congtam.reviews.models import Review


def note(review: Review, deed: str, by: Actor, details: dict[str, Any] | None = None) -> None:
    if review.is_private:
        return
    record(
        organisation=review.organisation_id,
        by=by,
        deed=f"review.{deed}",
        about=f"review:{review.pk}",
        details={"dossier": review.dossier_id, "form": review.form} | (details or {}),
    )


def note_about(dossier: Dossier, deed: str, by: Actor, details: dict[str, Any] | None = None) -> None:
    record(
        organisation=dossier.organisation_id,
        by=by,
        deed=f"review.{deed}",
        about=f"dossier:{dossier.pk}",
        details={"dossier": dossier.pk} | (details or {}),
    )


def said_by(by: Actor) -> str:
    """Whoever was at the keyboard, and for whom."""
    if not by.behalf:
        return by.name
    return _("%(name)s (nhập hộ %(whom)s)") % {"name": by.name, "whom": by.behalf_name}
