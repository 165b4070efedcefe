"""A vote from the list of voters to the end of its envelope."""

from dataclasses import replace
from datetime import date

import pytest

from congtam.ballots.actions import afterwards, again, closing
from congtam.ballots.choices import Kind
from congtam.ballots.models import Box, Envelope, Minutes, RollLine
from congtam.ballots.queries.box import Turnout, is_live, turnout
from congtam.ballots.queries.minutes import counting_minutes
from congtam.ballots.queries.results import places, results, sums_of
from congtam.ballots.refusals import Refused
from congtam.ballots.stages import Stage
from congtam.ballots.terms import Labelled, Name
from congtam.ballots.verdict import Outcome
from congtam.journal.queries import entries
from tests.ballots.evening import CHAIR, HEAD, MINUTES, STRANGER, TERMS, Evening

pytestmark = pytest.mark.usefixtures("ground")


def test_what_was_cast_is_what_is_counted() -> None:
    evening = Evening(by_slip=6, lines=2).open()
    for voter, ticks in enumerate([(1, 2), (1, 2), (1, 0), (1, 4), (2, 2), (0, 0)], start=1):
        evening.cast(voter, ticks)
    assert turnout(evening.poll.pk) == Turnout(cast=6, left=0)
    evening.close().count()
    assert sums_of(evening.poll).lines == ((1, 4, 1, 0, 0), (2, 0, 3, 0, 1))
    first = results(evening.poll)[0]
    assert (first.verdict.outcome, first.verdict.standings[0].missing) == (Outcome.NO_MAJORITY, 12)


def test_nothing_is_known_before_the_count() -> None:
    evening = Evening().open().cast_all()
    for stage in (evening, evening.close()):
        with pytest.raises(Refused, match="Chưa có kết quả"):
            results(stage.poll)
        with pytest.raises(Refused, match="Chưa có kết quả"):
            counting_minutes(stage.poll)


def test_closing_waits_for_every_slip_or_says_why() -> None:
    evening = Evening(by_slip=6).open()
    evening.cast(1, (1, 1, 1))
    with pytest.raises(Refused, match="Còn 5 phiếu chưa bỏ"):
        evening.close()
    assert is_live(evening.poll.pk, evening.codes[1].replace("-", ""))
    evening.close("Năm đồng chí xin không bỏ phiếu.")
    assert not is_live(evening.poll.pk, evening.codes[1].replace("-", ""))
    evening.count()
    assert (evening.poll.count.issued, evening.poll.count.returned) == (6, 1)


def test_papers_and_slips_make_one_sum() -> None:
    evening = Evening(by_slip=5, by_paper=6, lines=1).open().cast_all(1).close()
    with pytest.raises(Refused, match="mới có 0 lần nhập"):
        evening.count()
    evening.enter_papers((1, 3, 1, 0, 0), invalid=1).count()
    assert sums_of(evening.poll).lines == ((1, 8, 1, 0, 0),)
    minutes = counting_minutes(evening.poll)
    assert (minutes.issued, minutes.returned, minutes.valid) == (11, 11, 10)
    assert minutes.invalid == {"Có ký tên hoặc đánh dấu riêng": 1}


def test_a_vote_on_paper_alone_needs_no_key() -> None:
    evening = Evening(by_slip=0, by_paper=6, lines=1).open().close().enter_papers((0, 6, 0, 0, 0))
    evening.count()
    assert results(evening.poll)[0].verdict.ballots == 6
    afterwards.sign_minutes(poll=evening.poll, minutes=MINUTES, by=HEAD)


def test_channels_of_fewer_than_five_are_not_put_together() -> None:
    """Eleven sign, and of the slips only four are cast: their sum would be known from the paper count."""
    evening = Evening(by_slip=5, by_paper=6, lines=1).open()
    for voter in range(1, 5):
        evening.cast(voter, (1,))
    evening.close("Một đồng chí ra về.").enter_papers((0, 6, 0, 0, 0))
    with pytest.raises(Refused, match="dưới 5 người"):
        evening.count()


def test_the_minutes_end_the_key_and_the_box() -> None:
    evening = Evening(lines=1).open().cast_all(1).close().count()
    assert counting_minutes(evening.poll).box_fingerprint
    afterwards.sign_minutes(poll=evening.poll, minutes=MINUTES, by=HEAD)
    assert not Box.objects.exists()
    assert Envelope.objects.count() == 1
    assert sums_of(evening.poll.__class__.objects.get(pk=evening.poll.pk)).lines == ((0, 6, 0, 0, 0),)


def test_a_recount_opens_the_envelope_with_the_words() -> None:
    evening = (
        Evening(by_slip=5, by_paper=5, lines=1)
        .open()
        .cast_all(2)
        .close()
        .enter_papers((0, 5, 0, 0, 0))
        .count()
    )
    afterwards.sign_minutes(poll=evening.poll, minutes=MINUTES, by=HEAD)
    assert afterwards.recount(poll=evening.poll, papers=evening.words[:2], minutes=MINUTES, by=HEAD)
    assert evening.poll.minutes.get(kind=Minutes.Kind.RECOUNT).agrees is True
    with pytest.raises(Refused, match="Cần 2 tờ khóa"):
        afterwards.recount(poll=evening.poll, papers=evening.words[:1], minutes=MINUTES, by=HEAD)


