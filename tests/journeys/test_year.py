"""A year from its start in a real browser: commitment, targets, a list, remedies, attestations."""

from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.fixtures import Settings

from congtam.campaigns.models import Campaign, Dossier
from congtam.commitments.models import Commitment, EarlierLevel, Registration
from congtam.remedies.models import Attestation, Complaint, Shortcoming
from tests.campaigns.ward import opened, settle
from tests.cast import Cast, assemble
from tests.journeys.looking import faults_at_every_width, page_of
from tests.journeys.test_door import sign_in
from tests.people.spreadsheets import xlsx

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _evidence_lies_apart(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def cast() -> Cast:
    found = assemble()
    settle(found)
    return found


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return opened(cast)


def here(browser: Browser, server: Any, who: str) -> Page:
    """On a telephone, where it is harder."""
    page = page_of(browser, "telephone")
    sign_in(page, server.url, who)
    return page


def go(page: Page, server: Any, name: str, *args: object) -> None:
    page.goto(server.url + reverse(name, args=args))
    smooth(page)


def smooth(page: Page) -> None:
    assert faults_at_every_width(page) == [], page.url


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).click()
    smooth(page)


def dossier(campaign: Campaign, cast: Cast, who: str) -> Dossier:
    return campaign.dossiers.get(kind="member", person=cast.persons[who])


def test_a_commitment_without_a_script(
    live_server: Any, browser: Browser, cast: Cast, campaign: Campaign
) -> None:
    """HX18-88: An writes and hands in, Bình sends back, An writes on, Bình confirms; no script anywhere."""
    own = dossier(campaign, cast, "an")
    page = page_of(browser, "telephone", script=False)
    sign_in(page, live_server.url, "an")
    page.goto(live_server.url + reverse("commitments:commitment", args=(own.pk,)))
    page.get_by_label("Nội dung cam kết").fill("Giúp hai hộ thoát nghèo trong năm.")
    page.get_by_role("button", name="Lưu và nộp").click()
    expect(page.get_by_text("Đã nộp.")).to_be_visible()
    cell = page_of(browser, "telephone", script=False)
    sign_in(cell, live_server.url, "binh")
    cell.goto(live_server.url + reverse("commitments:dossier", args=(own.pk,)))
    cell.get_by_role("link", name="Trả lại để bổ sung").click()
    cell.get_by_label("Lý do").fill("Chưa ghi hộ nào")
    cell.get_by_role("button", name="Ghi", exact=True).click()
    page.reload()
    expect(page.get_by_text("Chưa ghi hộ nào")).to_be_visible()
    page.get_by_role("link", name="Viết tiếp").click()
    page.get_by_label("Nội dung cam kết").fill("Giúp hộ ông Tư và hộ bà Năm.")
    page.get_by_role("button", name="Lưu và nộp").click()
    cell.goto(live_server.url + reverse("commitments:dossier", args=(own.pk,)))
    cell.get_by_role("button", name="Xác nhận").click()
    expect(cell.get_by_text("Đã xác nhận bản cam kết.")).to_be_visible()
    assert Commitment.objects.get().text == "Giúp hộ ông Tư và hộ bà Năm."


