"""Lists from spreadsheets: every fault with its place and remedy, all or nothing, and taken back."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from congtam.campaigns.actions.progress import report_progress
from congtam.campaigns.lists.kinds import ListKind
from congtam.campaigns.models import Campaign, Dossier, Target
from congtam.campaigns.phases import Phase
from congtam.commitments.actions.taking import begin_taking, try_taking, undo_taking, write_taking
from congtam.commitments.lists.discipline import EARLIER_DISCIPLINE
from congtam.commitments.lists.earlier import EARLIER_LEVELS
from congtam.commitments.lists.targets import TARGETS
from congtam.commitments.models import EarlierLevel, ListTaking
from congtam.people.actions.registers import record_discipline
from congtam.people.models import Discipline
from congtam.people.refusals import Refusal
from congtam.people.roster.reading import read as read_file
from congtam.people.roster.sheets import Weight
from tests.campaigns.ward import new_member
from tests.cast import Cast
from tests.commitments.ground import read
from tests.people.spreadsheets import xlsx

LEVELS = ("Họ và tên", "Năm", "Kết quả xếp loại")
MEASURES = ("Họ tên", "Loại kỷ luật", "Hình thức", "Số quyết định", "Ngày quyết định", "Năm vi phạm")


def taking(ward: Cast, campaign: Campaign, kind: ListKind, rows: Sequence[Sequence[Any]]) -> ListTaking:
    content = xlsx({"Danh sách": rows})
    return begin_taking(
        campaign=campaign, kind=kind, file_name="ds.xlsx", content=content, by=ward.actor("dung")
    )


def faults(row: ListTaking, kind: ListKind) -> list[tuple[int, str, str]]:
    return [(one.place.row, one.place.column, one.says) for one in try_taking(row, kind).log.of(Weight.ERROR)]


def test_levels_of_earlier_years_are_kept_in_the_words_of_those_years(ward: Cast, campaign: Campaign) -> None:
    rows = [
        LEVELS,
        ("nguyễn văn an", 2017, "Đảng viên đủ tư cách HTTNV"),
        ("TDP 1", 2017, "Trong sạch, vững mạnh"),
    ]
    row = taking(ward, campaign, EARLIER_LEVELS, rows)
    write_taking(taking=row, kind=EARLIER_LEVELS, by=ward.actor("dung"))
    found = {(one.person_id, one.unit_id, one.year, one.level) for one in EarlierLevel.objects.all()}
    assert found == {
        (ward.persons["an"].pk, None, 2017, "Đảng viên đủ tư cách HTTNV"),
        (None, ward.units["cell1"].pk, 2017, "Trong sạch, vững mạnh"),
    }


def test_each_fault_has_its_row_and_column_and_nothing_is_written(ward: Cast, campaign: Campaign) -> None:
    rows = [
        LEVELS,
        ("Nguyễn Văn An", 2017, "HTTNV"),
        ("Người Phường Khác", 2017, "HTTNV"),
        ("Trần Thị Bình", "năm ngoái", "HTTNV"),
        ("Lê Thị Cúc", 2018, "HTTNV"),
        ("Lê Thị Cúc", 2016, ""),
        ("Lê Thị Cúc", 2016, "ă" * 9_000),
    ]
    row = taking(ward, campaign, EARLIER_LEVELS, rows)
    assert [(place, column) for place, column, _says in faults(row, EARLIER_LEVELS)] == [
        (3, "A"),
        (4, "B"),
        (5, "B"),
        (6, "C"),
        (7, "C"),
    ]
    assert all(one.remedy for one in try_taking(row, EARLIER_LEVELS).log.faults)
    with pytest.raises(Refusal, match="chưa ghi gì"):
        write_taking(taking=row, kind=EARLIER_LEVELS, by=ward.actor("dung"))
    assert not EarlierLevel.objects.exists()


def test_a_list_of_another_ward_says_so(ward: Cast, campaign: Campaign) -> None:
    rows = [("Họ tên", "Số thẻ", "Năm", "Mức"), ("Ngô Thị Lạ", "99990000", 2017, "HTNV")]
    row = taking(ward, campaign, EARLIER_LEVELS, rows)
    ((_place, column, says),) = faults(row, EARLIER_LEVELS)
    assert (column, says) == ("B", "Không có ai mang số thẻ 99990000.")


def test_two_people_of_one_name_are_asked_about(ward: Cast, campaign: Campaign) -> None:
    new_member(ward, "an2", "Nguyễn Văn An", "khe")
    rows = [
        ("Họ tên", "Chi bộ", "Năm", "Mức"),
        ("Nguyễn Văn An", "", 2017, "HTNV"),
        ("Nguyễn Văn An", "Thanh Khê", 2016, "HTNV"),
    ]
    row = taking(ward, campaign, EARLIER_LEVELS, rows)
    assert [(place, says) for place, _column, says in faults(row, EARLIER_LEVELS)] == [
        (2, "Có 2 người tên Nguyễn Văn An.")
    ]


def test_what_is_known_is_passed_by_and_what_differs_is_a_fault(ward: Cast, campaign: Campaign) -> None:
    rows = [LEVELS, ("Nguyễn Văn An", 2017, "HTTNV")]
    write_taking(
        taking=taking(ward, campaign, EARLIER_LEVELS, rows), kind=EARLIER_LEVELS, by=ward.actor("dung")
    )
    again = taking(ward, campaign, EARLIER_LEVELS, [*rows, ("Nguyễn Văn An", 2017, "HTNV")])
    checked = try_taking(again, EARLIER_LEVELS)
    assert (checked.rows, checked.known) == ([], 1)
    assert [place for place, _column, _says in faults(again, EARLIER_LEVELS)] == [3]


def test_a_list_is_taken_back(ward: Cast, campaign: Campaign) -> None:
    row = taking(ward, campaign, EARLIER_LEVELS, [LEVELS, ("Nguyễn Văn An", 2017, "HTTNV")])
    row = write_taking(taking=row, kind=EARLIER_LEVELS, by=ward.actor("dung"))
    undo_taking(taking=row, kind=EARLIER_LEVELS, by=ward.actor("dung"))
    assert not EarlierLevel.objects.exists()
    with pytest.raises(Refusal, match="hoàn tác rồi"):
        undo_taking(taking=row, kind=EARLIER_LEVELS, by=ward.actor("dung"))


def test_one_violation_is_counted_once(ward: Cast, campaign: Campaign, an: Dossier) -> None:
    """HX18-42: a decision that the register of discipline has, however it is written, is not added again."""
    record_discipline(
        person=ward.persons["an"],
        side="party",
        form="reprimand",
        decision="12-QĐ/UBKT",
        decided_on=date(2017, 5, 4),
        act_year=2017,
        by=ward.actor("dung"),
    )
    rows = [
        MEASURES,
        ("Nguyễn Văn An", "Kỷ luật Đảng", "Khiển trách", "12 - QĐ/UBKT", date(2017, 5, 4), 2017),
        ("Trần Thị Bình", "Kỷ luật Đảng", "Cảnh cáo", "30-QĐ/UBKT", date(2016, 3, 2), 2015),
        ("Trần Thị Bình", "ky luat dang", "canh cao", "30-QD/UBKT", "02/03/2016", 2015),
    ]
    row = taking(ward, campaign, EARLIER_DISCIPLINE, rows)
    checked = try_taking(row, EARLIER_DISCIPLINE)
    assert (len(checked.rows), checked.known, len(checked.log.of(Weight.REMARK))) == (1, 2, 2)
    write_taking(taking=row, kind=EARLIER_DISCIPLINE, by=ward.actor("dung"))
    assert Discipline.objects.count() == 2
    assert read(an).get("disciplined") is not True


def test_discipline_is_taken_back_only_while_nothing_followed(ward: Cast, campaign: Campaign) -> None:
    rows = [MEASURES, ("Nguyễn Văn An", "Kỷ luật Đảng", "Khiển trách", "1-QĐ", date(2017, 5, 4), 2017)]
    row = write_taking(
        taking=taking(ward, campaign, EARLIER_DISCIPLINE, rows),
        kind=EARLIER_DISCIPLINE,
        by=ward.actor("dung"),
    )
    undo_taking(taking=row, kind=EARLIER_DISCIPLINE, by=ward.actor("dung"))
    assert not Discipline.objects.exists()


TASKS = ("Đối tượng", "Chỉ tiêu", "Kế hoạch", "ĐVT", "Trọng số", "Thời hạn", "Ngày giao")
GOOD = ("Chi bộ Tổ dân phố 1", "Vận động hiến đất", 20, "hộ", 30, date(2018, 9, 30), date(2018, 1, 5))


def test_targets_of_a_whole_ward_come_from_one_list(ward: Cast, campaign: Campaign) -> None:
    """TC25-09."""
    rows = [
        TASKS,
        GOOD,
        ("Nguyễn Văn An", "Tham gia sinh hoạt đủ", None, None, None, date(2018, 12, 1), date(2018, 1, 5)),
    ]
    row = taking(ward, campaign, TARGETS, rows)
    write_taking(taking=row, kind=TARGETS, by=ward.actor("dung"))
    found = {
        (one.dossier.kind, one.text, one.planned, one.counted_in, one.weight, one.given_on)
        for one in Target.objects.select_related("dossier")
    }
    assert found == {
        ("cell", "Vận động hiến đất", 20_00, "hộ", 30_00, date(2018, 1, 5)),
        ("member", "Tham gia sinh hoạt đủ", 100_00, "", None, date(2018, 1, 5)),
    }


@pytest.mark.parametrize(
    ("place", "value", "column"),
    [
        (2, 120.0, "C"),
        (2, "chín mươi", "C"),
        (2, "95.5", "C"),
        (4, "nặng", "E"),
        (5, date(2017, 12, 31), "F"),
        (5, "31/02/2018", "F"),
    ],
    ids=["over 100", "letters", "point", "weight", "before the start", "no day"],
)
def test_bad_cells_are_told_by_column(
    ward: Cast, campaign: Campaign, place: int, value: object, column: str
) -> None:
    bad = [*GOOD]
    bad[3], bad[place] = "", value
    row = taking(ward, campaign, TARGETS, [TASKS, tuple(bad)])
    assert [(at, where) for at, where, _says in faults(row, TARGETS)] == [(2, column)]


def test_targets_with_a_report_are_not_taken_back(ward: Cast, campaign: Campaign) -> None:
    row = write_taking(
        taking=taking(ward, campaign, TARGETS, [TASKS, GOOD]), kind=TARGETS, by=ward.actor("dung")
    )
    report_progress(
        target=Target.objects.get(),
        done=5_00,
        reached_on=date(2018, 3, 1),
        is_final=False,
        by=ward.actor("binh"),
    )
    with pytest.raises(Refusal, match="Không hoàn tác được"):
        undo_taking(taking=row, kind=TARGETS, by=ward.actor("dung"))
    assert Target.objects.exists()


def test_a_closed_campaign_takes_no_list(ward: Cast, campaign: Campaign) -> None:
    row = taking(ward, campaign, TARGETS, [TASKS, GOOD])
    Campaign.objects.filter(pk=campaign.pk).update(phase=Phase.CLOSED)
    with pytest.raises(Refusal, match="đã kết thúc"):
        write_taking(taking=ListTaking.objects.get(pk=row.pk), kind=TARGETS, by=ward.actor("dung"))


@pytest.mark.parametrize("kind", [EARLIER_LEVELS, EARLIER_DISCIPLINE, TARGETS], ids=lambda kind: kind.key)
def test_the_template_is_understood_by_its_own_import(kind: ListKind) -> None:
    (sheet, *_lists) = read_file("mau.xlsx", kind.template())
    (layout, *_rest) = kind.guessed([sheet])
    assert list(layout.columns.values()) == [column.key for column in kind.columns]


def test_a_column_that_is_needed_is_asked_for_once(ward: Cast, campaign: Campaign) -> None:
    row = taking(ward, campaign, EARLIER_LEVELS, [("Họ tên", "Năm"), *(("Nguyễn Văn An", 2017),) * 3])
    assert [says for _row, _column, says in faults(row, EARLIER_LEVELS)] == [
        "Chưa cột nào là “Mức xếp loại”."
    ]
