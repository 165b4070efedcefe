"""The probe itself: each known way to leak is built as a small table, and must be found; the innocent not."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction

from tests.ballots import probe, tables
from tests.ballots.ground import Ground

VOTERS = 40
TRUTH = probe.Truth(
    people=tuple(str(9_100_001 + i).encode() for i in range(VOTERS)),
    slips=tuple((secrets.token_hex(16).encode(),) for _ in range(VOTERS)),
    ballots=tuple((secrets.token_hex(32).encode(),) for _ in range(VOTERS)),
)
both = pytest.mark.parametrize("ground", ["sqlite", "postgresql"], indirect=True)
postgresql = pytest.mark.parametrize("ground", ["postgresql"], indirect=True)
sqlite = pytest.mark.parametrize("ground", ["sqlite"], indirect=True)


def run(sql: str, *parameters: str | int | datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters or None)


def slip(i: int) -> str:
    return TRUTH.slips[i][0].decode()


def ballot(i: int) -> str:
    return TRUTH.ballots[i][0].decode()


def found() -> list[str]:
    return probe.leaks(TRUTH, tables.in_tables("default"))


def each_voter(deed: Callable[[int], None]) -> None:
    for i in range(VOTERS):
        with transaction.atomic():
            deed(i)


@both
@pytest.mark.usefixtures("ground")
def test_a_serial_number(ground: Ground) -> None:
    """The order of the room is the order of the numbers."""
    kind = "INTEGER PRIMARY KEY" if ground.vendor == "sqlite" else "SERIAL PRIMARY KEY"
    run(f"CREATE TABLE mutant (id {kind}, ballot TEXT)")
    each_voter(lambda i: run("INSERT INTO mutant (ballot) VALUES (%s)", ballot(i)))
    assert any("the room.order" in leak and "mutant.id" in leak for leak in found())


@both
@pytest.mark.usefixtures("ground")
def test_a_time(ground: Ground) -> None:
    """Rows lie in random order and have random keys; the time alone tells."""
    start = datetime(2018, 12, 9, 10, tzinfo=UTC)
    order = list(range(VOTERS))
    secrets.SystemRandom().shuffle(order)
    run(f"CREATE TABLE mutant (id CHAR(32) PRIMARY KEY, ballot TEXT, at TIMESTAMP){without_rowid(ground)}")
    with transaction.atomic():
        for i in order:
            run(
                "INSERT INTO mutant VALUES (%s, %s, %s)",
                uuid4().hex,
                ballot(i),
                start + timedelta(seconds=17 * i),
            )
    assert {leak.rsplit(".")[-1] for leak in found()} == {"at"}


@postgresql
@pytest.mark.usefixtures("ground")
def test_two_tables_in_one_transaction_share_xmin() -> None:
    """Both lie sorted by random keys, so that no order tells; the number of the transaction does."""
    two_tables()
    each_voter(used_and_put_in)
    lay_by_key()
    assert any("mutant_slip.xmin = default: public.mutant_ballot.xmin" in leak for leak in found())


@postgresql
@pytest.mark.usefixtures("ground")
def test_two_transactions_leave_their_order_in_the_heap() -> None:
    two_tables()
    each_voter(used)
    each_voter(put_in)
    leaks = found()
    assert not any("mutant_slip.xmin = default: public.mutant_ballot.xmin" in leak for leak in leaks)
    assert any(
        "order of default: public.mutant_slip.ctid" in leak and "mutant_ballot.ctid" in leak for leak in leaks
    )


@sqlite
@pytest.mark.usefixtures("ground")
def test_two_tables_of_sqlite_keep_their_order_in_the_rowid() -> None:
    two_tables()
    each_voter(used_and_put_in)
    assert any("mutant_slip.rowid" in leak and "mutant_ballot.rowid" in leak for leak in found())


@both
@pytest.mark.usefixtures("ground")
def test_one_row_with_both() -> None:
    run("CREATE TABLE mutant (id CHAR(32) PRIMARY KEY, slip TEXT, ballot TEXT)")
    each_voter(lambda i: run("INSERT INTO mutant VALUES (%s, %s, %s)", uuid4().hex, slip(i), ballot(i)))
    assert any("mutant.row = default: " in leak for leak in found())


@both
@pytest.mark.usefixtures("ground")
def test_one_box_that_is_not_sorted() -> None:
    run("CREATE TABLE mutant (id INTEGER PRIMARY KEY, ballots TEXT)")
    run("INSERT INTO mutant VALUES (1, %s)", "".join(map(ballot, range(VOTERS))))
    assert any("place in ballots" in leak for leak in found())


@both
@pytest.mark.usefixtures("ground")
def test_a_person_beside_the_ballot() -> None:
    run("CREATE TABLE mutant (person BIGINT, at BIGINT, ballot TEXT)")
    each_voter(lambda i: run("INSERT INTO mutant VALUES (%s, 0, %s)", 9_100_001 + i, ballot(i)))
    assert any("mutant.row" in leak for leak in found())


@both
@pytest.mark.usefixtures("ground")
def test_the_innocent_box_is_not_accused(ground: Ground) -> None:
    """Sorted in one row; and a list of people in the order they signed in, which tells nothing of ballots."""
    run("CREATE TABLE mutant (id INTEGER PRIMARY KEY, slips TEXT, ballots TEXT)")
    run(f"CREATE TABLE roll (person BIGINT PRIMARY KEY){without_rowid(ground)}")
    for i in range(VOTERS):
        run("INSERT INTO roll VALUES (%s)", 9_100_001 + i)
    run("INSERT INTO mutant VALUES (1, '', %s)", "".join(sorted(map(ballot, range(VOTERS)))))
    assert found() == []


def test_a_log_line() -> None:
    before = "started\n"
    assert probe.new_lines(before, before) == []
    assert probe.new_lines(before, before + '10.0.0.7 "POST /phieu/K7MW3/bo/" 200\n') != []


def test_a_session_cookie_on_the_ballot_page() -> None:
    assert probe.cookies({"Accept": "*/*"}, {"Content-Type": "text/html"}) == []
    assert probe.cookies({"Cookie": "congtam=abc"}, {}) == ["Cookie: congtam=abc"]
    assert probe.cookies({}, {"Set-Cookie": "csrftoken=abc"}) == ["Set-Cookie: csrftoken=abc"]


def two_tables() -> None:
    run("CREATE TABLE mutant_slip (id CHAR(32) PRIMARY KEY, slip TEXT)")
    run("CREATE TABLE mutant_ballot (id CHAR(32) PRIMARY KEY, ballot TEXT)")


def used(i: int) -> None:
    run("INSERT INTO mutant_slip VALUES (%s, %s)", uuid4().hex, slip(i))


def put_in(i: int) -> None:
    run("INSERT INTO mutant_ballot VALUES (%s, %s)", uuid4().hex, ballot(i))


def used_and_put_in(i: int) -> None:
    used(i)
    put_in(i)


def lay_by_key() -> None:
    """Rewrites both in the order of their random keys; who wrote a row stays written beside it."""
    for name in ("mutant_slip", "mutant_ballot"):
        run(f"CLUSTER {name} USING {name}_pkey")


def without_rowid(ground: Ground) -> str:
    return " WITHOUT ROWID" if ground.vendor == "sqlite" else ""
