"""The paper count between two people."""

import pytest

from congtam.ballots.actions import papers
from congtam.ballots.models import PaperEntry
from congtam.ballots.paper_count import PaperFigures
from congtam.ballots.queries.papers import paper_disagreements
from congtam.ballots.refusals import Refused
from congtam.journal.actors import Actor
from tests.ballots.evening import CHAIR, HEAD, STRANGER, TELLER, Evening

pytestmark = [
    pytest.mark.usefixtures("ground"),
    pytest.mark.parametrize("ground", ["sqlite"], indirect=True),
]
GOOD, OTHER = (1, 5, 0, 0, 0), (0, 6, 0, 0, 0)


def closed() -> Evening:
    return Evening(by_slip=0, by_paper=6, lines=1).open().close()


def test_one_person_alone_is_not_two() -> None:
    evening = closed().enter_papers(GOOD, by=[HEAD, HEAD])
    assert PaperEntry.objects.count() == 1
    with pytest.raises(Refused, match="mới có 1 lần nhập"):
        evening.count()


def test_two_entries_that_differ_are_shown_and_settled_by_entering_again() -> None:
    evening = closed().enter_papers(GOOD, by=[HEAD]).enter_papers(OTHER, by=[TELLER])
    assert paper_disagreements(evening.poll) == ["Dòng 1: hai lần nhập khác nhau"]
    with pytest.raises(Refused, match="chưa thống nhất"):
        evening.count()
    evening.enter_papers(OTHER, by=[HEAD])
    assert paper_disagreements(evening.poll) == []
    evening.count()


def test_a_third_person_does_not_outvote_two() -> None:
    evening = closed().enter_papers(GOOD, by=[HEAD, TELLER])
    with pytest.raises(Refused, match="Hai người khác đã nhập"):
        evening.enter_papers(GOOD, by=[CHAIR])


def test_only_the_committee_enters_and_only_under_its_own_name() -> None:
    evening = closed()
    with pytest.raises(Refused, match="Chỉ người chủ trì"):
        evening.enter_papers(GOOD, by=[STRANGER])
    with pytest.raises(Refused, match="hai người đăng nhập"):
        evening.enter_papers(GOOD, by=[Actor(None, "Công Tâm", behalf=502)])


def test_figures_that_do_not_add_up_are_not_kept() -> None:
    evening = closed()
    with pytest.raises(Refused, match="danh sách có 6 người ký nhận"):
        papers.enter_papers(poll=evening.poll, figures=PaperFigures(5, 5, 5, {}, ((0, 5, 0, 0, 0),)), by=HEAD)
    assert not PaperEntry.objects.exists()


def test_papers_are_not_entered_while_people_vote() -> None:
    evening = Evening(by_slip=0, by_paper=6, lines=1).open()
    with pytest.raises(Refused, match="sau khi đóng hòm"):
        evening.enter_papers(GOOD)
