"""What people send by mistake, twice, or to a vote of somebody else."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from congtam.ballots.models import Line
from congtam.campaigns.models import Polling
from tests.web.polls.table import Table, text_of

pytestmark = [
    pytest.mark.usefixtures("ground"),
    pytest.mark.parametrize("ground", ["sqlite"], indirect=True),
]
PREPARED = {"title": "Xếp loại", "plan": "slips"}


def prepare(table: Table, **sent: object) -> str:
    cell = table.cast.units["cell1"].pk
    address = f"/lam-viec/dot/{table.campaign.pk}/bo-phieu/moi/member_vote/{cell}/"
    return table.kept(table.client("binh").post(address, sent, follow=True))


def test_a_vote_is_prepared_on_its_page() -> None:
    table = Table.laid(voters=4)
    people = [str(person) for person in table.people]
    chosen = {"chair": people[0], "head": people[1], "members": people[2:4]}
    for wrong, says in (
        ({}, "Chưa có: Chủ trì phần này."),
        ({**chosen, "members": people[1:3]}, "Trưởng ban đã chọn ở trên"),
        ({**chosen, "chair": "999999"}, "Lựa chọn này không có trong danh sách"),
        ({**chosen, "title": "x" * 200_000}, "tối đa"),
    ):
        assert says in prepare(table, **{**PREPARED, **wrong}), says
    assert Polling.objects.count() == 1
    one = table.polling.poll.lines.get(number=1).subject.removeprefix("dossier:")
    page = prepare(table, **PREPARED, **chosen, without=[f"d{one}"])
    assert "Ghi người có mặt" in page
    made = Polling.objects.exclude(pk=table.polling.pk).get()
    assert made.poll.lines.count() == table.polling.poll.lines.count() - 1


def test_nothing_is_chosen_beforehand() -> None:
    table = Table.laid(voters=4)
    cell = table.cast.units["cell1"].pk
    for address in (
        f"/lam-viec/dot/{table.campaign.pk}/bo-phieu/moi/member_vote/{cell}/",
        f"{table.home}co-mat/",
        f"{table.home}huy-hom/",
    ):
        page = table.client("binh").get(address).content.decode()
        assert " checked" not in page
        assert "Chọn một</option>" in page or "<select" not in page


def test_two_hundred_thousand_letters_and_letters_for_numbers() -> None:
    table = Table.laid(voters=4)
    table.post("co-mat/", all="1")
    assert "Số phiếu in" in table.post("phieu-ma/", number="nhiều")
    assert table.codes == []
    table.print_all(6)
    assert "tối đa" in table.post("huy-phieu/", codes="A" * 200_000)
    assert "Không có trong bảng từ" in table.post("mo-thu/", paper1="xyz abc", paper2=table.words[0])
    assert "Chưa chọn ai" in table.post("ky-nhan/", slip="Bình")
    assert "không có trong danh sách" in table.post("ky-nhan/", slip="99999999999999")
    table.post("co-mat/", here=["x", "-1", "9" * 40])
    assert table.fresh().poll.roll.filter(present=True).count() == 0


def test_pressed_twice_or_too_late() -> None:
    table = Table.laid(voters=4)
    table.open()
    assert "không làm được việc này" in table.post("mo/")
    assert "đã mở, danh sách" in table.post("co-mat/", all="1")
    table.cast_all(d1="2")
    table.post("dong/")
    assert "không làm được việc này" in table.post("dong/")
    assert "đã kiểm phiếu xong" in table.count().lower()
    table.count()
    assert table.fresh().poll.stage == "counted"
    assert "không làm được việc này" in table.post("huy-hom/", cause="other", plan="slips", on="09/12/2018")


def test_wrong_words_open_nothing_and_can_be_typed_again() -> None:
    table = Table.laid(voters=4)
    table.open()
    table.cast_all(d1="2")
    table.post("dong/")
    good = list(table.words)
    table.words[1] = table.words[2]
    assert "Chưa kiểm phiếu được" in table.count(), "one paper twice is one paper"
    table.words = ["", "", good[2]]
    assert "Chưa có: Tờ khóa thứ 1." in table.count()
    table.words = [good[0], good[1].upper(), good[2]]
    assert "Đã kiểm phiếu xong" in table.count()


def test_the_count_tells_how_far_it_is() -> None:
    table = Table.laid(voters=20)
    table.open()
    table.cast_all(d1="2")
    table.post("dong/")
    table.count()
    assert "Đã mở 10 trong 22 lá phiếu" in text_of(table.page)
    assert "Đã mở 22 trong 22 lá phiếu" in text_of(table.page)


def test_a_vote_of_another_organisation_is_refused() -> None:
    table = Table.laid(voters=4)
    for page in ("", "co-mat/", "ket-qua/", "bien-ban/", "trinh-chieu/"):
        assert table.client("hanh").get(f"{table.home}{page}").status_code == 403
        assert table.client("cuc").get(f"{table.home}{page}").status_code == 403
    assert Client().get(table.home).status_code == 302
    assert table.client("binh").get("/lam-viec/bo-phieu/999999/").status_code == 404


def test_as_many_questions_for_thirty_voters() -> None:
    asked: dict[str, list[int]] = {}
    table = Table.laid(voters=2)
    big = Table(table.cast, table.campaign, table.polling)
    for name, number in (("few", 4), ("many", 40)):
        from tests.campaigns.votes import grow_cell, polling  # noqa: PLC0415 - grows between two votes

        grow_cell(table.cast, number)
        big.polling = polling(table.campaign, table.cast, title=name)
        big.post("co-mat/", all="1")
        for page in ("", "co-mat/", "ky-nhan/", "trinh-chieu/"):
            big.get(page)
            with CaptureQueriesContext(connection) as queries:
                big.get(page)
            asked.setdefault(page, []).append(len(queries))
    assert all(few == many for few, many in asked.values()), asked
    assert max(few for few, _many in asked.values()) < 40


def test_paper_of_a_long_ballot_is_pasted() -> None:
    """More lines than boxes can be typed into: rows of a spreadsheet, checked line by line."""
    table = Table.laid(voters=4, plan="paper")
    poll = table.polling.poll
    before = list(poll.lines.all())
    Line.objects.bulk_create(
        Line(
            organisation_id=poll.organisation_id,
            poll=poll,
            number=len(before) + place,
            subject=f"dossier:{90_000 + place}",
            label=f"Đồng chí {place}",
            allowed=before[0].allowed,
        )
        for place in range(1, 61)
    )
    table.open(by_paper=6)
    table.post("dong/")
    lines = poll.lines.count()
    sent: dict[str, Any] = {"issued": 6, "returned": 6, "valid": 6}
    sent |= {f"bad_{key}": 0 for key in ("not_issued", "too_many_picks", "extra_names", "signed_or_marked")}
    rows = [f"{number}; 1; 0; 5; 0; 0" for number in range(1, lines + 1)]
    assert f"Thiếu các dòng: {lines}." in table.post("phieu-giay/", **sent, table="\n".join(rows[:-1]))
    assert "Hàng 2: cần 6 số" in table.post("phieu-giay/", **sent, table=f"{rows[0]}\nhai; 1; 5; 0; 0; 0")
    for who in ("an", "giang"):
        assert "Đã lưu lần nhập" in table.post("phieu-giay/", who, **sent, table="\n".join(rows))
    assert "Đã kiểm phiếu xong" in table.count()
    assert "1 / 2" in table.get("ket-qua/"), "pages of lines"
