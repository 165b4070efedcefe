"""A ballot of thousands of names: cells to agree with, exceptions by name, and a page that stays small."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congtam.ballots.queries.results import sums_of
from congtam.ballots.terms import Name
from tests.ballots.evening import LEVELS, TERMS, Evening
from tests.web.voting.voter import Voter

pytestmark = [
    pytest.mark.usefixtures("ground"),
    pytest.mark.parametrize("ground", ["sqlite"], indirect=True),
]
BULK = replace(TERMS, bulk=True)


def names(cells: int, size: int) -> list[Name]:
    return [
        Name(f"d:{cell}:{n}", f"Đồng chí {cell}.{n}", LEVELS, cell=f"Chi bộ {cell}", proposal="HTTNV")
        for cell in range(1, cells + 1)
        for n in range(1, size + 1)
    ]


def test_agree_with_two_cells_and_choose_otherwise_for_one_person() -> None:
    evening = Evening(by_slip=5, terms=BULK, names=names(3, 2)).open()
    for number in range(1, 6):
        voter = Voter(evening, number).enter()
        assert voter.form.ticked == {}
        assert voter.form.offered == [("c1", "on"), ("c2", "on"), ("c3", "on")]
        assert voter.page.count('<span lang="vi">httnv</span> <b>2</b>') == 3, "what one agrees with"
        voter.press(voter.home, c1="on", c2="on", turn="1")
        assert ("Đồng chí 1.1" in voter.page, "Đồng chí 2.1" in voter.page) == (True, False)
        voter.press(voter.home, d1="1", d2="0")
        assert "trừ 1 người chọn riêng" in voter.page
        assert voter.form.ticked == {"c1": "on", "c2": "on"}
        voter.tick()
        assert "Đồng chí 1.1: HTXSNV" in voter.page
        assert "Đồng ý đề nghị: 2 trong 2 người" in voter.page
        assert "3 dòng đã đánh dấu, <b>3 để trống</b>" in voter.page
        assert "Đã bỏ phiếu" in voter.drop().page
    evening.close().count()
    choices = [line.index(5) for line in sums_of(evening.poll).lines]
    assert choices == [1, 0, 2, 2, 0, 0]


def test_thousands_of_names_stay_a_page_for_a_tablet() -> None:
    voter = Voter(Evening(terms=BULK, names=names(90, 33)).open()).enter()
    assert len(voter.page) < 120_000
    with CaptureQueriesContext(connection) as asked:
        voter.press(voter.home, turn="90")
    assert not [one for one in asked.captured_queries if "ballots_line" in one["sql"]], "read once"
    assert len(voter.page) < 120_000
    voter.press(voter.home, d2970="3").tick(**{f"c{cell}": "on" for cell in range(1, 91)})
    assert "2970 dòng đã đánh dấu, <b>0 để trống</b>" in voter.page
    assert len(voter.page) < 120_000


def test_marks_that_were_tampered_with_are_nothing_ticked() -> None:
    voter = Voter(Evening(terms=BULK, names=names(2, 2)).open()).enter()
    for kept in ("", "....", "..../x0", "9999/11", "....../00"):
        voter.send(f"{voter.home}xem-lai/", code=voter.evening.codes[0], marks=kept, page="")
        assert "0 dòng đã đánh dấu" in voter.page or "không có trên phiếu" in voter.page