def test_the_envelope_is_destroyed_with_minutes_when_its_time_is_over() -> None:
    evening = Evening(lines=1).open().cast_all(1).close().count()
    late = replace(MINUTES, on=date(2020, 1, 2))
    with pytest.raises(Refused, match="sau khi biên bản"):
        afterwards.destroy_envelope(poll=evening.poll, minutes=late, by=HEAD)
    afterwards.sign_minutes(poll=evening.poll, minutes=MINUTES, by=HEAD)
    with pytest.raises(Refused, match="31/12/2019"):
        afterwards.destroy_envelope(poll=evening.poll, minutes=MINUTES, by=HEAD)
    afterwards.destroy_envelope(poll=evening.poll, minutes=late, by=HEAD)
    assert not Envelope.objects.exists()
    for deed in (afterwards.destroy_envelope,):
        with pytest.raises(Refused, match="không còn"):
            deed(poll=evening.poll, minutes=late, by=HEAD)
    with pytest.raises(Refused, match="không còn"):
        afterwards.recount(poll=evening.poll, papers=evening.words, minutes=late, by=HEAD)


def test_an_incident_discards_the_box_unread_and_all_vote_again() -> None:
    evening = Evening().open()
    evening.cast(1, (1, 1, 1))
    cause = Minutes.Cause.SLIP_ALREADY_USED
    with pytest.raises(Refused, match="khi hòm phiếu trước đã hủy"):
        again.vote_again(poll=evening.poll, by=HEAD)
    closing.discard_poll(poll=evening.poll, minutes=MINUTES, cause=cause, by=HEAD)
    assert not Box.objects.exists()
    new = again.vote_again(poll=evening.poll, by=HEAD)
    assert (new.stage, new.round, new.key_tried, new.address == evening.poll.address) == (
        Stage.PREPARING,
        1,
        False,
        False,
    )
    assert set(new.roll.values_list("person", "present", "token")) == {(n, True, "none") for n in range(1, 7)}
    assert [line.label for line in new.lines.all()] == [line.label for line in evening.poll.lines.all()]
    assert new.tellers.count() == 2
    with pytest.raises(Refused, match="đã được lập"):
        again.vote_again(poll=evening.poll, by=HEAD)


def test_the_minutes_tell_of_the_boxes_before() -> None:
    evening = Evening(by_slip=0, by_paper=6, lines=1).open()
    closing.discard_poll(poll=evening.poll, minutes=MINUTES, cause=Minutes.Cause.TO_PAPER, by=HEAD)
    evening.poll = again.vote_again(poll=evening.poll, by=HEAD)
    evening.open().close().enter_papers((0, 6, 0, 0, 0)).count()
    (before,) = counting_minutes(evening.poll).discarded
    assert (before.cause, before.number) == ("Chuyển sang phiếu giấy", "01-BB/KP")


def test_a_further_round_asks_again_on_some_lines() -> None:
    evening = Evening(lines=3).open().cast_all(1, 2, 3).close().count()
    second = again.next_round(poll=evening.poll, numbers=[1, 3], by=HEAD)
    assert (second.round, second.follows_id) == (2, evening.poll.pk)
    assert [(line.number, line.label) for line in second.lines.all()] == [
        (1, "Đồng chí 1"),
        (2, "Đồng chí 3"),
    ]


def test_pick_at_most_two_of_four() -> None:
    terms = replace(
        TERMS, kind=Kind.PICK, choices=(Labelled("HTXSNV", "Hoàn thành xuất sắc"),), at_most=2, base=6
    )
    four = [Name(f"cell:{n}", f"Chi bộ {n}", ("HTXSNV",)) for n in range(1, 5)]
    evening = Evening(terms=replace(terms, base=6), names=four).open()
    for voter, ticks in enumerate([(1, 1, 0, 0)] * 4 + [(1, 0, 1, 0), (0, 1, 0, 1)], start=1):
        evening.cast(voter, ticks)
    evening.poll.base = 6
    evening.poll.save()
    evening.close().count()
    within, tied = places(evening.poll)
    assert ([one.line.number for one in within], tied) == ([1, 2], [])


def test_only_the_chair_and_the_committee_conduct() -> None:
    evening = Evening().open().cast_all()
    with pytest.raises(Refused, match="Chỉ người chủ trì và ban kiểm phiếu"):
        closing.close_poll(poll=evening.poll, by=STRANGER)


def test_the_journal_tells_of_the_vote_and_of_no_voter() -> None:
    evening = Evening(lines=1).open()
    told = entries(evening.poll.organisation_id).count()
    evening.cast_all(1)
    assert entries(evening.poll.organisation_id).count() == told
    evening.close().count()
    deeds = list(entries(evening.poll.organisation_id).values_list("deed", flat=True))[::-1]
    assert deeds == [
        f"ballots.{deed}"
        for deed in ("prepared", "slips_printed", "key_made", "key_tried", "opened", "closed", "counted")
    ]
    assert CHAIR.name in {entry.actor_name for entry in entries(evening.poll.organisation_id)}
    assert RollLine.objects.filter(poll=evening.poll).count() == 6
