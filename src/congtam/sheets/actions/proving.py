"""Evidence of a row: the text, and files that are scanned before they count."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.files import uploads
from congtam.files.scanning import Found, scan
from congtam.journal.actors import Actor
from congtam.people.refusals import Refusal
from congtam.sheets.actions.journal import note
from congtam.sheets.actions.marking import (
    TEXT,
    Clash,
    Shut,
    Typed,
    forget_drafts,
    keep_draft,
    locked_sheet,
    refuse_shut,
)
from congtam.sheets.layout import Line
from congtam.sheets.models import Draft, EvidenceFile, Mark, Sheet
from congtam.sheets.values import Unreadable, read_evidence

PER_ROW = 10


class Overtaken(Refusal):
    """Somebody else wrote the text in the meantime."""


def save_text(*, sheet: Sheet, line: Line, text: str, version: int, by: Actor, account: int) -> Mark | None:
    """Refused with a sentence and kept as a draft when it is too long, overtaken, or the sheet is closed."""
    typed = Typed(line, {TEXT: text}, version)
    try:
        mark = write_text(sheet, line, read_evidence(text), version, by)
    except Unreadable as fault:
        keep_draft(sheet, typed, Draft.Why.WRONG, str(fault), account)
        raise Refusal(str(fault)) from fault
    except Overtaken as overtaken:
        keep_draft(sheet, typed, Draft.Why.CLASH, str(overtaken), account)
        raise
    except Shut as shut:
        keep_draft(sheet, typed, Draft.Why.SHUT, str(shut), account)
        raise
    forget_drafts(sheet, [line.address], account, of_evidence=True)
    return mark


@transaction.atomic
def write_text(sheet: Sheet, line: Line, text: str, version: int, by: Actor) -> Mark | None:
    locked = locked_sheet(sheet)
    refuse_shut(locked)
    mark = Mark.objects.filter(
        organisation=locked.organisation_id, sheet=locked, row=line.address
    ).first() or Mark(organisation_id=locked.organisation_id, sheet=locked, row=line.address)
    if mark.evidence == text:
        return mark if mark.pk else None
    if mark.pk and mark.evidence_version != version:
        raise Overtaken(Clash(Typed(line, {}, version), mark).says)
    mark.evidence, mark.evidence_version = text, mark.evidence_version + 1
    mark.saved_at, mark.saved_by = timezone.now(), by.name
    mark.save()
    return mark


def add_file(*, sheet: Sheet, line: Line, name: str, chunks: Iterable[bytes], by: Actor) -> EvidenceFile:
    """Looked at, written, scanned; only then it counts. A file with a virus is gone before anybody sees
    it."""
    upload = uploads.received(name, chunks)
    kept = register(sheet, line, upload, by)
    found = scan(uploads.path_of(kept.place))
    if found in {Found.VIRUS, Found.FAILED}:
        remove(kept)
        raise Refusal(sentence_of(found) % {"name": upload.name})
    kept.state = EvidenceFile.State.CLEAN if found is Found.NOTHING else EvidenceFile.State.UNSCANNED
    kept.save(update_fields=["state"])
    return kept


def sentence_of(found: Found) -> str:
    if found is Found.VIRUS:
        return _("Phần mềm quét thấy vi rút trong tệp “%(name)s” nên tệp không được nhận. Hãy nộp bản khác.")
    return _("Chưa quét được vi rút trong tệp “%(name)s” nên tệp chưa được nhận. Hãy thử lại sau ít phút.")


def register(sheet: Sheet, line: Line, upload: uploads.Upload, by: Actor) -> EvidenceFile:
    place = uploads.keep(sheet.organisation_id, upload)
    try:
        with transaction.atomic():
            locked = locked_sheet(sheet)
            refuse_shut(locked)
            refuse_too_many(locked, line)
            row = EvidenceFile.objects.create(
                organisation_id=locked.organisation_id,
                sheet=locked,
                row=line.address,
                name=upload.name,
                kind=upload.kind,
                size=len(upload.content),
                digest=upload.digest,
                place=place,
                added_at=timezone.now(),
                added_by=by.name,
            )
            note(locked, "file", by, {"row": line.address, "name": upload.name, "digest": upload.digest})
    except IntegrityError as error:
        uploads.forget(place)
        raise Refusal(_("Tệp “%(name)s” đã có ở tiêu chí này.") % {"name": upload.name}) from error
    except Refusal:
        uploads.forget(place)
        raise
    return row


def refuse_too_many(sheet: Sheet, line: Line) -> None:
    if sheet.files.filter(row=line.address).count() >= PER_ROW:
        raise Refusal(
            _("Mỗi tiêu chí nhận tối đa %(most)d tệp. Hãy gộp lại, hoặc bỏ bớt tệp cũ.") % {"most": PER_ROW}
        )


@transaction.atomic
def withdraw_file(*, file: EvidenceFile, by: Actor) -> None:
    """While the sheet is open; what was given stays."""
    locked = locked_sheet(file.sheet)
    refuse_shut(locked)
    note(locked, "unfile", by, {"row": file.row, "name": file.name, "digest": file.digest})
    remove(file)


def remove(file: EvidenceFile) -> None:
    place = file.place
    file.delete()
    transaction.on_commit(lambda: uploads.forget(place))
