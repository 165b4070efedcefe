"""The deeds of an import: begin with a file, say how to read it, try it, write it, undo it."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.journal.actions import record
from congtam.journal.actors import Actor
from congtam.journal.models import Entry
from congtam.journal.queries import entries_about_any
from congtam.people.changes import changed, registered
from congtam.people.locks import lock
from congtam.people.models import ImportRun
from congtam.people.queries.subjects import subjects_of
from congtam.people.refusals import Refusal
from congtam.people.roster.checkers import check
from congtam.people.roster.columns import Holds
from congtam.people.roster.effects import Effects
from congtam.people.roster.headings import Layout, guess
from congtam.people.roster.known import Known, look
from congtam.people.roster.lines import Options, Parsed
from congtam.people.roster.parsing import parse
from congtam.people.roster.plan import Plan, placed, plan
from congtam.people.roster.reading import read
from congtam.people.roster.sheets import Log, Sheet, Weight
from congtam.people.roster.writing import Writer

State = ImportRun.State
LONGEST_HEADING = 200


@dataclass(frozen=True)
class Trial:
    """What the dry run found, and what the import then does."""

    log: Log
    parsed: Parsed
    known: Known
    plan: Plan

    @property
    def may_be_written(self) -> bool:
        stopping = self.log.of(Weight.ERROR) or self.log.of(Weight.QUESTION)
        return not stopping and not self.plan.is_empty


@transaction.atomic
def begin_import(*, organisation: int, file_name: str, content: bytes, day: date, by: Actor) -> ImportRun:
    """Reads the file once to be sure that it can be, and guesses how."""
    sheets = read(file_name, content)
    return ImportRun.objects.create(
        organisation_id=organisation,
        started_at=timezone.now(),
        started_by=by.name,
        file_name=file_name[-200:],
        file_digest=hashlib.sha256(content).hexdigest(),
        content=content,
        layouts=[kept_layout(guess(sheet)) for sheet in sheets],
        options=kept_options(Options(day=day)),
    )


@transaction.atomic
def understand_import(*, run: ImportRun, layouts: list[Layout], options: Options) -> None:
    """As the person corrected it."""
    open_run(run)
    run.layouts = [kept_layout(layout) for layout in layouts]
    run.options = kept_options(options)
    run.save(update_fields=["layouts", "options"])


def try_import(run: ImportRun, sheets: list[Sheet] | None = None) -> Trial:
    """The whole way but for the last step. Nothing is written."""
    if run.content is None:
        raise Refusal(_("Lần nhập này đã xong. Hãy bắt đầu lần mới."))
    options = options_of(run)
    log = Log()
    parsed = parse(sheets or sheets_of(run), layouts_of(run), options, log)
    known = look(run.organisation_id, options.day)
    parsed = placed(parsed, known)
    check(parsed, known, options, log)
    if not parsed.members and not parsed.units and not log.of(Weight.ERROR):
        raise Refusal(nothing_found(run))
    return Trial(log, parsed, known, plan(parsed, known, options))


def nothing_found(run: ImportRun) -> str:
    if any(layout.columns for layout in layouts_of(run)):
        return _(
            "Không có dòng nào của danh sách dưới tiêu đề. Hãy xem lại “Dữ liệu bắt đầu từ dòng” và các cột, "
            "hoặc thêm dòng vào tệp."
        )
    return _("Chưa cột nào được nhận ra. Hãy quay lại bước chọn cột.")


@transaction.atomic
def write_import(*, run: ImportRun, by: Actor) -> ImportRun:
    """All or nothing. Tried again under the lock: what the dry run saw may have changed."""
    lock(run.organisation_id)
    run = open_run(run)
    trial = try_import(run)
    if not trial.may_be_written:
        raise Refusal(
            _("Danh sách còn chỗ phải sửa hoặc xác nhận, nên chưa ghi gì. Hãy xem lại bước kiểm tra.")
        )
    effects = Writer(run.organisation_id, trial.known, options_of(run)).write(trial.plan)
    run.state, run.written_at, run.content = State.WRITTEN, timezone.now(), None
    run.counts = trial.plan.counts
    run.effects = {**effects.as_kept(), "entry": note("roster.import", run, by).number}
    run.save()
    changed(registered(run.organisation_id, "roster.import", run.file_name, by))
    return run


@transaction.atomic
def undo_import(*, run: ImportRun, by: Actor) -> ImportRun:
    """While nothing else depends on it."""
    lock(run.organisation_id)
    run = ImportRun.objects.select_for_update().get(pk=run.pk)
    if run.state != State.WRITTEN:
        raise Refusal(_("Lần nhập này chưa ghi hoặc đã hoàn tác rồi."))
    effects = Effects(run.effects)
    later = entries_about_any(run.organisation_id, effects.subjects(), after=run.effects["entry"])
    if later:
        names = subjects_of(run.organisation_id, [entry.about for entry in later[:5]]).values()
        raise Refusal(
            _("Không hoàn tác được: sau lần nhập này đã có thay đổi về %(names)s. Hãy sửa trực tiếp.")
            % {"names": ", ".join(names)}
        )
    effects.undo()
    run.state = State.UNDONE
    run.save(update_fields=["state"])
    note("roster.undo", run, by)
    changed(registered(run.organisation_id, "roster.undo", run.file_name, by))
    return run


@transaction.atomic
def drop_import(*, run: ImportRun) -> None:
    """The file goes; that it was looked at stays."""
    run = open_run(run)
    run.state, run.content = State.DROPPED, None
    run.save(update_fields=["state", "content"])


def open_run(run: ImportRun) -> ImportRun:
    found = ImportRun.objects.select_for_update().get(pk=run.pk)
    if found.state != State.OPEN:
        raise Refusal(_("Lần nhập này đã xong. Hãy bắt đầu lần mới."))
    return found


def sheets_of(run: ImportRun) -> list[Sheet]:
    return read(run.file_name, bytes(run.content or b""))


def layouts_of(run: ImportRun) -> list[Layout]:
    return [
        Layout(
            kept["sheet"],
            Holds(kept["holds"]),
            kept["first_row"],
            {int(number): key for number, key in kept["columns"].items()},
            {int(number): text for number, text in kept["headings"].items()},
            {int(number): texts for number, texts in kept["samples"].items()},
        )
        for kept in run.layouts
    ]


def kept_layout(layout: Layout) -> dict[str, Any]:
    return {
        "sheet": layout.sheet,
        "holds": str(layout.holds),
        "first_row": layout.first_row,
        "columns": {str(number): key for number, key in layout.columns.items()},
        "headings": {str(number): text[:LONGEST_HEADING] for number, text in layout.headings.items()},
        "samples": {str(number): texts for number, texts in layout.samples.items()},
    }


def options_of(run: ImportRun) -> Options:
    return Options(**{**run.options, "day": date.fromisoformat(run.options["day"])})


def kept_options(options: Options) -> dict[str, Any]:
    return {
        "day": options.day.isoformat(),
        "create_cells": options.create_cells,
        "different_people": options.different_people,
    }


def note(deed: str, run: ImportRun, by: Actor) -> Entry:
    return record(
        organisation=run.organisation_id,
        by=by,
        deed=deed,
        about=f"import:{run.pk}",
        details={"file": run.file_name, "digest": run.file_digest, **run.counts},
    )