def test_a_year_from_registration_to_checked_targets(
    live_server: Any, browser: Browser, cast: Cast, campaign: Campaign
) -> None:
    """HX18-20, TC25-09, every page looked at."""
    office = here(browser, live_server, "dung")
    go(office, live_server, "commitments:start", campaign.pk)
    go(office, live_server, "commitments:registrations", campaign.pk)
    office.get_by_label("Loại đối tượng").select_option("cell")
    press(office, "Xem")
    assert office.locator("input:checked").count() == 0
    office.get_by_label("Chi bộ Tổ dân phố 1").check()
    office.get_by_label("Ngày đăng ký").fill("15/01/2018")
    press(office, "Ghi đăng ký cho những tên đã chọn")
    assert Registration.objects.get().unit == cast.units["cell1"]
    cell = campaign.dossiers.get(kind="cell", unit=cast.units["cell1"])
    go(office, live_server, "commitments:target", cell.pk)
    office.get_by_label("Chỉ tiêu, nhiệm vụ").fill("Vận động 20 hộ hiến đất")
    office.get_by_label("Mức giao").fill("20.5")
    office.get_by_label("Ngày giao").fill("10/01/2018")
    press(office, "Ghi")
    expect(office.get_by_text("“20.5” không phải số").first).to_be_visible()
    office.get_by_label("Mức giao").fill("20")
    office.get_by_label("Đơn vị tính").fill("hộ")
    press(office, "Ghi")
    secretary = here(browser, live_server, "binh")
    go(secretary, live_server, "commitments:dossier", cell.pk)
    secretary.get_by_role("link", name="Báo cáo").click()
    secretary.get_by_label("Đã làm được").fill("18,5")
    secretary.get_by_label("Tính đến ngày").fill("30/06/2018")
    secretary.get_by_text("Đã xong, đây là kết quả cuối").click()
    press(secretary, "Ghi")
    above = here(browser, live_server, "giang")
    go(above, live_server, "commitments:targets", campaign.pk)
    go(above, live_server, "commitments:dossier", cell.pk)
    expect(above.get_by_text("(92,5%)")).to_be_visible()
    above.get_by_role("link", name="Xác nhận").click()
    above.get_by_text("Đạt chất lượng yêu cầu", exact=True).click()
    press(above, "Ghi")
    go(above, live_server, "commitments:targets", campaign.pk)


def test_a_list_is_tried_mended_written_and_taken_back(
    live_server: Any, browser: Browser, cast: Cast, campaign: Campaign, tmp_path: Path
) -> None:
    page = here(browser, live_server, "dung")
    good = [("Họ tên", "Năm", "Mức xếp loại"), ("Nguyễn Văn An", 2017, "Hoàn thành tốt nhiệm vụ")]
    for name, rows in (("sai.xlsx", [*good, ("Người Phường Khác", 2017, "HTNV")]), ("dung.xlsx", good)):
        (tmp_path / name).write_bytes(xlsx({"Danh sách": rows}))
        go(page, live_server, "commitments:takings", campaign.pk, "muc")
        page.get_by_label("Tệp danh sách").set_input_files(tmp_path / name)
        press(page, "Đọc tệp")
        press(page, "Chạy thử")
        if name == "sai.xlsx":
            expect(page.get_by_text("Trong danh sách không có Người Phường Khác.")).to_be_visible()
            assert page.get_by_role("button", name="Ghi tất cả").count() == 0
    press(page, "Ghi tất cả")
    assert EarlierLevel.objects.get().person == cast.persons["an"]
    press(page, "Hoàn tác lần nhập này")
    assert not EarlierLevel.objects.exists()


