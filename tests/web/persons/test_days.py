"""People and units as of any day, on pages and in the export; registers that can be put right."""

from datetime import date

import pytest
from django.db.models import Model

from congtam.journal.queries import entries
from congtam.people.actions.memberships import change_membership
from congtam.people.actions.registers import record_discipline, record_leave, record_professional_rating
from congtam.people.models import Discipline, Leave, Person, Post, ProfessionalRating
from congtam.people.roster.reading import read
from tests.cast import Cast
from tests.web.test_deeds import WORK, client_of, text_of

MOVED, BEFORE = date(2024, 7, 1), "30/06/2024"


@pytest.fixture
def moved(cast: Cast) -> Cast:
    an, cell = cast.persons["an"], cast.units["cell2"]
    change_membership(person=an, cell=cell, standing="exempt", on=MOVED, by=cast.actor("dung"))
    return cast


def test_a_list_of_people_is_asked_for_any_day(moved: Cast) -> None:
    office, cell = client_of(moved, "dung"), moved.units["cell1"].pk
    now, then = f"{WORK}/dang-vien/?chi-bo={cell}", f"{WORK}/dang-vien/?chi-bo={cell}&ngay={BEFORE}"
    assert "1 đảng viên" in text_of(office.get(now))
    page = office.get(then)
    assert "2 đảng viên" in text_of(page)
    assert "Nguyễn Văn An" in text_of(page)
    assert f'href="{WORK}/xuat/?ngay={BEFORE}"' in page.content.decode()
    assert "0 đảng viên" in text_of(office.get(f"{WORK}/dang-vien/?ngay=01/01/1999"))
    assert "5 đảng viên" in text_of(office.get(f"{WORK}/dang-vien/?ngay=nonsense"))


def test_an_export_is_of_the_day_that_was_asked_for(moved: Cast) -> None:
    office = client_of(moved, "dung")
    cells = {}
    for day in ("", f"?ngay={BEFORE}"):
        members = read("x.xlsx", office.get(f"{WORK}/xuat/{day}").content)[0]
        (row,) = [row for row in members.rows if row.text(0) == "Nguyễn Văn An"]
        cells[day] = {text for number in range(len(row.cells)) if "Tổ dân phố" in (text := row.text(number))}
    assert cells == {"": {"Chi bộ Tổ dân phố 2"}, f"?ngay={BEFORE}": {"Chi bộ Tổ dân phố 1"}}
    assert entries(moved.ward.pk)[0].details["day"] == "2024-06-30"


def test_a_unit_and_its_neighbours_are_looked_at_on_one_day(moved: Cast) -> None:
    office, cell = client_of(moved, "dung"), moved.units["cell1"].pk
    assert "Nguyễn Văn An" not in text_of(office.get(f"{WORK}/to-chuc/{cell}/"))
    page = office.get(f"{WORK}/to-chuc/{cell}/?ngay={BEFORE}")
    assert "Nguyễn Văn An" in text_of(page)
    assert f'href="{WORK}/to-chuc/{moved.units["ward"].pk}/?ngay={BEFORE}"' in page.content.decode()


def test_units_are_found_by_any_part_of_their_names(cast: Cast) -> None:
    office = client_of(cast, "dung")
    page = text_of(office.get(f"{WORK}/to-chuc/?tim=to dan pho 2"))
    assert ("Chi bộ Tổ dân phố 2" in page, "Chi bộ Tổ dân phố 1" in page) == (True, False)
    assert "Không có đơn vị nào khớp" in text_of(office.get(f"{WORK}/to-chuc/?tim=zzz"))


def registers(cast: Cast) -> dict[str, Leave | Discipline | ProfessionalRating | Post]:
    an, by = cast.persons["an"], cast.actor("dung")
    about = {"side": "party", "form": "reprimand", "decision": "05-QĐ/UBKT", "decided_on": MOVED}
    return {
        "nghi": record_leave(person=an, kind="sick", since=MOVED, until=None, by=by),
        "ky-luat": record_discipline(person=an, by=by, **about),
        "xep-loai": record_professional_rating(person=an, year=2023, result="Hoàn thành tốt", by=by),
        "chuc-vu": Post.objects.create(
            organisation=cast.ward, person=an, unit=cast.units["cell1"], title="committee_member", since=MOVED
        ),
    }


def test_what_was_entered_by_mistake_goes_and_the_journal_says_why(cast: Cast) -> None:
    office, an = client_of(cast, "dung"), cast.persons["an"]
    for where, row in registers(cast).items():
        address = f"{WORK}/dang-vien/{an.pk}/{where}/{row.pk}/bo/"
        assert "Chưa có: Vì sao bỏ." in text_of(office.post(address, {"reason": " "}))
        office.post(address, {"reason": "Ghi nhầm người"})
        assert not type(row)._default_manager.filter(pk=row.pk).exists()
        entry = entries(cast.ward.pk)[0]
        assert (entry.deed, entry.details["reason"]) == ("register.withdraw", "Ghi nhầm người")
        assert office.get(address).status_code == 404


def test_nobody_takes_a_row_away_through_another_person(cast: Cast) -> None:
    office, cuc = client_of(cast, "dung"), cast.persons["cuc"]
    rows: dict[str, Model] = dict(registers(cast))
    for where, row in rows.items():
        assert (
            office.post(f"{WORK}/dang-vien/{cuc.pk}/{where}/{row.pk}/bo/", {"reason": "x"}).status_code == 404
        )
    assert Person.objects.get(pk=cast.persons["an"].pk).leaves.count() == 1


def test_a_measure_ends_on_a_day_after_its_decision(cast: Cast) -> None:
    office, an, row = client_of(cast, "dung"), cast.persons["an"], registers(cast)["ky-luat"]
    address = f"{WORK}/dang-vien/{an.pk}/ky-luat/{row.pk}/het/"
    assert "từ ngày quyết định 01/07/2024" in text_of(office.post(address, {"on": BEFORE}))
    office.post(address, {"on": "01/07/2025"})
    row.refresh_from_db()
    assert isinstance(row, Discipline)
    assert row.lifted_on == date(2025, 7, 1)
    assert "hết hiệu lực 01/07/2025" in text_of(office.get(f"{WORK}/dang-vien/{an.pk}/"))


def test_one_reads_all_that_is_kept_about_oneself(cast: Cast) -> None:
    registers(cast)
    row = Discipline.objects.get()
    Discipline.objects.filter(pk=row.pk).update(act_year=2022, remedied=True, lifted_on=date(2025, 7, 1))
    page = text_of(client_of(cast, "an").get(f"{WORK}/ve-toi/"))
    for kept in (
        "Khiển trách (05-QĐ/UBKT)",
        "Năm xảy ra vi phạm 2022",
        "đã khắc phục",
        "hết hiệu lực 01/07/2025",
    ):
        assert kept in page
    assert "Hồ sơ trong các đợt" in page
