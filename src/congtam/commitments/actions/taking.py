"""A list from a spreadsheet: begun with a file, understood, tried, written whole or not at all, undone."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.campaigns.actions.planning import refuse_over
from congtam.campaigns.lists.kinds import Checked, ListKind
from congtam.campaigns.lists.layout import Layout, from_kept
from congtam.campaigns.models import Campaign
from congtam.commitments.actions.journal import note
from congtam.commitments.models import ListTaking
from congtam.journal.actors import Actor
from congtam.journal.models import Entry
from congtam.journal.queries import entries_about_any
from congtam.people.locks import lock
from congtam.people.refusals import Refusal
from congtam.people.roster.effects import Effects
from congtam.people.roster.reading import read
from congtam.people.roster.sheets import Sheet

State = ListTaking.State


@transaction.atomic
def begin_taking(
    *, campaign: Campaign, kind: ListKind, file_name: str, content: bytes, by: Actor
) -> ListTaking:
    """Reads the file once to be sure that it can be, and guesses how."""
    refuse_over(campaign)
    sheets = read(file_name, content)
    return ListTaking.objects.create(
        organisation_id=campaign.organisation_id,
        campaign=campaign,
        kind=kind.key,
        started_at=timezone.now(),
        started_by=by.name,
        file_name=file_name[-200:],
        file_digest=hashlib.sha256(content).hexdigest(),
        content=content,
        layouts=[layout.kept() for layout in kind.guessed(sheets)],
    )


@transaction.atomic
def understand_taking(*, taking: ListTaking, layouts: Sequence[Layout]) -> None:
    row = open_taking(taking)
    row.layouts = [layout.kept() for layout in layouts]
    row.save(update_fields=["layouts"])


def try_taking(taking: ListTaking, kind: ListKind) -> Checked:
    if taking.content is None:
        raise Refusal(_("Lần nhập này đã xong. Hãy bắt đầu lần mới."))
    return kind.tried(taking.campaign, sheets_of(taking), layouts_of(taking))


@transaction.atomic
def write_taking(*, taking: ListTaking, kind: ListKind, by: Actor) -> ListTaking:
    """Tried again under the lock: what the dry run saw may have changed."""
    refuse_over(taking.campaign)
    row = open_taking(taking)
    checked = try_taking(row, kind)
    if not checked.may_be_written:
        raise Refusal(_("Danh sách còn chỗ phải sửa, nên chưa ghi gì. Hãy xem lại bước kiểm tra."))
    effects = Effects({})
    kind.write(row.campaign, checked.rows, by, effects)
    row.state, row.written_at, row.content = State.WRITTEN, timezone.now(), None
    row.rows = len(checked.rows)
    row.effects = {**effects.as_kept(), "entry": told(row, "year.take_list", by).number}
    row.save()
    return row


@transaction.atomic
def undo_taking(*, taking: ListTaking, kind: ListKind, by: Actor) -> ListTaking:
    """While nothing else depends on it."""
    refuse_over(taking.campaign)
    row = ListTaking.objects.select_for_update().get(pk=taking.pk)
    if row.state != State.WRITTEN:
        raise Refusal(_("Lần nhập này chưa ghi hoặc đã hoàn tác rồi."))
    effects = Effects(row.effects)
    names = {f"{label.split('.')[1].lower()}:{key}" for label, keys in effects.rows for key in keys}
    if entries_about_any(row.organisation_id, names, after=row.effects["entry"]):
        raise Refusal(_("Không hoàn tác được: sau lần nhập này đã có việc dựa vào nó. Hãy sửa trực tiếp."))
    effects.undo()
    kind.undone(row.campaign, by)
    row.state = State.UNDONE
    row.save(update_fields=["state"])
    told(row, "year.undo_list", by)
    return row


@transaction.atomic
def drop_taking(*, taking: ListTaking) -> None:
    """The file goes; that it was looked at stays."""
    row = open_taking(taking)
    row.state, row.content = State.DROPPED, None
    row.save(update_fields=["state", "content"])


def open_taking(taking: ListTaking) -> ListTaking:
    lock(taking.organisation_id)
    row = ListTaking.objects.select_for_update().get(pk=taking.pk)
    if row.state != State.OPEN:
        raise Refusal(_("Lần nhập này đã xong. Hãy bắt đầu lần mới."))
    return row


def sheets_of(taking: ListTaking) -> list[Sheet]:
    return read(taking.file_name, bytes(taking.content or b""))


def layouts_of(taking: ListTaking) -> list[Layout]:
    return [from_kept(kept) for kept in taking.layouts]


def told(row: ListTaking, deed: str, by: Actor) -> Entry:
    about = {"kind": row.kind, "file": row.file_name, "digest": row.file_digest, "rows": row.rows}
    return note(row.campaign, deed, by, f"taking:{row.pk}", about)
