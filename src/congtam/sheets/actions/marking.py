"""Writing rows. Nobody writes over what they have not read, and what cannot be written is kept for whoever
typed it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from congtam.campaigns.actions.touching import of_dossiers
from congtam.campaigns.models.campaign import PHASES
from congtam.campaigns.packs import pack_of
from congtam.campaigns.phases import Phase
from congtam.journal.actors import Actor
from congtam.people.changes import Change
from congtam.people.changes import changed as tell
from congtam.people.refusals import Refusal
from congtam.sheets.entries import above_choice, problems_of
from congtam.sheets.layout import Layout, Line
from congtam.sheets.models import Draft, Mark, Sheet
from congtam.sheets.packed import replaced
from congtam.sheets.queries.standing import standing_of
from congtam.sheets.rules import layout_for
from congtam.sheets.states import is_open
from congtam.sheets.values import Unreadable, Values, read

TEXT = "evidence"
COLUMNS = [field.name for field in fields(Values)]


class Shut(Refusal):
    """The sheet is not open for writing, or not any more."""


@dataclass(frozen=True)
class Typed:
    """One row as it stood in the form: the fields, and the version they were typed over."""

    line: Line
    fields: Mapping[str, str]
    version: int


@dataclass(frozen=True)
class Clash:
    """Somebody else wrote the row in the meantime."""

    row: Typed
    theirs: Mark

    @property
    def says(self) -> str:
        at = timezone.localtime(self.theirs.saved_at)
        return _(
            "%(name)s đã ghi dòng này lúc %(time)s, sau khi đồng chí mở phiếu. "
            "Nội dung đồng chí gõ được giữ lại; hãy chọn giữ bản nào."
        ) % {"name": self.theirs.saved_by, "time": f"{at:%H:%M}"}


@dataclass(frozen=True)
class Told:
    """What became of each row; `wrong` by address."""

    sheet: Sheet
    saved: dict[str, Mark]
    clashes: list[Clash]
    wrong: dict[str, str]


def save_rows(*, sheet: Sheet, rows: Sequence[Typed], by: Actor, account: int) -> Told:
    """Each row by itself: a wrong one keeps no other from being written. Raises Shut when nothing may be
    written; then all is kept as drafts that does not stand there already."""
    layout = layout_for(sheet.dossier.campaign, sheet.dossier.kind)
    values, wrong = checked(sheet, layout, rows)
    try:
        told = write(sheet, [row for row in rows if row.line.address in values], values, by, account)
    except Shut as shut:
        there = standing_already(sheet, values)
        unsaved = [row for row in rows if row.line.address not in there]
        for row in unsaved:
            keep_draft(sheet, row, Draft.Why.SHUT, str(shut), account)
        if unsaved:
            raise
        return Told(sheet, there, [], {})
    for row in rows:
        if row.line.address in wrong:
            keep_draft(sheet, row, Draft.Why.WRONG, wrong[row.line.address], account)
    for clash in told.clashes:
        keep_draft(sheet, clash.row, Draft.Why.CLASH, clash.says, account)
    return Told(told.sheet, told.saved, told.clashes, wrong)


def standing_already(sheet: Sheet, values: Mapping[str, Values]) -> dict[str, Mark]:
    """What was sent twice, as by a browser that did not hear the first answer."""
    marks = Mark.objects.filter(organisation=sheet.organisation_id, sheet=sheet, row__in=list(values))
    return {mark.row: mark for mark in marks if Values.of(mark) == values[mark.row]}


def checked(sheet: Sheet, layout: Layout, rows: Iterable[Typed]) -> tuple[dict[str, Values], dict[str, str]]:
    """By address: values that fit the pack, and what is wrong with the others."""
    values: dict[str, Values] = {}
    wrong: dict[str, str] = {}
    for row in rows:
        try:
            values[row.line.address] = read(row.line, row.fields)
        except Unreadable as fault:
            wrong[row.line.address] = str(fault)
    wrong |= problems_of(pack_of(sheet.dossier.campaign), sheet.dossier.kind, values)
    wrong |= above_chosen(sheet, layout, {key: one for key, one in values.items() if key not in wrong})
    return {address: one for address, one in values.items() if address not in wrong}, wrong


def above_chosen(sheet: Sheet, layout: Layout, values: Mapping[str, Values]) -> dict[str, str]:
    """Data choose the option; points above its maximum are refused where they are typed."""
    asked = {
        address: one.points
        for address, one in values.items()
        if one.points is not None and layout.by_address[address].is_chosen_by_data
    }
    if not asked:
        return {}
    standing, found = standing_of(sheet), {}
    for address, points in asked.items():
        line = layout.by_address[address]
        chosen = [name for name, is_it in standing.chosen(address, line.choices).items() if is_it]
        if chosen and (fault := above_choice(line, layout.step, points, chosen[0])):
            found[address] = fault
    return found


@transaction.atomic
def write(sheet: Sheet, rows: Sequence[Typed], values: Mapping[str, Values], by: Actor, account: int) -> Told:
    """The sheet's own row is the lock: two people on one sheet come one after the other."""
    locked = locked_sheet(sheet)
    refuse_shut(locked)
    layout = layout_for(locked.dossier.campaign, locked.dossier.kind)
    there = {
        mark.row: mark
        for mark in Mark.objects.filter(
            organisation=locked.organisation_id, sheet=locked, row__in=[row.line.address for row in rows]
        )
    }
    saved, clashes, changed = {}, list[Clash](), dict[str, Values]()
    settled = []
    for row in rows:
        address = row.line.address
        mark = there.get(address)
        if (Values.of(mark) if mark else Values()) == values[address]:
            settled.append(address)
            if mark:
                saved[address] = mark
        elif mark and mark.version != row.version:
            clashes.append(Clash(row, mark))
        else:
            changed[address] = values[address]
    saved |= write_marks(locked, there, changed, by)
    if changed:
        locked.packed = replaced(layout, bytes(locked.packed), changed)
        locked.revision += 1
        locked.save(update_fields=["packed", "revision"])
        if locked.is_own:
            tell(of_sheet(locked, by))
    forget_drafts(locked, [*settled, *changed], account)
    return Told(locked, saved, clashes, {})


