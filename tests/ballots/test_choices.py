import pytest

from congtam.ballots.choices import Kind, Line, Question
from congtam.ballots.refusals import Refused

FOUR = frozenset({1, 2, 3, 4})


def levels(*lines: Line, bulk: bool = False) -> Question:
    return Question(Kind.LEVELS, 4, lines, bulk=bulk)


def test_nothing_ticked_is_blank_and_allowed() -> None:
    assert levels(Line(FOUR), Line(FOUR)).ticks({}) == b"\0\0"


def test_only_a_level_the_subject_may_have_can_be_ticked() -> None:
    question = levels(Line(FOUR), Line(frozenset({2, 3})))
    assert question.ticks({0: 1, 1: 3}) == bytes([1, 3])
    with pytest.raises(Refused, match="Dòng 2"):
        question.ticks({1: 1})


def test_agreeing_for_a_cell_leaves_the_exceptions_and_the_other_cells() -> None:
    lines = [Line(FOUR, proposal=2, cell=cell) for cell in "aaab"]
    question = levels(*lines, bulk=True)
    assert question.ticks({1: 3, 2: 0}, agreed_cells=["a"]) == bytes([2, 3, 0, 0])
    assert question.ticks({}) == bytes(4)


def test_agreeing_for_a_cell_needs_the_regulations_leave() -> None:
    with pytest.raises(Refused, match="Đánh dấu từng dòng"):
        levels(Line(FOUR, proposal=2, cell="a")).ticks({}, agreed_cells=["a"])


def test_a_name_without_proposal_stays_blank_in_an_agreed_cell() -> None:
    assert levels(Line(FOUR, cell="a"), bulk=True).ticks({}, agreed_cells=["a"]) == b"\0"


def test_no_more_picks_than_allowed() -> None:
    question = Question(Kind.PICK, 1, (Line(frozenset({1})),) * 3, at_most=2)
    assert question.ticks({0: 1, 2: 1}) == bytes([1, 0, 1])
    with pytest.raises(Refused, match="Đã đánh dấu 3, phiếu này chỉ được đánh dấu nhiều nhất 2"):
        question.ticks({0: 1, 1: 1, 2: 1})


def test_a_ballot_of_another_list_is_refused() -> None:
    with pytest.raises(Refused, match="không khớp với danh sách"):
        levels(Line(FOUR)).check(b"\1\1")
