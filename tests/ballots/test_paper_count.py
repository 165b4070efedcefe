from dataclasses import replace

from congtam.ballots.choices import Kind, Line, Question
from congtam.ballots.paper_count import INVALID_REASONS, PaperFigures, differences, faults

QUESTION = Question(Kind.LEVELS, 4, (Line(frozenset({1, 2, 3, 4})), Line(frozenset({2, 3, 4}))))
GOOD = PaperFigures(
    issued=12,
    returned=11,
    valid=10,
    invalid={"signed_or_marked": 1},
    lines=((1, 9, 0, 0, 0), (0, 0, 10, 0, 0)),
)


def found(figures: PaperFigures, question: Question = QUESTION, signed: int = 12) -> list[str]:
    return faults(figures, question, signed=signed, reasons=INVALID_REASONS)


def test_figures_that_add_up_have_no_fault() -> None:
    assert found(GOOD) == []


def test_each_sum_that_does_not_hold_is_named() -> None:
    assert [len(found(wrong)) for wrong in (replace(GOOD, issued=13), replace(GOOD, invalid={}))] == [1, 1]
    assert "Phát ra 12 phiếu, danh sách có 11" in found(GOOD, signed=11)[0]
    assert "Thu về 13 phiếu" in found(replace(GOOD, returned=13, invalid={"signed_or_marked": 3}))[0]
    assert "Hợp lệ 10 + không hợp lệ 1 khác" in found(replace(GOOD, returned=12))[0]
    assert "không có trong cuộc" in found(replace(GOOD, invalid={"other": 1}))[0]
    assert "nhỏ hơn 0" in found(replace(GOOD, returned=9, invalid={"signed_or_marked": -1}))[0]
    assert (
        "Dòng 1: các mức cộng để trống là 9"
        in found(replace(GOOD, lines=((0, 9, 0, 0, 0), GOOD.lines[1])))[0]
    )
    assert "Dòng 2: có phiếu cho mức" in found(replace(GOOD, lines=(GOOD.lines[0], (0, 1, 9, 0, 0))))[0]
    assert "Dòng 1: thiếu số" in found(replace(GOOD, lines=((1, 9), GOOD.lines[1])))[0]
    assert "Đã nhập 1 dòng" in found(replace(GOOD, lines=GOOD.lines[:1]))[0]


def test_more_picks_than_ballots_allow() -> None:
    question = Question(Kind.PICK, 1, (Line(frozenset({1})),) * 2, at_most=1)
    figures = replace(GOOD, lines=((2, 8), (5, 5)))
    assert "Tổng số lượt chọn 13" in found(figures, question)[0]


def test_two_entries_are_compared_number_by_number() -> None:
    assert differences(GOOD, GOOD) == []
    other = replace(GOOD, returned=12, invalid={"extra_names": 1}, lines=(GOOD.lines[0], (1, 0, 9, 0, 0)))
    assert differences(GOOD, other) == [
        "Thu về: 11 và 12",
        "Không hợp lệ: hai lần nhập khác nhau theo lý do",
        "Dòng 2: hai lần nhập khác nhau",
    ]
