"""One-time links: long, hashed, ending by day, answer or hand, and opening nothing else."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from congtam.campaigns.models import Campaign
from congtam.comments.actions.answering import Answered, give
from congtam.comments.actions.linking import DeadLink, answer_by_link, make_link, opened, revoke_link
from congtam.comments.models import Answer, Link
from congtam.comments.tokens import BYTES, new_token, token_digest
from congtam.journal.actors import PROGRAM
from congtam.journal.models import Entry
from congtam.people.refusals import Refusal
from tests.campaigns.ward import settle
from tests.cast import assemble
from tests.comments.ground import TODAY, WEEK, collecting, farmers, moved, parts, said

BY = "Lê Văn Tư, Chi hội trưởng"


def made(campaign: Campaign) -> str:
    return make_link(part=farmers(campaign), until=WEEK, by=PROGRAM)


def by_link(token: str, text: str = "Đồng ý với dự thảo.") -> Answer:
    return answer_by_link(token=token, text=text, declines=False, giver=BY)


def test_a_token_has_at_least_128_bits_and_is_kept_only_as_a_hash(campaign: Campaign) -> None:
    assert BYTES * 8 >= 128
    assert len({new_token() for _ in range(500)}) == 500
    token = made(campaign)
    row = Link.objects.get()
    assert row.digest == token_digest(token)
    assert token not in " ".join(str(value) for value in vars(row).values())
    assert not Entry.objects.filter(details__icontains=token).exists()


def test_a_link_opens_its_one_request(campaign: Campaign) -> None:
    _link, part = opened(made(campaign))
    assert part.pk == farmers(campaign).pk


def test_one_link_one_answer(campaign: Campaign) -> None:
    token = made(campaign)
    answer = by_link(token)
    assert (answer.way, answer.giver, answer.number) == ("link", BY, 1)
    with pytest.raises(DeadLink, match="đã dùng lúc"):
        by_link(token, "lần nữa")
    with pytest.raises(DeadLink, match="đã dùng lúc"):
        opened(token)
    assert farmers(campaign).answered_on == TODAY


def test_a_mistyped_link_opens_nothing(campaign: Campaign) -> None:
    token = made(campaign)
    for wrong in (token[:-1], token.swapcase(), token + "x", "", "a" * 5000):
        with pytest.raises(DeadLink, match="không đúng"):
            opened(wrong)


def test_a_link_ends_with_its_day(campaign: Campaign) -> None:
    token = made(campaign)
    Link.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    with pytest.raises(DeadLink, match="đã hết hạn ngày"):
        opened(token)


def test_a_link_can_be_taken_back(campaign: Campaign) -> None:
    token = made(campaign)
    revoke_link(part=farmers(campaign), by=PROGRAM)
    with pytest.raises(DeadLink, match="đã được thu hồi"):
        by_link(token)
    assert Link.objects.get().revoked_by == PROGRAM.name


def test_a_new_link_ends_the_one_before(campaign: Campaign) -> None:
    before, after = made(campaign), made(campaign)
    with pytest.raises(DeadLink, match="thu hồi"):
        opened(before)
    assert by_link(after).number == 1


def test_an_answer_by_another_way_ends_the_link(campaign: Campaign) -> None:
    token = made(campaign)
    give(part=farmers(campaign), said=said(), by=PROGRAM)
    with pytest.raises(DeadLink, match="thu hồi"):
        by_link(token)
    with pytest.raises(Answered, match="không cần liên kết"):
        made(campaign)


def test_a_link_takes_nothing_when_the_phase_is_over(campaign: Campaign) -> None:
    token = made(campaign)
    moved(campaign, "appraising")
    with pytest.raises(Refusal, match="không nhận ý kiến"):
        by_link(token)
    assert Link.objects.get().used_at is None
    with pytest.raises(Refusal, match="không nhận ý kiến"):
        make_link(part=parts(campaign)["Tổ dân phố Thanh Khê"], until=WEEK, by=PROGRAM)


def test_whoever_answers_signs(campaign: Campaign) -> None:
    token = made(campaign)
    with pytest.raises(Refusal, match="họ tên và chức vụ"):
        answer_by_link(token=token, text="x", declines=False, giver=" ")
    assert Link.objects.get().used_at is None


@pytest.mark.parametrize("days", [-1, 61])
def test_a_link_lives_from_today_on_and_not_for_ever(campaign: Campaign, days: int) -> None:
    with pytest.raises(Refusal, match="Liên kết có hạn"):
        make_link(part=farmers(campaign), until=TODAY + timedelta(days=days), by=PROGRAM)


@pytest.mark.django_db(transaction=True)
def test_a_link_sent_twice_at_once_answers_once() -> None:
    cast = assemble()
    settle(cast)
    token = made(collecting(cast))
    ready, ended = Barrier(2), list[str]()

    def answer(text: str) -> None:
        ready.wait()
        try:
            by_link(token, text)
            ended.append("taken")
        except Refusal:
            ended.append("told")
        finally:
            connection.close()

    both = [Thread(target=answer, args=(text,)) for text in ("một", "hai")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(ended) == ["taken", "told"]
    assert Answer.objects.count() == 1
