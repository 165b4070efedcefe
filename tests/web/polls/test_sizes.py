"""The committee's pages ask the database no more for hundreds of names than for a few."""

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from congtam.ballots.models import Line
from tests.campaigns.votes import polling
from tests.web.polls.table import Table

pytestmark = [
    pytest.mark.usefixtures("ground"),
    pytest.mark.parametrize("ground", ["sqlite"], indirect=True),
]
BEFORE = ("", "co-mat/", "ky-nhan/", "phieu-trang/", "phieu-ma/", "to-khoa/")
AFTER = ("", "ket-qua/", "bien-ban/", "bien-ban/word/", "vong-tiep/", "trinh-chieu/", "ghi-ket-qua/")


def lengthened(table: Table, lines: int) -> None:
    have = list(table.polling.poll.lines.all())
    Line.objects.bulk_create(
        Line(
            organisation_id=have[0].organisation_id,
            poll=table.polling.poll,
            number=number,
            subject=f"dossier:{10**7 + number}",
            label=f"Nguyễn Thị Hồng {number}",
            cell=f"Chi bộ {number // 40}",
            allowed=have[0].allowed,
        )
        for number in range(len(have) + 1, lines + 1)
    )


def asked(table: Table, *pages: str) -> dict[str, int]:
    found = {}
    for page in pages:
        with CaptureQueriesContext(connections["default"]) as queries:
            assert table.client("binh").get(f"{table.home}{page}").status_code == 200, page
        found[page] = len(queries)
    return found


def questions(table: Table, lines: int) -> list[dict[str, int]]:
    """While the ballot can still be made longer, and after the count."""
    lengthened(table, lines)
    table.get()
    before = asked(table, *BEFORE)
    table.open()
    table.cast_all(d1="2")
    table.post("dong/")
    table.count()
    table.get()
    return [before, asked(table, *AFTER)]


def test_pages_of_hundreds_of_names() -> None:
    table = Table.laid(voters=3)
    few = questions(table, 10)
    many = Table(table.cast, table.campaign, polling(table.campaign, table.cast))
    assert questions(many, 400) == few
    assert max(few[0].values()) < 30
    assert max(few[1].values()) < 40
