"""A calendar file that any calendar reads (RFC 5545): whole days, or an hour where one is set."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

LONGEST = 73
"""Octets in a line before it is folded."""


@dataclass(frozen=True)
class Event:
    """`key` stays the same over exports, so that calendars change an entry and do not double it."""

    key: str
    first: date
    last: date
    title: str
    detail: str = ""
    at: time | None = None
    place: str = ""


def calendar(name: str, events: Iterable[Event], stamp: datetime) -> str:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Cong Tam//VI",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escaped(name)}",
    ]
    for event in events:
        lines += entry(event, stamp)
    return "".join(f"{folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def entry(event: Event, stamp: datetime) -> list[str]:
    found = [
        "BEGIN:VEVENT",
        f"UID:{event.key}@congtam",
        f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"SUMMARY:{escaped(event.title)}",
    ]
    if event.at:
        start = datetime.combine(event.first, event.at)
        found += [f"DTSTART:{start:%Y%m%dT%H%M%S}", "DURATION:PT2H"]
    else:
        after = event.last + timedelta(days=1)
        found += [f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"]
    found += [f"DESCRIPTION:{escaped(event.detail)}"] if event.detail else []
    found += [f"LOCATION:{escaped(event.place)}"] if event.place else []
    return [*found, "END:VEVENT"]


def escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r\n", "\n").replace("\n", "\\n")


def folded(line: str) -> str:
    """Cut between letters, never inside one: a Vietnamese letter takes up to three octets."""
    pieces, current, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LONGEST:
            pieces.append(current)
            current, size = "", 1
        current, size = current + letter, size + octets
    return "\r\n ".join([*pieces, current])
