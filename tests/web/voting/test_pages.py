"""The ballot pages: code, ballot, check, cast; and all that must not happen on them."""

from dataclasses import replace

import pytest
from django.test import Client

from congtam.ballots.actions import closing
from congtam.ballots.choices import Kind
from congtam.ballots.codes import check_code
from congtam.ballots.models import Box, Minutes
from congtam.ballots.queries.results import sums_of
from congtam.ballots.terms import Labelled, Name
from tests.ballots import probe
from tests.ballots.evening import HEAD, LEVELS, MINUTES, TERMS, Evening
from tests.web.voting.voter import Form, Voter

pytestmark = [
    pytest.mark.usefixtures("ground"),
    pytest.mark.parametrize("ground", ["sqlite"], indirect=True),
]


def box_codes() -> list[str]:
    return [check_code(ballot) for ballot in Box.objects.get().sealed_ballots]


def test_from_the_code_to_the_box() -> None:
    voter = Voter(Evening(lines=3).open())
    assert "Mã trên phiếu của đồng chí" in voter.client.get(voter.home).content.decode()
    voter.enter().tick(d1="1", d3="4")
    assert "2 dòng đã đánh dấu, <b>1 để trống</b>" in voter.page
    voter.drop()
    assert "Đã bỏ phiếu" in voter.page
    (code,) = box_codes()
    assert code in voter.page
    assert not any(level in voter.page for level in LEVELS)


def test_what_was_ticked_is_what_is_counted() -> None:
    evening = Evening(by_slip=6, lines=2).open()
    for number in range(1, 7):
        Voter(evening, number).enter().tick(d1=str(number % 2 + 1), d2="0").drop()
    evening.close().count()
    assert sums_of(evening.poll).lines == ((0, 3, 3, 0, 0), (6, 0, 0, 0, 0))


def test_nothing_is_ticked_beforehand_and_blank_is_said() -> None:
    voter = Voter(Evening(lines=2).open()).enter()
    assert voter.form.ticked == {}
    assert "Để trống cũng được" in voter.page
    assert voter.form.offered == [(f"d{line}", str(choice)) for line in (1, 2) for choice in (1, 2, 3, 4, 0)]


def test_levels_that_are_not_open_say_why_and_cannot_be_sent() -> None:
    name = Name(
        "d:1", "Đồng chí 1", ("HTTNV", "HTNV"), closed={"HTXSNV": "Chưa đạt 90 điểm", "KHTNV": "Không xét"}
    )
    voter = Voter(Evening(names=[name]).open()).enter()
    assert voter.form.offered == [("d1", "2"), ("d1", "3"), ("d1", "0")]
    assert "Chưa đạt 90 điểm" in voter.page
    voter.tick(d1="1")
    assert "mức đã đánh dấu không có trên phiếu" in voter.page


def test_going_back_keeps_the_marks_until_cast() -> None:
    voter = Voter(Evening(lines=2).open()).enter().tick(d1="2")
    voter.press(voter.home)
    assert voter.form.ticked == {"d1": "2"}
    voter.tick(d1="3", d2="1")
    assert "2 dòng đã đánh dấu" in voter.page


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Mã phiếu chưa đúng"),
        ("K7MW", "Mã phiếu chưa đúng"),
        ("333333333333333333334", "Mã phiếu chưa đúng"),
    ],
)
def test_a_mistyped_code_opens_nothing(typed: str, says: str) -> None:
    voter = Voter(Evening().open())
    voter.send(voter.home, code=typed)
    assert says in voter.page
    assert Form(voter.page).offered == []


def test_a_used_slip_says_what_to_do() -> None:
    voter = Voter(Evening().open()).enter().tick().drop()
    voter.enter()
    assert (voter.status, "báo ngay ban kiểm phiếu" in voter.page) == (409, True)


def test_the_next_person_on_the_tablet_cannot_bring_a_ballot_back() -> None:
    """Back, and yes to sending again: neither the ballot nor the check of the one before appears."""
    voter = Voter(Evening().open()).enter()
    ballot = dict(voter.form.sends)
    voter.tick(d1="4")
    check = dict(voter.form.sends)
    voter.drop()
    for address, sent in (
        (voter.home, ballot),
        (f"{voter.home}xem-lai/", ballot | {"d1": "4"}),
        (voter.home, check),
    ):
        voter.send(address, **sent)
        assert "báo ngay ban kiểm phiếu" in voter.page
        assert Form(voter.page).offered == []
        assert "KHTNV" not in voter.page