def test_a_shortcoming_from_its_paper_to_the_word_of_the_superior(
    live_server: Any, browser: Browser, campaign: Campaign
) -> None:
    """GV21-11."""
    office = here(browser, live_server, "dung")
    go(office, live_server, "remedies:new", campaign.pk)
    office.get_by_label("Của ai").fill("Chi bộ Tổ dân phố 1")
    office.get_by_label("Nguồn").select_option("review")
    office.get_by_label("Số văn bản").fill("12-KL/ĐU")
    office.get_by_label("Ngày văn bản").fill("20/12/2017")
    office.get_by_label("Hạn chế, khuyết điểm").fill("Sinh hoạt chi bộ chưa đủ kỳ.")
    press(office, "Ghi")
    row = Shortcoming.objects.get()
    secretary = here(browser, live_server, "binh")
    go(secretary, live_server, "remedies:item", campaign.pk, row.pk)
    secretary.get_by_role("link", name="Thêm biện pháp").click()
    secretary.get_by_label("Biện pháp").fill("Họp đủ mười hai kỳ")
    secretary.get_by_label("Người chịu trách nhiệm").fill("Trần Thị Bình")
    secretary.get_by_label("Hạn").fill("30/06/2018")
    press(secretary, "Ghi")
    go(secretary, live_server, "tasks:tasks")
    expect(secretary.get_by_text("Khắc phục: Họp đủ mười hai kỳ")).to_be_visible()
    go(secretary, live_server, "remedies:item", campaign.pk, row.pk)
    secretary.get_by_role("link", name="Ghi kết quả").click()
    secretary.get_by_label("Ngày làm xong").fill("25/06/2018")
    secretary.get_by_label("Kết quả, minh chứng").fill("Sổ họp ghi đủ 12 kỳ")
    press(secretary, "Ghi")
    for step in ("Chốt biện pháp", "Báo cáo đã khắc phục"):
        secretary.get_by_role("link", name=step).click()
        smooth(secretary)
        press(secretary, "Ghi")
    above = here(browser, live_server, "giang")
    go(above, live_server, "remedies:register", campaign.pk)
    go(above, live_server, "remedies:item", campaign.pk, row.pk)
    above.get_by_role("link", name="Xác nhận đã khắc phục").click()
    press(above, "Ghi")
    row.refresh_from_db()
    assert (row.state, row.settled_by) == ("verified", "Hoàng Trường Giang")


def test_names_are_ticked_looked_at_and_attested_by_keyboard(
    live_server: Any, browser: Browser, campaign: Campaign
) -> None:
    """HX18-87: the words of the document, nothing ticked beforehand, a look before it is written."""
    page = here(browser, live_server, "giang")
    go(page, live_server, "remedies:attestations", campaign.pk)
    go(page, live_server, "remedies:judge", campaign.pk, "member", "exemplary_member")
    expect(page.locator("blockquote.law").first).to_contain_text("tiêu biểu")
    assert page.locator("input:checked").count() == 0
    for name in ("Nguyễn Văn An", "Trần Thị Bình"):
        page.get_by_label(name, exact=True).focus()
        page.keyboard.press("Space")
    page.get_by_role("button", name="Xem lại những tên đã chọn").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Xác nhận 2 tên")).to_be_visible()
    smooth(page)
    assert not Attestation.objects.exists()
    page.get_by_label("Đạt tiêu chuẩn này", exact=True).focus()
    page.keyboard.press("Space")
    page.get_by_label("Lý do", exact=False).first.focus()
    page.keyboard.type("Hai sáng kiến được công nhận")
    page.get_by_role("button", name="Tôi xác nhận").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã xác nhận 2 tên.")).to_be_visible()
    smooth(page)
    assert set(Attestation.objects.values_list("name", flat=True)) == {"Nguyễn Văn An", "Trần Thị Bình"}


def test_a_complaint_is_received_and_answered(live_server: Any, browser: Browser, campaign: Campaign) -> None:
    page = here(browser, live_server, "dung")
    go(page, live_server, "remedies:complaint_new", campaign.pk)
    page.get_by_text("Ý kiến bảo lưu", exact=True).click()
    page.get_by_label("Người gửi").fill("Ông Tư")
    page.get_by_label("Nội dung").fill("Không đồng ý với mức đã bình xét")
    page.get_by_label("Ngày nhận").fill("01/12/2018")
    page.get_by_label("Phải trả lời trước ngày").fill("30/11/2018")
    press(page, "Ghi")
    expect(page.get_by_text("trước ngày nhận").first).to_be_visible()
    page.get_by_label("Phải trả lời trước ngày").fill("15/12/2018")
    press(page, "Ghi")
    go(page, live_server, "remedies:complaint", campaign.pk, Complaint.objects.get().pk)
    page.get_by_label("Nơi trả lời").fill("Ban Thường vụ")
    page.get_by_label("Số, ngày văn bản trả lời").fill("9-TB/ĐU")
    page.get_by_label("Ngày trả lời").fill("10/12/2018")
    press(page, "Ghi trả lời")
    assert Complaint.objects.get().answered_by == "Ban Thường vụ"
