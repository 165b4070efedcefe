"""Rows that the register of targets fills: results of 70 points by weight, and how many were met."""

from datetime import date
from typing import Any

import pytest

from congtam.campaigns.actions.progress import check_progress, excuse_target, report_progress
from congtam.campaigns.actions.targets import Task, give_tasks
from congtam.campaigns.models import Dossier, Target
from congtam.sheets.models import Sheet
from congtam.sheets.queries.standing import standing_of
from congtam.sheets.rules import layout_for
from tests.campaigns.ward import opened, settle
from tests.cast import Cast
from tests.sheets.ground import dossier, moved, own_sheet, rated, save, typed, with_account
from tests.web.sheets.desk import Desk, marked, row

GIVEN, REACHED = date(2025, 1, 15), date(2025, 11, 20)


@pytest.fixture
def ward(cast: Cast) -> Cast:
    settle(cast)
    with_account(cast, "chairman")
    return cast


def sheet_by(ward: Cast, pack: str) -> Sheet:
    campaign = moved(opened(ward, pack, year=2025), "reviewing")
    one = rated(dossier(campaign, "collective", unit=ward.units["executive"]))
    return own_sheet(ward, one, "chairman")


def give(ward: Cast, one: Dossier, *tasks: tuple[str, int | None]) -> list[Target]:
    wanted = [(one, Task(text, weight=weight)) for text, weight in tasks]
    return give_tasks(campaign=one.campaign, given=wanted, on=GIVEN, by=ward.actor("dung"))


def reach(ward: Cast, target: Target, done: int, *, checked: bool = True) -> None:
    said: dict[str, Any] = {"reached_on": REACHED, "is_final": True, "by": ward.actor("binh")}
    report = report_progress(target=target, done=done, **said)
    if checked:
        check_progress(progress=report, is_good=True, by=ward.actor("dung"))


def points(sheet: Sheet, address: str) -> tuple[int | None, int | None]:
    reading = standing_of(sheet).readings[address]
    return reading.low, reading.high


class TestSeventyPoints:
    """TC25-01, TC25-09: 30 for the common criteria, 70 out of the targets."""

    @pytest.fixture
    def sheet(self, ward: Cast) -> Sheet:
        return sheet_by(ward, "vn-2025")

    def test_nobody_types_into_the_row(self, ward: Cast, sheet: Sheet) -> None:
        Desk(ward, "chairman").leave(sheet, "II", "0|", points="70", part="1", whole="1")
        assert marked(sheet) == {}
        line = layout_for(sheet.dossier.campaign, "collective").by_address["II"]
        assert (line.fields, line.is_derived) == ((), True)

    def test_without_targets_it_stays_open_and_is_never_0(self, ward: Cast, sheet: Sheet) -> None:
        save(ward, sheet, "chairman", typed(sheet, "I", points="28"))
        page = Desk(ward, "chairman").sheet(sheet)
        assert "70 – / 70" in row(page, sheet, "II")
        assert "Chưa giao chỉ tiêu nào" in row(page, sheet, "II")
        assert points(sheet, "II") == (0, 70_00)
        sheet.refresh_from_db()
        assert (standing_of(sheet).low, standing_of(sheet).high) == (28_00, 98_00)

    def test_the_weighted_share_fills_it_with_every_step(self, ward: Cast, sheet: Sheet) -> None:
        """Weights 50, 30, 20 at 100 %, 50 % and nothing reported; then 0 %."""
        half, thirty, twenty = give(
            ward, sheet.dossier, ("Thu quỹ", 50_00), ("Trồng cây", 30_00), ("Đường", 20_00)
        )
        reach(ward, half, 100_00)
        reach(ward, thirty, 50_00, checked=False)
        shown = row(Desk(ward, "chairman").sheet(sheet), sheet, "II")
        assert "Còn 1 chỉ tiêu chưa có báo cáo" in shown
        assert "70 – / 70" in shown
        reach(ward, twenty, 0)
        shown = row(Desk(ward, "chairman").sheet(sheet), sheet, "II")
        assert points(sheet, "II") == (45_50, 45_50)
        assert "Bình quân theo trọng số 65% × 70 = 45,5 điểm." in shown
        assert "Trồng cây trọng số 30; làm được 50%, chưa được cấp trên xác nhận" in shown

    def test_what_force_majeure_hindered_is_flagged_and_counts_as_it_came(
        self, ward: Cast, sheet: Sheet
    ) -> None:
        (one,) = give(ward, sheet.dossier, ("Thu quỹ", None))
        excuse_target(target=one, reason="Bão số 3, QĐ 12", by=ward.actor("dung"))
        shown = row(Desk(ward, "chairman").sheet(sheet), sheet, "II")
        assert "bất khả kháng Bão số 3, QĐ 12" in shown
        assert points(sheet, "II") == (0, 70_00)
        reach(ward, one, 40_00)
        assert points(sheet, "II") == (28_00, 28_00)

    def test_targets_that_nobody_weighed_are_equal(self, ward: Cast, sheet: Sheet) -> None:
        one, other = give(ward, sheet.dossier, ("Thu quỹ", None), ("Trồng cây", None))
        reach(ward, one, 100_00)
        reach(ward, other, 0)
        assert points(sheet, "II") == (35_00, 35_00)
        give(ward, sheet.dossier, ("Đường", 10_00))
        assert "Còn 2 chỉ tiêu chưa ghi trọng số" in row(Desk(ward, "chairman").sheet(sheet), sheet, "II")

    def test_it_is_no_blank_that_holds_a_sheet_back(self, ward: Cast, sheet: Sheet) -> None:
        save(ward, sheet, "chairman", typed(sheet, "I", points="28"))
        page = Desk(ward, "chairman").page("sheets:check", sheet.pk)
        assert "tiêu chí chưa chấm" not in page


def test_the_figure_of_the_scorecard_counts_targets_by_itself(ward: Cast) -> None:
    """TC25-09: how many of those given were met, in percent, beside row II.2; it sets no points."""
    sheet = sheet_by(ward, "tc-2025+tc-2025-giao-duc")
    one, other = give(ward, sheet.dossier, ("Thu quỹ", None), ("Trồng cây", None))
    reach(ward, one, 100_00)
    desk = Desk(ward, "chairman")
    assert "Còn 1 chỉ tiêu chưa có kết quả cuối" in row(desk.sheet(sheet), sheet, "II/2")
    reach(ward, other, 90_00)
    shown = row(desk.sheet(sheet), sheet, "II/2")
    assert "Hoàn thành 1 trên 2 chỉ tiêu, 50%." in shown
    assert points(sheet, "II/2") == (0, 40_00)
