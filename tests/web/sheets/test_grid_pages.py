"""The table of one rater and the pages of the office: fast for many units, covered before the own one."""

import io
from typing import Any

import pytest
import python_calamine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congtam.campaigns.actions.deriving import derive_again
from congtam.campaigns.models import Campaign
from congtam.journal.actors import PROGRAM
from congtam.journal.models import Entry
from congtam.people.actions.units import open_unit
from congtam.people.models import Unit
from congtam.sheets.actions.submitting import submit
from congtam.sheets.models import Mark, Sheet
from tests.cast import START, Cast
from tests.sheets.ground import DAY, dossier, fill, moved, own_sheet, with_account
from tests.sheets.test_grid import with_marks_of
from tests.web.sheets.desk import WAS, Desk


@pytest.fixture
def binh(ward: Cast) -> Desk:
    return Desk(ward, "binh")


@pytest.fixture
def keys(ward: Cast, campaign: Campaign) -> tuple[Any, ...]:
    return campaign.pk, "cell_other_cells", f"unit:{ward.units['cell1'].pk}", "cell"


def grow(ward: Cast, campaign: Campaign, number: int) -> None:
    for place in range(number):
        open_unit(
            organisation=ward.ward.pk,
            kind=Unit.Kind.CELL,
            variety=Unit.Variety.NEIGHBOURHOOD,
            name=f"Chi bộ Tổ dân phố {place + 10}",
            parent=ward.units["ward"],
            position=100 + place,
            on=START,
            by=PROGRAM,
        )
    derive_again(campaign=campaign, by=PROGRAM)


def test_the_table_asks_as_often_for_37_units_as_for_7(
    ward: Cast, campaign: Campaign, binh: Desk, keys: tuple[Any, ...]
) -> None:
    """HX18-31."""
    few = binh.questions("sheets:grid", *keys)
    grow(ward, campaign, 30)
    page = binh.page("sheets:grid", *keys)
    assert "chấm 37 đối tượng" in page
    assert binh.questions("sheets:grid", *keys) == few


def test_the_list_of_the_office_asks_as_often_for_30_as_for_8(ward: Cast, campaign: Campaign) -> None:
    dung = Desk(ward, "dung")
    address = reverse("sheets:office", args=[campaign.pk]) + "?loai=cell"
    asked = []
    for more in (0, 22):
        grow(ward, campaign, more)
        dung.client.get(address)
        asked.append(dung.questions("sheets:office", campaign.pk))
        assert dung.client.get(address).content.decode().count('scope="row"') == 8 + more
    assert asked[0] == asked[1]


def test_the_tasks_ask_as_often_for_37_units_as_for_7(ward: Cast, campaign: Campaign, binh: Desk) -> None:
    few = binh.questions("sheets:mine")
    grow(ward, campaign, 30)
    assert binh.questions("sheets:mine") == few


def cell(binh: Desk, campaign: Campaign, keys: tuple[Any, ...], key: str, text: str) -> str:
    one = dossier(campaign, "cell", unit=binh.cast.units[key])
    found = f"s{one.pk}.d1"
    posted = {f"{found}.was": "0|", f"{found}.points": text}
    return binh.client.post(
        reverse("sheets:cell", args=[*keys, one.pk, 1]), posted, headers={"HX-Request": "true"}
    ).content.decode()


def test_a_cell_is_saved_as_it_is_left(campaign: Campaign, binh: Desk, keys: tuple[Any, ...]) -> None:
    told = cell(binh, campaign, keys, "cell2", "10,5")
    assert 'data-new-was="1|10,5"' in told
    assert "data-saved" in told
    assert list(Mark.objects.values_list("points", flat=True)) == [1050]
    assert "vượt mức tối đa 12" in cell(binh, campaign, keys, "khe", "13")
    assert "đã ghi dòng này" in cell(binh, campaign, keys, "cell2", "9"), "over an older version"


def test_a_cell_in_which_nothing_was_typed_opens_no_sheet(
    campaign: Campaign, binh: Desk, keys: tuple[Any, ...]
) -> None:
    one = dossier(campaign, "cell", unit=binh.cast.units["khe"])
    address, entries = reverse("sheets:cell", args=[*keys, one.pk, 1]), Entry.objects.count()
    found = f"s{one.pk}.d1"
    unchanged = {f"{found}.was": "0|", f"{found}.points": ""}
    assert [binh.client.post(address, sent).status_code for sent in ({}, unchanged)] == [400, 200]
    assert (Sheet.objects.count(), Entry.objects.count()) == (0, entries)


def test_a_cell_asks_as_often_among_37_units_as_among_7(
    ward: Cast, campaign: Campaign, binh: Desk, keys: tuple[Any, ...]
) -> None:
    """HX18-31: one cell is saved without reading the sheets of all the others."""
    cell(binh, campaign, keys, "khe", "1")
    asked = []
    for version, more in ((1, 0), (2, 30)):
        grow(ward, campaign, more)
        one = dossier(campaign, "cell", unit=ward.units["khe"])
        posted = {f"s{one.pk}.d1.was": f"{version}|{version}", f"s{one.pk}.d1.points": str(version + 1)}
        binh.page("sheets:grid", *keys)
        with CaptureQueriesContext(connection) as questions:
            binh.client.post(reverse("sheets:cell", args=[*keys, one.pk, 1]), posted)
        asked.append(len(questions))
    assert asked[0] == asked[1]
    assert Mark.objects.get().points == 300