def test_the_same_ballot_sent_again_gets_the_same_answer_even_after_closing() -> None:
    evening = Evening(lines=1).open()
    voter = Voter(evening).enter().tick(d1="1")
    address, sent = voter.form.action, dict(voter.form.sends)
    first = voter.drop().page
    assert voter.send(address, **sent).page == first
    evening.close("Đóng sớm.")
    assert voter.send(address, **sent).page == first
    assert len(box_codes()) == 1


def test_a_forged_ballot_is_refused() -> None:
    voter = Voter(Evening(lines=1).open()).enter().tick(d1="1")
    address, sent = voter.form.action, dict(voter.form.sends)
    for wrong in ({"proof": "0"}, {"content": "AAAA"}, {"content": "%%%"}, {"code": voter.evening.codes[1]}):
        assert voter.send(address, **(sent | wrong)).status == 409
    assert box_codes() == []


def test_no_address_answers_to_get_but_the_first() -> None:
    voter = Voter(Evening().open())
    for name in ("xem-lai", "bo"):
        response = voter.client.get(f"{voter.home}{name}/", {"code": voter.evening.codes[0]})
        assert (response.status_code, response["Location"]) == (302, voter.home)
    page = voter.client.get(voter.home, {"code": voter.evening.codes[0]}).content.decode()
    assert Form(page).offered == []


def test_before_opening_and_after_closing() -> None:
    evening = Evening(lines=1)
    voter = Voter(evening)
    assert "Hòm phiếu chưa mở" in voter.client.get(voter.home).content.decode()
    evening.open().close("Đóng sớm.")
    assert "Hòm phiếu đã đóng" in voter.enter().page
    assert voter.client.get("/phieu/XXXXX/").status_code == 404


def test_one_open_vote_needs_no_choosing() -> None:
    client = Client()
    assert "Chưa có cuộc bỏ phiếu nào đang mở" in client.get("/phieu/").content.decode()
    evening = Evening().open()
    assert client.get("/phieu/")["Location"] == f"/phieu/{evening.poll.address}/"
    second = Evening().open()
    assert f"/phieu/{second.poll.address}/" in client.get("/phieu/").content.decode()
    closing.discard_poll(poll=second.poll, minutes=MINUTES, cause=Minutes.Cause.OTHER, by=HEAD)
    assert client.get("/phieu/").status_code == 302


def test_pick_at_most_two() -> None:
    terms = replace(TERMS, kind=Kind.PICK, choices=(Labelled("HTXSNV", "Chọn"),), at_most=2)
    three = [Name(f"cell:{n}", f"Chi bộ {n}", ("HTXSNV",)) for n in (1, 2, 3)]
    voter = Voter(Evening(terms=terms, names=three).open()).enter()
    assert voter.form.offered == [("d1", "1"), ("d2", "1"), ("d3", "1")]
    voter.tick(d1="1", d2="1", d3="1")
    assert "chỉ được đánh dấu nhiều nhất 2" in voter.page
    assert voter.form.ticked == {"d1": "1", "d2": "1", "d3": "1"}


def test_pages_send_nothing_that_remembers() -> None:
    """No cookie, even with protection of forms on; nothing is cached or passed on; no script may run."""
    voter = Voter(Evening().open())
    client = voter.client
    pages = [
        client.get("/phieu/"),
        client.get(voter.home),
        client.post(voter.home, {"code": voter.evening.codes[0]}),
    ]
    voter.enter().tick()
    pages.append(client.post(voter.form.action, voter.form.sends))
    for page in pages:
        assert probe.cookies({}, page.headers) == []
        assert (page["Cache-Control"], page["Referrer-Policy"]) == ("no-store", "no-referrer")
        assert "script-src 'none'" in page["Content-Security-Policy"]
        assert b"<script" not in page.content
        assert "Vary" not in page.headers or "Cookie" not in page["Vary"]
    assert client.cookies == {}


def test_wrong_codes_are_slowed_down_and_right_ones_are_not_lost() -> None:
    evening, other = Evening().open(), Evening().open()
    voter = Voter(evening)
    for _ in range(20):
        voter.enter(other.codes[0])
    assert (voter.enter().status, "Chờ một phút" in voter.page) == (429, True)
    neighbour = Voter(evening, client=Client(REMOTE_ADDR="10.0.0.7"))
    assert neighbour.enter().form.offered
