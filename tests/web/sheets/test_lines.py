"""Lines of the task list and rooms of a campaign lead to the sheets."""

import pytest

from congtam.campaigns.models import Campaign
from congtam.sheets.actions.submitting import return_sheet, submit
from congtam.sheets.models import Sheet
from tests.cast import Cast
from tests.sheets.ground import DAY, dossier, fill, moved
from tests.web.sheets.desk import Desk


@pytest.fixture
def an(ward: Cast) -> Desk:
    return Desk(ward, "an")


def test_the_own_sheet_is_a_line_until_it_is_given(ward: Cast, an: Desk, sheet: Sheet) -> None:
    page = an.page("tasks:tasks")
    assert "Điền phiếu tự chấm" in page
    assert f'href="/lam-viec/phieu-cham/{sheet.pk}/"' in page
    fill(ward, sheet, "an")
    submit(sheet=sheet, by=ward.actor("an"), on=DAY)
    assert "Điền phiếu tự chấm" not in an.page("tasks:tasks")
    return_sheet(sheet=sheet, reason="Ghi rõ căn cứ", by=ward.actor("dung"))
    assert "Phiếu được trả lại: Ghi rõ căn cứ" in an.page("tasks:tasks")


def test_a_sheet_not_begun_is_begun_from_its_subject(ward: Cast, campaign: Campaign, an: Desk) -> None:
    one = dossier(campaign, "member", person=ward.persons["an"])
    assert f'href="/lam-viec/phieu-cham/ho-so/{one.pk}/"' in an.page("tasks:tasks")
    assert "Bắt đầu" in an.page("sheets:summary", one.pk)


@pytest.mark.usefixtures("campaign")
def test_who_rates_many_gets_one_line(ward: Cast) -> None:
    page = Desk(ward, "binh").page("tasks:tasks")
    assert "Chấm điểm 7 chi bộ trực thuộc" in page
    assert "Điền phiếu tự chấm: Chi bộ Tổ dân phố 1" in page


@pytest.mark.usefixtures("campaign")
def test_who_rates_the_same_as_two_bodies_is_told_as_which(ward: Cast) -> None:
    page = Desk(ward, "binh").page("tasks:tasks")
    assert page.count("đảng viên, phần của:") == 2
    assert "phần của: Đảng viên trong chi bộ" in page


def test_in_other_phases_nothing_is_asked(campaign: Campaign, an: Desk) -> None:
    moved(campaign, "deciding")
    assert "Điền phiếu" not in an.page("tasks:tasks")


def test_rooms_of_the_campaign_and_of_a_subject(ward: Cast, campaign: Campaign) -> None:
    one = dossier(campaign, "member", person=ward.persons["an"])
    dung = Desk(ward, "dung")
    address = f'href="/lam-viec/phieu-cham/dot/{campaign.pk}/" aria-current="page"'
    assert address in dung.page("sheets:office", campaign.pk), "beside its neighbours of the same wing"
    assert f'href="/lam-viec/phieu-cham/ho-so/{one.pk}/"' in dung.page(
        "campaign:dossier", campaign.pk, one.pk
    )
