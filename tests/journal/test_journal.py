"""The journal: one chain per organisation that nobody can change, and that shows if somebody did."""

import pytest
from django.db import DatabaseError, connection, transaction

from congtam.journal.actions import record
from congtam.journal.actors import PROGRAM, Actor
from congtam.journal.models import Chain, Entry
from congtam.journal.queries import breaks, entries, entries_about
from tests.append_only import lifted

pytestmark = pytest.mark.django_db

BINH = Actor(key=2, name="Trần Thị Bình")
HELPING = Actor(key=2, name="Trần Thị Bình", behalf=1, behalf_name="Nguyễn Văn An")


def write(count: int, organisation: int = 7) -> None:
    for number in range(count):
        record(
            organisation=organisation,
            by=BINH,
            deed="test.deed",
            about=f"unit:{number}",
            details={"n": number},
        )


def test_entries_are_numbered_and_chained_inside_one_organisation() -> None:
    write(3)
    write(1, organisation=8)
    newest, middle, oldest = entries(7)
    assert [newest.number, middle.number, oldest.number] == [3, 2, 1]
    assert (oldest.previous, middle.previous, newest.previous) == ("", oldest.digest, middle.digest)
    assert [entry.number for entry in entries(8)] == [1]
    assert [entry.about for entry in entries_about(7, "unit:1")] == ["unit:1"]
    assert list(breaks(7)) == [] == list(breaks(8))


def test_the_helper_and_the_one_helped_both_stand_in_the_entry() -> None:
    record(organisation=7, by=HELPING, deed="test.deed")
    entry = entries(7).get()
    assert (entry.actor_name, entry.behalf_name) == ("Trần Thị Bình", "Nguyễn Văn An")


def test_the_database_refuses_change_and_removal() -> None:
    write(2)
    refused = ["UPDATE journal_entry SET actor_name = 'x'", "DELETE FROM journal_entry"]
    if connection.vendor == "postgresql":
        refused.append("TRUNCATE journal_entry")
    for sql in refused:
        with (
            pytest.raises(DatabaseError, match="append only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql)
    assert (Entry.objects.count(), list(breaks(7))) == (2, [])


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("UPDATE journal_entry SET actor_name = 'x' WHERE number = 2", "Nội dung"),
        ("UPDATE journal_entry SET about = 'unit:9' WHERE number = 2", "Nội dung"),
        ("UPDATE journal_entry SET at = '2020-01-01 00:00:00+00:00' WHERE number = 2", "Nội dung"),
        ("UPDATE journal_entry SET content_digest = 'x' WHERE number = 2", "Nội dung"),
        ("UPDATE journal_entry SET digest = 'x' WHERE number = 2", "Mã băm của mục"),
        ("DELETE FROM journal_entry WHERE number = 2", "Thiếu mục từ 2 đến 2"),
        ("DELETE FROM journal_entry WHERE number = 3", "Mục cuối"),
        ("UPDATE journal_entry SET organisation = 8 WHERE number = 3", "Mục cuối"),
    ],
)
def test_a_change_behind_the_database_s_back_is_found(change: str, says: str) -> None:
    write(3)
    with lifted(), connection.cursor() as cursor:
        cursor.execute(change)
    assert any(found.says.startswith(says) for found in breaks(7)), list(breaks(7))


def test_a_deed_that_fails_leaves_no_entry() -> None:
    class Failed(Exception):
        pass

    def deed() -> None:
        with transaction.atomic():
            write(1)
            raise Failed

    with pytest.raises(Failed):
        deed()
    assert (entries(7).count(), Chain.objects.count()) == (0, 0)


def test_what_the_program_does_itself_is_said_so() -> None:
    record(organisation=7, by=PROGRAM, deed="test.deed")
    assert Entry.objects.get().actor is None
