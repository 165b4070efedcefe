"""Writing down what was said. Nobody writes over what they have not read, and nothing typed is lost."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.journal.actors import Actor
from congtam.meetings.models import Item, Note, NoteVersion, Sitting
from congtam.people.refusals import Refusal
from congtam.people.texts import composed

LONGEST = 50_000
"""Characters of one field: a meeting of a whole day fits in."""


@dataclass(frozen=True)
class Saved:
    """`apart`: what was typed is kept beside the note, with the reason."""

    note: Note
    apart: str = ""


@transaction.atomic
def save_note(
    *, sitting: Sitting, item: Item | None, field: str, text: str, version: int, by: Actor
) -> Saved:
    """The meeting's own row is the lock: two people on one field come one after the other."""
    text = composed(text)
    if len(text) > LONGEST:
        raise Refusal(
            _("Dài %(n)s ký tự, mỗi ô nhận tối đa %(most)s. Phần đã gõ vẫn còn trên trang: hãy rút gọn.")
            % {"n": f"{len(text):,}".replace(",", "."), "most": f"{LONGEST:,}".replace(",", ".")}
        )
    sitting = Sitting.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=sitting.pk)
    now = timezone.now()
    found, _made = Note.objects.get_or_create(
        organisation_id=sitting.organisation_id,
        sitting=sitting,
        item=item,
        field=field,
        defaults={"saved_at": now, "saved_by": by.name},
    )
    if text == found.text:
        return Saved(found)
    apart = why_apart(sitting, found, version)
    if not apart:
        found.text, found.version, found.saved_at, found.saved_by = text, found.version + 1, now, by.name
        found.save()
    NoteVersion.objects.create(
        organisation_id=sitting.organisation_id,
        note=found,
        text=text,
        version=version if apart else found.version,
        is_apart=bool(apart),
        at=now,
        by=by.name,
    )
    return Saved(found, apart)


def why_apart(sitting: Sitting, found: Note, version: int) -> str:
    if sitting.is_ended or sitting.campaign.is_over:
        return _(
            "Hội nghị đã kết thúc. Bản đồng chí gõ được giữ riêng; mở lại hội nghị rồi chọn dùng bản ấy."
        )
    if version != found.version:
        return _(
            "%(name)s đã ghi ô này lúc %(time)s, sau khi đồng chí mở trang. "
            "Bản đồng chí gõ được giữ riêng; hãy xem cả hai rồi chọn."
        ) % {"name": found.saved_by, "time": f"{timezone.localtime(found.saved_at):%H:%M}"}
    return ""


def use_version(*, kept: NoteVersion, by: Actor) -> Saved:
    """Puts an earlier version, or one that was kept apart, in place of what stands there."""
    found = kept.note
    return save_note(
        sitting=found.sitting,
        item=found.item,
        field=found.field,
        text=kept.text,
        version=found.version,
        by=by,
    )
