"""One slip, one ballot: whatever is tried with codes, sealed ballots and broken lines."""

from dataclasses import replace

import pytest

from congtam.ballots.actions import casting, slips
from congtam.ballots.codes import check_code, read_slip_code
from congtam.ballots.models import Box, RollLine
from congtam.ballots.queries.box import Turnout, is_live, turnout
from congtam.ballots.queries.results import results
from congtam.ballots.refusals import Refused
from congtam.ballots.verdict import Outcome
from tests.ballots.evening import CHAIR, TERMS, Evening, names

pytestmark = [
    pytest.mark.usefixtures("ground"),
    pytest.mark.parametrize("ground", ["sqlite"], indirect=True),
]


def test_the_check_code_proves_presence_in_the_box() -> None:
    evening = Evening().open()
    code = evening.cast(1, (1, 2, 3))
    assert [check_code(ballot) for ballot in Box.objects.get().sealed_ballots] == [code]


def test_a_second_ballot_on_one_slip_is_refused() -> None:
    evening = Evening().open()
    signs, first = evening.sealed(1, (1, 1, 1))
    _, second = evening.sealed(1, (4, 4, 4))
    casting.cast(poll_id=evening.poll.pk, signs=signs, ballot=first)
    with pytest.raises(casting.SlipUsed, match="báo ngay ban kiểm phiếu"):
        casting.cast(poll_id=evening.poll.pk, signs=signs, ballot=second)
    with pytest.raises(casting.SlipUsed):
        evening.sealed(1, (4, 4, 4))
    assert turnout(evening.poll.pk) == Turnout(cast=1, left=5)


def test_sending_the_same_ballot_again_answers_the_same_and_counts_once() -> None:
    """The line broke before the answer came."""
    evening = Evening().open()
    signs, ballot = evening.sealed(1, (1, 1, 1))
    answers = {casting.cast(poll_id=evening.poll.pk, signs=signs, ballot=ballot) for _ in range(3)}
    assert answers == {check_code(ballot.content)}
    assert turnout(evening.poll.pk).cast == 1


def test_a_ballot_sealed_for_another_slip_or_elsewhere_is_refused() -> None:
    evening = Evening().open()
    signs, ballot = evening.sealed(1, (1, 1, 1))
    other = read_slip_code(evening.codes[1]) or ""
    forged = replace(ballot, content=bytes(len(ballot.content)))
    for attempt in ((other, ballot), (signs, forged), (signs, replace(ballot, proof="0" * 64))):
        with pytest.raises(Refused, match="không do máy này niêm phong"):
            casting.cast(poll_id=evening.poll.pk, signs=attempt[0], ballot=attempt[1])
    assert turnout(evening.poll.pk).cast == 0


def test_a_slip_of_another_vote_opens_nothing_here() -> None:
    evening, other = Evening().open(), Evening().open()
    assert is_live(other.poll.pk, read_slip_code(other.codes[0]) or "")
    assert not is_live(evening.poll.pk, read_slip_code(other.codes[0]) or "")


def test_nothing_is_cast_before_opening_or_after_closing() -> None:
    evening = Evening().hand_out().void_spare()
    with pytest.raises(Refused, match="chưa mở hoặc đã đóng"):
        evening.sealed(1, (1, 1, 1))
    opened = Evening().open()
    signs, ballot = opened.sealed(1, (1, 1, 1))
    opened.close("Đóng sớm.")
    with pytest.raises(Refused, match="chưa mở hoặc đã đóng"):
        casting.cast(poll_id=opened.poll.pk, signs=signs, ballot=ballot)


def test_the_box_is_sorted_and_its_ballots_have_one_length() -> None:
    Evening(by_slip=20, lines=40).open().cast_all()
    box = Box.objects.get()
    ballots = list(box.sealed_ballots)
    assert ballots == sorted(ballots)
    assert len(bytes(box.ballots)) == 20 * box.ballot_length
    assert len(box.slips_left) == 0


def test_an_unused_slip_is_exchanged_for_a_paper_on_the_same_line() -> None:
    evening = Evening(by_slip=6, by_paper=5, lines=1).open()
    slips.exchange_slip(poll=evening.poll, person=1, code=evening.codes[0], by=CHAIR)
    assert evening.poll.roll.get(person=1).token == RollLine.Token.PAPER
    assert not is_live(evening.poll.pk, read_slip_code(evening.codes[0]) or "")
    for person, code in ((7, evening.codes[1]), (2, evening.codes[0])):
        with pytest.raises(Refused, match="dưới 5 người"):
            slips.exchange_slip(poll=evening.poll, person=person, code=code, by=CHAIR)
    for voter in range(2, 7):
        evening.cast(voter, (2,))
    evening.close()
    evening.by_paper += 1
    evening.enter_papers((0, 6, 0, 0, 0)).count()
    assert results(evening.poll)[0].verdict.ballots == 11
    assert evening.poll.count.issued == 11


def test_only_who_has_a_slip_exchanges_it_and_only_during_the_vote() -> None:
    evening = Evening(by_slip=7, by_paper=5).hand_out().void_spare()
    with pytest.raises(Refused, match="khi đang bỏ phiếu"):
        slips.exchange_slip(poll=evening.poll, person=1, code=evening.codes[0], by=CHAIR)
    opened = Evening(by_slip=7, by_paper=5).open()
    with pytest.raises(Refused, match="không ký nhận phiếu mã"):
        slips.exchange_slip(poll=opened.poll, person=8, code=opened.codes[0], by=CHAIR)


def test_where_nobody_votes_on_themselves_one_vote_too_many_is_seen() -> None:
    terms = replace(TERMS, own_vote_counts=False, instructions="Không bỏ phiếu cho chính mình.", base=6)
    evening = Evening(by_slip=6, terms=terms, names=names(2)).open()
    for voter in range(1, 7):
        evening.cast(voter, (1, 0 if voter == 2 else 1))
    evening.close().count()
    first, second = (one.verdict for one in results(evening.poll))
    assert (first.outcome, first.base) == (Outcome.TOO_MANY_VOTES, 5)
    assert (second.outcome, second.reached, second.blank) == (Outcome.REACHED, 1, 1)