def of_sheet(sheet: Sheet, by: Actor) -> Change:
    with override("vi"):
        return of_dossiers([sheet.dossier], _("Phiếu chấm của %(name)s") % {"name": sheet.dossier.name}, by)


def write_marks(
    sheet: Sheet, there: Mapping[str, Mark], changed: Mapping[str, Values], by: Actor
) -> dict[str, Mark]:
    now, new, old = timezone.now(), list[Mark](), list[Mark]()
    for address, values in changed.items():
        mark = there.get(address) or Mark(organisation_id=sheet.organisation_id, sheet=sheet, row=address)
        for name in COLUMNS:
            setattr(mark, name, getattr(values, name))
        mark.version += 1
        mark.saved_at, mark.saved_by = now, by.name
        (old if address in there else new).append(mark)
    Mark.objects.bulk_create(new)
    write_over(old)
    return {mark.row: mark for mark in [*new, *old]}


def write_over(marks: Sequence[Mark]) -> None:
    """One by one is the way of a form that saves each row as it is left; it spares the tables of cases that
    many at once need."""
    written = [*COLUMNS, "version", "saved_at", "saved_by"]
    if len(marks) == 1:
        marks[0].save(update_fields=written)
    else:
        Mark.objects.bulk_update(marks, written)


def locked_sheet(sheet: Sheet) -> Sheet:
    """With the phase of its campaign as it is now."""
    found = Sheet.objects.select_for_update(of=("self",)).select_related("dossier__campaign")
    return found.get(pk=sheet.pk)


def refuse_shut(sheet: Sheet) -> None:
    campaign = sheet.dossier.campaign
    if is_open(sheet.state, campaign.phase):
        return
    if sheet.is_submitted:
        raise Shut(
            _(
                "Phiếu đã gửi nên không ghi thêm được. Nội dung đồng chí gõ được giữ làm bản nháp chưa gửi; "
                "cần sửa thì nhờ văn phòng trả lại phiếu."
            )
        )
    raise Shut(
        _(
            "Đợt đang ở giai đoạn “%(phase)s” nên phiếu đã đóng. "
            "Nội dung đồng chí gõ được giữ làm bản nháp chưa gửi; hãy báo văn phòng."
        )
        % {"phase": PHASES[Phase(campaign.phase)]}
    )


def keep_draft(sheet: Sheet, row: Typed, why: str, said: str, account: int) -> None:
    Draft.objects.update_or_create(
        organisation_id=sheet.organisation_id,
        sheet=sheet,
        row=row.line.address,
        of_evidence=TEXT in row.fields,
        account_id=account,
        defaults={"why": why, "said": said, "typed": dict(row.fields), "kept_at": timezone.now()},
    )


def forget_drafts(sheet: Sheet, addresses: Iterable[str], account: int, *, of_evidence: bool = False) -> None:
    ours = Draft.objects.filter(organisation=sheet.organisation_id, sheet=sheet, account=account)
    ours.filter(row__in=list(addresses), of_evidence=of_evidence).delete()
