"""One table for one rater, its spreadsheet, and the summary that the office sees."""

import io
from typing import Any

import pytest
import python_calamine
import xlsxwriter
from pytest_django import DjangoAssertNumQueries

from congtam.campaigns.models import Campaign
from congtam.campaigns.packs import pack_of
from congtam.people.refusals import Refusal
from congtam.sheets.actions.gridding import Hand, save_cells, submit_all, take_workbook
from congtam.sheets.actions.marking import Typed
from congtam.sheets.models import Mark, Sheet
from congtam.sheets.parties import given_by_peers, part_of_peers
from congtam.sheets.queries.grid import Grid, grid
from congtam.sheets.queries.summary import progress_of, summary_of
from congtam.sheets.workbook import read_back, written
from tests.cast import Cast
from tests.sheets.ground import DAY, fill, own_sheet, pens

RULE = "cell_other_cells"


@pytest.fixture
def who(ward: Cast) -> str:
    """Bình's cell."""
    return f"unit:{ward.units['cell1'].pk}"


def hand(ward: Cast, name: str = "binh") -> Hand:
    return Hand(pens(ward, name), ward.actor(name), ward.accounts[name].pk)


def table(campaign: Campaign, who: str) -> Grid:
    return grid(campaign, RULE, who, "cell")


def with_marks_of(content: bytes, changes: dict[str, Any]) -> bytes:
    """The spreadsheet with some cells written over, as a person does."""
    rows = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept, {"in_memory": True})
    sheet = book.add_worksheet()
    for place, row in enumerate(rows.to_python(skip_empty_area=False)):
        sheet.write_row(place, 0, row)
    for at, value in changes.items():
        sheet.write(at, value)
    book.close()
    return kept.getvalue()


def test_one_table_instead_of_many_forms(campaign: Campaign, who: str) -> None:
    """HX18-31: seven other cells, seven criteria of form 04 (HX18-19)."""
    found = table(campaign, who)
    assert len(found.rows) == 7
    assert [line.address for line in found.columns] == [
        *(f"a/#{n}" for n in (1, 2, 3, 4)),
        *(f"b/#{n}" for n in (1, 2)),
        "c",
    ]
    assert not found.leaves_out


def test_a_cell_is_a_mark_of_its_own_sheet(ward: Cast, campaign: Campaign, who: str) -> None:
    found = table(campaign, who)
    column = found.columns[0]
    told = save_cells(
        grid=found, row=found.rows[0], cells=[Typed(column, {"points": "11"}, 0)], hand=hand(ward)
    )
    assert told.saved["a/#1"].points == 1100
    assert Sheet.objects.get().dossier == found.rows[0].dossier
    assert table(campaign, who).rows[0].values(column).points == 1100


def test_reading_the_table_asks_as_often_for_one_unit_as_for_all(
    ward: Cast, campaign: Campaign, who: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for row in table(campaign, who).rows:
        save_cells(
            grid=table(campaign, who),
            row=row,
            cells=[Typed(table(campaign, who).columns[0], {"points": "1"}, 0)],
            hand=hand(ward),
        )
    with django_assert_max_num_queries(4):
        table(campaign, who)


def test_the_spreadsheet_goes_out_and_comes_back(ward: Cast, campaign: Campaign, who: str) -> None:
    """HX18-31: half points stay half points."""
    content = written(table(campaign, who), pack_of(campaign))
    filled = with_marks_of(content, {"C5": 12, "D5": 13.0, "C6": "11"})
    found = table(campaign, who)
    assert take_workbook(grid=found, cells=read_back(filled), hand=hand(ward)) == 3
    rows = table(campaign, who).rows
    assert {mark.row: mark.points for mark in rows[0].marks.values()} == {"a/#1": 1200, "a/#2": 1300}
    again = written(table(campaign, who), pack_of(campaign))
    assert take_workbook(grid=table(campaign, who), cells=read_back(again), hand=hand(ward)) == 0


def test_one_doubt_and_nothing_is_taken(ward: Cast, campaign: Campaign, who: str) -> None:
    content = written(table(campaign, who), pack_of(campaign))
    filled = with_marks_of(content, {"C5": 12, "D5": 99, "C6": "chín", "A7": 999999, "C7": 1})
    with pytest.raises(Refusal) as refused:
        take_workbook(grid=table(campaign, who), cells=read_back(filled), hand=hand(ward))
    said = str(refused.value)
    assert "Ô D5: 99 vượt mức tối đa 14" in said
    assert "Ô C6: “chín” không phải số điểm" in said
    assert "Ô C7: không thuộc bảng chấm này" in said
    assert not Mark.objects.exists()


@pytest.mark.parametrize("content", [b"MZ\x90", b"", b"a,b,c"], ids=["program", "empty", "text"])
def test_what_is_no_spreadsheet_is_refused(content: bytes) -> None:
    with pytest.raises(Refusal, match="Không đọc được tệp này"):
        read_back(content)


def test_all_that_are_complete_are_given(ward: Cast, campaign: Campaign, who: str) -> None:
    found = table(campaign, who)
    cells = [Typed(line, {"points": "1"}, 0) for line in found.columns]
    save_cells(grid=found, row=found.rows[0], cells=cells, hand=hand(ward))
    save_cells(grid=found, row=found.rows[1], cells=cells[:2], hand=hand(ward))
    given, waiting = submit_all(grid=table(campaign, who), hand=hand(ward), on=DAY)
    assert given == 1
    about = found.rows[0].dossier
    counts = given_by_peers(campaign, "cell")
    assert counts[about.home_id, "other_cells"] == (1, 7)
    assert sum(done for done, _asked in counts.values()) == 1
    assert part_of_peers(Sheet.objects.get(dossier=about)) is None
    assert [row.dossier for row in waiting] == [row.dossier for row in found.rows[1:]]


def test_the_office_sees_the_spread_and_who_is_apart(ward: Cast, campaign: Campaign) -> None:
    """HX18-33: per criterion, only of sheets that were given."""
    one = campaign.dossiers.get(kind="cell", unit=ward.units["cell1"])
    own = own_sheet(ward, one, "binh")
    fill(ward, own, "binh")
    Sheet.objects.filter(pk=own.pk).update(
        state="submitted", submitted_at="2018-12-01T00:00Z", submitted_by="b"
    )
    for name, share in (("cell2", 50), ("khe", 75), ("school", 100)):
        who = f"unit:{ward.units[name].pk}"
        found = grid(campaign, RULE, who, "cell")
        row = next(row for row in found.rows if row.dossier == one)
        cells = [
            Typed(line, {"points": str((line.place.row.max or 0) * share // 10_000)}, 0)
            for line in found.columns
        ]
        save_cells(grid=found, row=row, cells=cells, hand=hand(ward, "dung"))
    assert summary_of(one).given == 0
    Sheet.objects.exclude(pk=own.pk).update(
        state="submitted", submitted_at="2018-12-01T00:00Z", submitted_by="b"
    )
    found_ = summary_of(one)
    row_ = next(row for row in found_.rows if row.line.address == "c")
    assert (row_.own, row_.given, row_.least, row_.mean, row_.most) == (
        1000,
        (500, 700, 1000),
        500,
        733,
        1000,
    )
    assert row_.is_apart
    assert row_.is_divided
    assert found_.given == 3
    [listed] = progress_of(campaign, [one])
    assert (listed.own_total, listed.given, listed.mean, listed.is_apart) == (
        (10000, 10000),
        3,
        found_.total.mean if found_.total else None,
        True,
    )
