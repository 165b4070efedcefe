"""Everybody at once. Each slip counts once; nothing is lost, nothing counts twice."""

from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BoundedSemaphore
from typing import Any

import pytest
from django.db import connections

from congtam.ballots.actions import casting, closing, slips
from congtam.ballots.codes import check_code
from congtam.ballots.models import Box
from congtam.ballots.queries.results import sums_of
from congtam.ballots.refusals import Refused
from tests.ballots.evening import CHAIR, HEAD, Evening

pytestmark = pytest.mark.usefixtures("ground")

CONNECTIONS = 80
"""PostgreSQL takes a hundred; a server would have fewer still."""


def at_once(deeds: Iterable[Callable[[], Any]]) -> list[Any]:
    """All deeds start together; each answers with its result or with the refusal."""
    waiting = list(deeds)
    start, places = Barrier(len(waiting)), BoundedSemaphore(CONNECTIONS)

    def do(deed: Callable[[], Any]) -> Any:
        start.wait()
        with places:
            try:
                return deed()
            except Refused as refusal:
                return refusal
            finally:
                connections.close_all()

    with ThreadPoolExecutor(len(waiting)) as pool:
        return list(pool.map(do, waiting))


def casting_of(evening: Evening, voter: int, ticks: tuple[int, ...]) -> Callable[[], str]:
    signs, ballot = evening.sealed(voter, ticks)
    return lambda: casting.cast(poll_id=evening.poll.pk, signs=signs, ballot=ballot)


def test_two_hundred_cast_at_once() -> None:
    evening = Evening(by_slip=200, lines=3).open()
    ticks = [(voter % 5, 1, voter % 3) for voter in range(1, 201)]
    codes = at_once(casting_of(evening, voter, ticks[voter - 1]) for voter in range(1, 201))
    assert sorted(codes) == sorted(check_code(ballot) for ballot in Box.objects.get().sealed_ballots)
    evening.close().count()
    for line, counts in enumerate(sums_of(evening.poll).lines):
        assert counts == tuple(Counter(one[line] for one in ticks)[choice] for choice in range(5))


def test_one_slip_tried_from_twenty_tablets_at_once() -> None:
    evening = Evening(by_slip=6, lines=1).open()
    answers = at_once(casting_of(evening, 1, (tick % 5,)) for tick in range(20))
    cast = [answer for answer in answers if isinstance(answer, str)]
    assert len(cast) == 1
    assert all(isinstance(answer, casting.SlipUsed) for answer in answers if answer not in cast)
    assert [check_code(ballot) for ballot in Box.objects.get().sealed_ballots] == cast


def test_the_same_ballot_sent_twenty_times_at_once() -> None:
    evening = Evening(by_slip=6, lines=1).open()
    deed = casting_of(evening, 1, (1,))
    assert len(set(at_once([deed] * 20))) == 1
    assert len(Box.objects.get().sealed_ballots) == 1


def test_casting_and_closing_at_once() -> None:
    """Whoever was told that the ballot is in the box finds it there; the others heard that it was closed."""
    evening = Evening(by_slip=40, lines=1).open()
    deeds = [casting_of(evening, voter, (1,)) for voter in range(1, 41)]
    shut = lambda: closing.close_poll(poll=evening.poll, by=HEAD, early_reason="Hết giờ.")  # noqa: E731
    answers = at_once([*deeds[:20], shut, *deeds[20:]])
    told = sorted(answer for answer in answers if isinstance(answer, str))
    assert told == sorted(check_code(ballot) for ballot in Box.objects.get().sealed_ballots)
    evening.poll.refresh_from_db()
    assert (evening.poll.closing.cast, evening.poll.closing.left) == (len(told), 40 - len(told))


def test_casting_and_exchanging_the_same_slip_at_once() -> None:
    evening = Evening(by_slip=12, by_paper=5, lines=1).open()
    pairs = [(casting_of(evening, voter, (1,)), exchange_of(evening, voter)) for voter in range(1, 7)]
    answers = at_once(deed for pair in pairs for deed in pair)
    for cast, exchanged in zip(answers[::2], answers[1::2], strict=True):
        assert isinstance(cast, str) is isinstance(exchanged, Refused)
    box = Box.objects.get()
    assert len(box.sealed_ballots) + box.exchanged + len(box.slips_left) == 12


def exchange_of(evening: Evening, voter: int) -> Callable[[], None]:
    code = evening.codes[voter - 1]
    return lambda: slips.exchange_slip(poll=evening.poll, person=voter, code=code, by=CHAIR)
