"""The calendar file."""

from datetime import UTC, date, datetime, time

from congtam.campaigns.ics import Event, calendar

STAMP = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def lines(*events: Event) -> list[str]:
    return calendar("Đợt", events, STAMP).split("\r\n")


def test_a_whole_day_ends_on_the_day_after() -> None:
    found = lines(Event("a", date(2026, 12, 7), date(2026, 12, 10), "Họp; kiểm điểm, xong"))
    assert "DTSTART;VALUE=DATE:20261207" in found
    assert "DTEND;VALUE=DATE:20261211" in found
    assert "SUMMARY:Họp\\; kiểm điểm\\, xong" in found
    assert "UID:a@congtam" in found


def test_an_hour_is_kept_as_the_wall_clock() -> None:
    found = lines(
        Event("a", date(2026, 12, 7), date(2026, 12, 7), "Họp", at=time(19, 30), place="Nhà văn hóa")
    )
    assert "DTSTART:20261207T193000" in found
    assert "LOCATION:Nhà văn hóa" in found


def test_long_lines_are_folded_between_letters() -> None:
    text = calendar("Đợt", [Event("a", date(2026, 12, 7), date(2026, 12, 7), "Ế" * 100)], STAMP)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "Ế" * 100 in text.replace("\r\n ", "")
