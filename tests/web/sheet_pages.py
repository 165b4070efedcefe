"""The pages of sheets, for the table of all pages."""

from congtam.sheets.actions.proving import add_file
from congtam.sheets.models import Sheet
from tests.cast import Cast
from tests.sheets.ground import own_sheet, save, typed
from tests.web.campaign_pages import own_dossier, running
from tests.web.page import Page

TABLE = {"rule": "cell_other_cells", "kind": "cell"}
FILLED = "an"


def sheet(cast: Cast) -> Sheet:
    """An's own, with something on its first row."""
    found = own_sheet(cast, own_dossier(running(cast), cast), "an")
    save(cast, found, "an", typed(found, "a/#1", points="7"))
    return found


def the_sheet(cast: Cast) -> dict[str, object]:
    return {"sheet_id": sheet(cast).pk}


def row(cast: Cast) -> dict[str, object]:
    found = sheet(cast)
    return {"sheet_id": found.pk, "number": typed(found, "a/#1").line.number}


def file(cast: Cast) -> dict[str, object]:
    found = sheet(cast)
    line = typed(found, "a/#1").line
    found.files.all().delete()
    kept = add_file(sheet=found, line=line, name="a.pdf", chunks=[b"%PDF-1.7"], by=cast.actor("an"))
    return {"sheet_id": found.pk, "file_id": kept.pk}


def dossier(cast: Cast) -> dict[str, object]:
    return {"dossier_id": own_dossier(running(cast), cast).pk}


def campaign(cast: Cast) -> dict[str, object]:
    return {"campaign_id": running(cast).pk}


def table(cast: Cast) -> dict[str, object]:
    return campaign(cast) | TABLE | {"who": f"unit:{cast.units['cell1'].pk}"}


def cell(cast: Cast) -> dict[str, object]:
    other = running(cast).dossiers.get(kind="cell", unit=cast.units["cell2"])
    return table(cast) | {"dossier_id": other.pk, "number": 1}


def deed(opens: str, keys: object) -> Page:
    return Page(opens, method="POST", keys=keys)  # type: ignore[arg-type]


SHEETS: dict[str, Page] = {
    "sheets:mine": Page("an binh cuc dung giang hanh khoa"),
    "sheets:open": deed("an dung", dossier),
    "sheets:sheet": Page(FILLED, keys=the_sheet),
    "sheets:row": deed(FILLED, row),
    "sheets:totals": Page(FILLED, keys=the_sheet),
    "sheets:draft": deed(FILLED, row),
    "sheets:evidence": Page(FILLED, keys=row),
    "sheets:file": Page(FILLED, keys=file),
    "sheets:withdraw_file": deed(FILLED, file),
    "sheets:check": Page(FILLED, keys=the_sheet),
    "sheets:paper": Page(FILLED, keys=the_sheet),
    "sheets:paper_docx": Page(FILLED, keys=the_sheet),
    "sheets:propose": Page(FILLED, keys=the_sheet),
    "sheets:return": deed("binh dung", the_sheet),
    "sheets:office": Page("dung", keys=campaign),
    "sheets:summary": Page("an binh dung", keys=dossier),
    "sheets:grid": Page("binh dung", keys=table),
    "sheets:cell": Page("binh dung", method="POST", keys=cell, answers=400),
    "sheets:give_all": deed("binh dung", table),
    "sheets:workbook": Page("binh dung", keys=table),
    "sheets:take_workbook": deed("binh dung", table),
}
