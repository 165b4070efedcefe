"""Three thousand people out of a spreadsheet into an organisation that has none: read, tried, written."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from itertools import pairwise

from congtam.journal.actors import Actor
from congtam.people.actions.rosters import (
    begin_import,
    layouts_of,
    options_of,
    try_import,
    understand_import,
    write_import,
)
from congtam.people.models import Organisation
from congtam.people.queries.roll import members
from congtam.people.roster.workbooks import export

BOUND = 5


def timed(ward: Organisation, day: date, by: Actor) -> None:
    """Out of the export of the ward, cells founded by their names; prints the three parts and the whole."""
    everybody = members(ward.pk, day)
    content = export(ward.pk, day, everybody, with_units=False)
    empty = Organisation.objects.create(code="do-nhap", name="Đảng bộ để đo lần nhập")
    marks, before = [time.perf_counter()], time.process_time()
    run = begin_import(organisation=empty.pk, file_name="ds.xlsx", content=content, day=day, by=by)
    looked = replace(options_of(run), different_people=True, create_cells=True)
    understand_import(run=run, layouts=layouts_of(run), options=looked)
    marks.append(time.perf_counter())
    found = try_import(run)
    marks.append(time.perf_counter())
    write_import(run=run, by=by)
    marks.append(time.perf_counter())
    read, tried, written = (there - here for here, there in pairwise(marks))
    whole = marks[-1] - marks[0]
    over = f"   over {BOUND} s" if whole > BOUND else ""
    print(
        f"import of {found.plan.counts['persons']} people: read {read:.1f} s, dry run {tried:.1f} s, "
        f"written {written:.1f} s, together {whole:.1f} s, of it {time.process_time() - before:.1f} s of "
        f"processor{over}\n"
    )
