"""After the minute: every acknowledged save is in the tables, and each changed its row exactly once.

Run as a process of its own: the settings name the database.
"""

# ruff: noqa: E402 - the settings are chosen before anything reads them
from __future__ import annotations

import json
import sys
from pathlib import Path

import django

django.setup()

from congtam.engine.pack.quantities import points_text
from congtam.sheets.models import Sheet
from congtam.sheets.packed import packed
from congtam.sheets.rules import layout_for
from congtam.sheets.values import Values


def main(place: Path) -> None:
    """`told`: by sheet and row, what was acknowledged, as version and value. Who types what already
    stands there is told the version that there is."""
    told = json.loads(place.read_text(encoding="utf-8"))
    faults = [fault for key, rows in told.items() for fault in faults_of(int(key), rows)]
    place.write_text(json.dumps(faults), encoding="utf-8")


def faults_of(key: int, told: dict[str, list[str]]) -> list[str]:
    sheet = Sheet.objects.select_related("dossier__campaign").get(pk=key)
    layout = layout_for(sheet.dossier.campaign, sheet.dossier.kind)
    marks = {mark.row: mark for mark in sheet.marks.all()}
    found = []
    versions = {number: dict(save.split("|") for save in set(saves)) for number, saves in told.items()}
    for number, by_version in versions.items():
        mark = marks.get(layout.lines[int(number)].address)
        if mark is None or sorted(map(int, by_version)) != list(range(1, mark.version + 1)):
            found.append(f"sheet {key} row {number}: a version is missing or was given twice")
        elif points_text(mark.points or 0) != by_version[str(mark.version)]:
            found.append(f"sheet {key} row {number}: the last acknowledged value is not there")
    if sheet.revision != (changes := sum(map(len, versions.values()))):
        found.append(f"sheet {key}: {sheet.revision} changes, {changes} acknowledged")
    if bytes(sheet.packed) != packed(layout, {row: Values.of(mark) for row, mark in marks.items()}):
        found.append(f"sheet {key}: the vector does not say what the rows say")
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
