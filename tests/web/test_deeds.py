"""What the office does on its pages: each deed is done, or a refusal stands above the form."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from congtam.journal.actors import PROGRAM
from congtam.journal.queries import entries
from congtam.people.actions.memberships import enter_cell
from congtam.people.actions.persons import register_person
from congtam.people.models import Grant, ImportRun, Person, Unit
from congtam.people.queries.roll import membership_on
from congtam.people.queries.tree import tree
from congtam.web.base.guards import today
from tests.cast import PASSWORD, START, Cast
from tests.people import spreadsheets

WORK = "/lam-viec"


def client_of(cast: Cast, who: str) -> Client:
    client = Client()
    client.force_login(cast.accounts[who], backend="django.contrib.auth.backends.ModelBackend")
    return client


def text_of(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_a_unit_is_founded_renamed_moved_split_merged_and_closed(cast: Cast) -> None:
    office, on = client_of(cast, "dung"), "01/02/2020"
    ward, cell = cast.units["ward"].pk, cast.units["cell1"].pk
    section = {"kind": "sectional_committee", "name": "Đảng bộ bộ phận Khu 1", "parent": ward, "on": on}
    founded = office.post(f"{WORK}/to-chuc/moi/", section)
    above = int(founded.headers["Location"].split("/")[-2])
    office.post(f"{WORK}/to-chuc/{cell}/doi-ten/", {"name": "Chi bộ Một", "on": on})
    office.post(f"{WORK}/to-chuc/{cell}/chuyen/", {"parent": above, "on": on, "paper": "5-QĐ/ĐU"})
    node = tree(cast.ward.pk, today()).nodes[cell]
    assert (node.name, node.parent) == ("Chi bộ Một", above)
    leaving = {"name": "Chi bộ Hai", "on": "01/03/2021", "leaving": [cast.persons["an"].pk]}
    office.post(f"{WORK}/to-chuc/{cell}/tach/", leaving)
    new = Unit.objects.get(placings__name="Chi bộ Hai")
    now = membership_on(cast.persons["an"], today())
    assert now is not None
    assert now.cell == new
    office.post(f"{WORK}/to-chuc/{new.pk}/sap-nhap/", {"into": cell, "on": "01/04/2022"})
    assert new.pk not in tree(cast.ward.pk, today()).nodes
    refused = office.post(f"{WORK}/to-chuc/{cell}/giai-the/", {"on": "01/05/2022"})
    assert "Chi bộ còn 2 đảng viên" in text_of(refused)
    assert "Chi bộ Hai" in text_of(office.get(f"{WORK}/to-chuc/{cell}/"))


def test_a_form_says_every_fault_with_a_way_to_its_field(cast: Cast) -> None:
    page = client_of(cast, "dung").post(f"{WORK}/to-chuc/moi/", {"kind": "cell", "on": "31/02/2020"})
    text = text_of(page)
    assert "Có 4 chỗ cần sửa" in text
    for fault in (
        "Chưa có: Tên đầy đủ.",
        "Chưa có: Trực thuộc.",
        "Không đọc được ngày này",
        "Chi bộ cần loại hình",
    ):
        assert fault in text
    assert 'href="#id_name"' in page.content.decode()


def test_a_person_is_entered_with_posts_leave_and_registers(cast: Cast) -> None:
    office, cell = client_of(cast, "dung"), cast.units["cell1"].pk
    words = {"full_name": "Ngô Thị Ánh", "card_number": "46.000.001", "cell": cell, "standing": "official"}
    made = office.post(f"{WORK}/dang-vien/moi/", {**words, "on": "01/01/2020"})
    page = made.headers["Location"]
    anh = Person.objects.get(card_number="46000001")
    for path, sent in {
        "sua": {"full_name": "Ngô Thị Ánh", "phone": "0912 345 678"},
        "chuc-vu": {"unit": cell, "title": "deputy_secretary", "since": "01/01/2021", "is_main": "on"},
        "viec-lam": {"kind": "retired", "since": "01/01/2020"},
        "nghi": {"kind": "sick", "since": "01/02/2021"},
        "ky-luat": {"side": "party", "form": "warning", "decision": "1-QĐ/ĐU", "decided_on": "01/02/2021"},
        "xep-loai": {"year": "2021", "result": "Hoàn thành tốt nhiệm vụ"},
        "sinh-hoat": {"cell": cell, "standing": "exempt", "on": "01/01/2022"},
    }.items():
        assert office.post(f"{page}{path}/", sent).headers["Location"] == page, path
    office.post(f"{page}nghi/{anh.leaves.get().pk}/het/", {"on": "01/05/2021"})
    office.post(f"{page}chuc-vu/{anh.posts.get().pk}/thoi/", {"on": "01/01/2023"})
    office.post(f"{page}ket-thuc/", {"ending": "transferred", "on": "01/01/2024"})
    text = text_of(office.get(page))
    for shown in ("0912 345 678", "Phó Bí thư", "Nghỉ hưu", "01/02/2021 – 30/04/2021", "1-QĐ/ĐU", "2021"):
        assert shown in text
    assert "Chuyển sinh hoạt đi nơi khác" in text
    again = office.post(f"{page}xep-loai/", {"year": "2021", "result": "Khác"})
    assert "Năm 2021 đã có kết quả" in text_of(again)


@pytest.mark.parametrize(("typed", "found"), [("nguyen an", 1), ("lê cúc", 1), ("4500", 5), ("khong co", 0)])
def test_people_are_found_however_they_are_typed(cast: Cast, typed: str, found: int) -> None:
    page = client_of(cast, "dung").get(f"{WORK}/dang-vien/", {"tim": typed})
    assert page.context["page"].paginator.count == found


def test_everybody_sees_of_the_list_only_whom_they_may(cast: Cast) -> None:
    seen = {
        who: [row.person.full_name for row in client_of(cast, who).get(f"{WORK}/dang-vien/").context["page"]]
        for who in ("an", "binh", "cuc", "hanh", "khoa")
    }
    assert seen == {
        "an": ["Nguyễn Văn An"],
        "binh": ["Nguyễn Văn An", "Trần Thị Bình"],
        "cuc": ["Lê Thị Cúc"],
        "hanh": [],
        "khoa": [],
    }


def test_helping_is_in_sight_and_in_the_journal_under_both_names(cast: Cast) -> None:
    binh, an = client_of(cast, "binh"), cast.persons["an"]
    binh.post(f"{WORK}/nhap-ho/{an.pk}/")
    page = text_of(binh.get(f"{WORK}/ve-toi/"))
    assert "nhập hộ cho Nguyễn Văn An" in re.sub(r"\s+", " ", page)
    binh.post(f"{WORK}/ve-toi/dien-thoai/", {"phone": "0912 345 678"})
    an.refresh_from_db()
    assert an.phone == "0912 345 678"
    entry = entries(cast.ward.pk)[0]
    assert (entry.deed, entry.actor_name, entry.behalf_name) == (
        "person.correct",
        "Trần Thị Bình",
        "Nguyễn Văn An",
    )
    binh.post(f"{WORK}/nhap-ho/thoi/")
    assert [row.deed for row in entries(cast.ward.pk)[:3]] == [
        "assist.stop",
        "person.correct",
        "assist.start",
    ]
    assert "Trần Thị Bình" in text_of(binh.get(f"{WORK}/ve-toi/"))


def test_the_right_to_help_is_asked_again_each_time(cast: Cast) -> None:
    binh, an = client_of(cast, "binh"), cast.persons["an"]
    binh.post(f"{WORK}/nhap-ho/{an.pk}/")
    cast.persons["binh"].posts.update(until=today())
    binh.post(f"{WORK}/ve-toi/dien-thoai/", {"phone": "0912 345 678"})
    an.refresh_from_db()
    assert an.phone == ""


def test_an_import_from_file_to_undo(cast: Cast) -> None:
    office = client_of(cast, "dung")
    head = ["Họ và tên", "Năm sinh", "Số thẻ", "Chi bộ", "Tư cách"]
    content = spreadsheets.xlsx({"DS": [head, ["Ngô Thị Ánh", 1980, "46000001", "TDP 1", "Chính thức"]]})
    file = SimpleUploadedFile("ds.xlsx", content)
    columns = office.post(f"{WORK}/nhap/", {"file": file, "day": "01/01/2025"}).headers["Location"]
    page = office.get(columns)
    sent = {
        name: value
        for form in (*page.context["forms"], page.context["options"])
        for name, value in filled(form)
    }
    tried = office.post(columns, sent, follow=True)
    assert "Không có lỗi, có thể ghi" in text_of(tried)
    run = ImportRun.objects.get()
    done = office.post(f"{WORK}/nhap/{run.pk}/ghi/", follow=True)
    run.refresh_from_db()
    assert run.state == "written"
    assert done.redirect_chain[-1][0] == f"{WORK}/nhap/{run.pk}/"
    assert Person.objects.filter(card_number="46000001").exists()
    office.post(f"{WORK}/nhap/{run.pk}/hoan-tac/")
    assert not Person.objects.filter(card_number="46000001").exists()


def filled(form: Any) -> list[tuple[str, str]]:
    """What a browser would send back of a form as it stands."""
    values = [(bound.html_name, bound.value()) for bound in form]
    day = [
        (name, value.strftime("%d/%m/%Y") if hasattr(value, "strftime") else value) for name, value in values
    ]
    return [(name, str(value)) for name, value in day if value not in (None, False, "")]


def test_a_broken_file_is_refused_on_its_own_page(cast: Cast) -> None:
    file = SimpleUploadedFile("ds.xlsx", b"not a workbook")
    page = client_of(cast, "dung").post(f"{WORK}/nhap/", {"file": file, "day": "01/01/2025"})
    assert "Không mở được" in text_of(page)


def test_an_export_holds_whom_one_may_take_out(cast: Cast) -> None:
    from congtam.people.roster.reading import read  # noqa: PLC0415 - opened with the product's own reader

    sizes = {}
    for who in ("binh", "dung"):
        answer = client_of(cast, who).get(f"{WORK}/xuat/")
        sizes[who] = [(sheet.name, len(sheet.rows) - 1) for sheet in read("x.xlsx", answer.content)]
    assert sizes == {"binh": [("Đảng viên", 2)], "dung": [("Đảng viên", 5), ("Tổ chức", 6)]}
    assert entries(cast.ward.pk)[0].deed == "roster.export"


def test_accounts_for_everybody_are_long_work_that_says_how_many(cast: Cast) -> None:
    new = register_person(organisation=cast.ward.pk, full_name="Hồ Văn Mới", by=PROGRAM)
    enter_cell(person=new, cell=cast.units["cell1"], standing="official", since=START, by=PROGRAM)
    page = client_of(cast, "dung").post(f"{WORK}/truy-cap/mo-tai-khoan/", follow=True)
    assert "Đã mở 1 tài khoản" in text_of(page)
    assert new.accounts.count() == 1


def test_cards_are_printed_for_those_who_wait_and_only_once(cast: Cast) -> None:
    office = client_of(cast, "dung")
    office.post(f"{WORK}/truy-cap/them/", {"display_name": "Lý Thủ Kho", "username": "thukho"})
    page = office.post(f"{WORK}/truy-cap/giay-hen/").getvalue().decode()
    assert (page.count('class="card"'), "thukho" in page, "<svg" in page) == (1, True, True)
    assert (
        "không còn ai chờ giấy hẹn" in text_of(office.post(f"{WORK}/truy-cap/giay-hen/", follow=True)).lower()
    )


def test_a_closed_account_opens_again_with_a_new_card_and_no_old_password(cast: Cast) -> None:
    office, an = client_of(cast, "dung"), cast.accounts["an"]
    office.post(f"{WORK}/truy-cap/{an.pk}/khoa/")
    office.post(f"{WORK}/truy-cap/{an.pk}/mo-lai/")
    an.refresh_from_db()
    assert (an.is_active, an.must_set_password, an.check_password(PASSWORD)) == (True, True, False)
    assert entries(cast.ward.pk)[0].deed == "account.reopen"


def test_nobody_takes_a_role_from_themselves(cast: Cast) -> None:
    """The last of an office could not let anybody in again."""
    own = Grant.objects.get(account=cast.accounts["dung"])
    page = client_of(cast, "dung").post(f"{WORK}/truy-cap/vai-tro/{own.pk}/thu/", follow=True)
    assert "Không tự thu vai trò của mình" in text_of(page)
    assert Grant.objects.filter(pk=own.pk, until=None).exists()