def test_nobody_marks_their_own_unit_or_a_row_of_a_group(
    campaign: Campaign, binh: Desk, keys: tuple[Any, ...]
) -> None:
    own = dossier(campaign, "cell", unit=binh.cast.units["cell1"])
    for one, number in ((own, 1), (dossier(campaign, "cell", unit=binh.cast.units["khe"]), 0)):
        response = binh.client.post(reverse("sheets:cell", args=[*keys, one.pk, number]))
        assert response.status_code == 404


def test_without_a_script_the_table_is_a_form(campaign: Campaign, binh: Desk, keys: tuple[Any, ...]) -> None:
    posted = dict(WAS.findall(binh.page("sheets:grid", *keys)))
    one = dossier(campaign, "cell", unit=binh.cast.units["khe"])
    posted |= {f"s{one.pk}.d1.points": "11", f"s{one.pk}.d2.points": "mười"}
    page = binh.client.post(reverse("sheets:grid", args=keys), posted, follow=True).content.decode()
    assert "Đã lưu 1 ô." in page
    assert "Chi bộ Thanh Khê: “mười” không phải số điểm" in page


def test_the_spreadsheet_goes_out_and_comes_back(binh: Desk, keys: tuple[Any, ...]) -> None:
    """HX18-31."""
    address = reverse("sheets:workbook", args=keys)
    content = binh.client.get(address).content
    rows = (
        python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    )
    assert rows[4][1] == "Chi bộ Tổ dân phố 2"
    filled = SimpleUploadedFile("bang.xlsx", with_marks_of(content, {"C5": 10.5, "D6": 14}))
    page = binh.client.post(
        reverse("sheets:take_workbook", args=keys), {"file": filled}, follow=True
    ).content.decode()
    assert "Đã nhận 2 ô." in page
    assert set(Mark.objects.values_list("points", flat=True)) == {1050, 1400}


@pytest.mark.parametrize(("name", "content"), [("bang.xlsx", b"MZ\x90\x00program"), ("bang.xlsx", b"")])
def test_what_is_no_spreadsheet_is_refused(
    binh: Desk, keys: tuple[Any, ...], name: str, content: bytes
) -> None:
    posted = {"file": SimpleUploadedFile(name, content)}
    page = binh.client.post(reverse("sheets:take_workbook", args=keys), posted, follow=True).content.decode()
    assert "Không đọc được tệp này như một bảng Excel" in page


@pytest.mark.usefixtures("campaign")
def test_one_table_for_each_body_and_rule(binh: Desk) -> None:
    """A cell rates its members twice, as their committee and as their fellows."""
    page = binh.page("sheets:mine")
    assert "Chấm 7 đối tượng trên một bảng: Chi bộ trực thuộc" in page
    assert "Đảng viên trong chi bộ" in page


class TestMarksOfOthers:
    def test_who_has_to_rate_first_gives_their_own(self, ward: Cast, campaign: Campaign, binh: Desk) -> None:
        """HX18-33: covered with what is still to give."""
        sheet = own_sheet(ward, dossier(campaign, "member", person=ward.persons["an"]), "an")
        fill(ward, sheet, "an")
        submit(sheet=sheet, by=ward.actor("an"), on=DAY)
        moved(campaign, "meeting")
        page = binh.page("sheets:summary", sheet.dossier_id)
        assert "Chấm phần mình trước, rồi mới xem người khác chấm" in page
        assert "100" not in page.split("<main", 1)[1].split("</main>")[0]
        binh.page("sheets:sheet", sheet.pk, status=403)

    def test_the_office_sees_spread_and_discrepancy(self, ward: Cast, campaign: Campaign) -> None:
        """HX18-33."""
        one = dossier(campaign, "cell", unit=ward.units["khe"])
        with_sheet(ward, own_sheet(ward, one, "khe_secretary"), "khe_secretary", 100)
        for key, share in (("cell1", 60), ("cell2", 100)):
            opened = Sheet.objects.create(
                organisation=one.organisation,
                dossier=one,
                rule="cell_other_cells",
                who=f"unit:{ward.units[key].pk}",
                name=ward.units[key].pk,
                opened_at="2018-12-01T00:00Z",
            )
            with_sheet(ward, opened, "dung", share)
        page = Desk(ward, "dung").page("sheets:summary", one.pk)
        assert "tự chấm lệch xa các chủ thể ở" in page
        assert "khác nhau nhiều" in page
        assert "2 / " in page


def with_sheet(ward: Cast, sheet: Sheet, by: str, share: int) -> None:
    fill(ward, sheet, by, share)
    submit(sheet=sheet, by=ward.actor(by), on=DAY)


@pytest.fixture(autouse=True)
def _ways_in(ward: Cast) -> None:
    with_account(ward, "khe_secretary")
