"""What to do with a draft that could not be written: write it after all, or throw it away."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from congtam.journal.actors import Actor
from congtam.people.refusals import Refusal
from congtam.sheets.actions.marking import TEXT, Typed, save_rows
from congtam.sheets.actions.proving import save_text
from congtam.sheets.layout import Line
from congtam.sheets.models import Draft, Mark, Sheet


def take_draft(*, sheet: Sheet, line: Line, of_evidence: bool, by: Actor, account: int) -> None:
    """Over what stands there now: whoever decides has just read both."""
    draft = Draft.objects.filter(
        sheet=sheet, row=line.address, of_evidence=of_evidence, account=account
    ).first()
    if draft is None:
        raise Refusal(_("Bản nháp này đã được dùng hoặc đã bỏ."))
    mark = Mark.objects.filter(sheet=sheet, row=line.address).first()
    if of_evidence:
        version = mark.evidence_version if mark else 0
        save_text(sheet=sheet, line=line, text=draft.typed[TEXT], version=version, by=by, account=account)
        return
    typed = Typed(line, draft.typed, mark.version if mark else 0)
    told = save_rows(sheet=sheet, rows=[typed], by=by, account=account)
    if told.wrong:
        raise Refusal(told.wrong[line.address])


def forget_wrong(*, sheet: Sheet, lines: Iterable[Line], account: int) -> None:
    """Of rows that were set back to what is written: what was wrong in them stands nowhere any more."""
    ours = Draft.objects.filter(
        organisation=sheet.organisation_id, sheet=sheet, account=account, of_evidence=False
    )
    ours.filter(why=Draft.Why.WRONG, row__in=[line.address for line in lines]).delete()


def drop_draft(*, sheet: Sheet, line: Line, of_evidence: bool, account: int) -> None:
    Draft.objects.filter(sheet=sheet, row=line.address, of_evidence=of_evidence, account=account).delete()
