"""Hands at sheets: each types a value, leaves the field, waits for the answer, reads the next row."""

from __future__ import annotations

import asyncio
import random
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

TOKEN = "a" * 32
"""A form's token is compared with its cookie; both are sent by the browser."""
WAS = re.compile(rb'name="d\d+\.was"[^>]* value="(\d+)\|([^"]*)"')


@dataclass
class Seat:
    """One open sheet, at one or two keyboards. `told` holds what was acknowledged, by row, in order."""

    about: dict[str, Any]
    told: dict[int, list[str]] = field(default_factory=dict)
    clashes: int = 0
    failed: list[str] = field(default_factory=list)


@dataclass
class Hand:
    """Somebody at a keyboard; two of them at one sheet have versions of their own."""

    seat: Seat
    chance: random.Random
    was: dict[int, str] = field(default_factory=dict)
    turns: int = 0


async def type_for(
    seconds: float, port: int, seats: Sequence[Seat], *, keyboards: Sequence[int], pace: float
) -> list[float]:
    """Milliseconds of every save. `keyboards` says how many sit at each sheet; `pace` is the mean time
    between two rows, 0 for as fast as answers come."""
    hands = [
        Hand(seat, random.Random(f"{seat.about['sheet']}:{one}"))
        for seat, count in zip(seats, keyboards, strict=True)
        for one in range(count)
    ]
    until = time.monotonic() + seconds
    found = await asyncio.gather(*(sit(hand, port, until, pace) for hand in hands))
    return [each for times in found for each in times]


async def sit(hand: Hand, port: int, until: float, pace: float) -> list[float]:
    times = []
    if pace:
        await asyncio.sleep(hand.chance.random() * pace)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while time.monotonic() < until:
        began = time.perf_counter()
        try:
            await save(hand, reader, writer)
        except (OSError, asyncio.IncompleteReadError) as error:
            hand.seat.failed.append(repr(error))
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
        times.append((time.perf_counter() - began) * 1000)
        if pace:
            await asyncio.sleep(pace * (0.5 + hand.chance.random()))
    writer.close()
    return times


async def save(hand: Hand, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    about, rows = hand.seat.about, hand.seat.about["rows"]
    number, values = rows[hand.turns % len(rows)]
    value = values[(hand.turns // len(rows) + hand.chance.randrange(2)) % len(values)]
    hand.turns += 1
    was = hand.was.get(number, "0|")
    if was.split("|")[1] == value:
        value = values[(values.index(value) + 1) % len(values)]
    path = f"/lam-viec/phieu-cham/{about['sheet']}/dong/{number}/"
    writer.write(request(path, about, {f"d{number}.was": was, f"d{number}.points": value}))
    await writer.drain()
    status, body = await answer(reader)
    note(hand, number, value, status, body)


def note(hand: Hand, number: int, value: str, status: int, body: bytes) -> None:
    found = WAS.search(body)
    if status == 200 and b"data-saved" in body and found:
        version, there = found[1].decode(), found[2].decode()
        hand.was[number] = f"{version}|{there}"
        hand.seat.told.setdefault(number, []).append(f"{version}|{value}")
    elif status == 200 and b"keep" in body:
        hand.seat.clashes += 1
        hand.was.pop(number, None)
    else:
        hand.seat.failed.append(f"{status} {body[:200]!r}")


def request(path: str, about: dict[str, Any], sent: dict[str, str]) -> bytes:
    body = urlencode(sent)
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nHX-Request: true\r\nX-CSRFToken: {TOKEN}\r\n"
        f"Cookie: {about['cookie']}={about['session']}; {about['csrf']}={TOKEN}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return (head + body).encode()


async def answer(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    head = await reader.readuntil(b"\r\n\r\n")
    status = int(head.split(b" ", 2)[1])
    length = next(
        (
            int(line.split(b":")[1])
            for line in head.split(b"\r\n")
            if line.lower().startswith(b"content-length")
        ),
        None,
    )
    if length is not None:
        return status, await reader.readexactly(length)
    body = b""
    while size := int((await reader.readline()).strip() or b"0", 16):
        body += await reader.readexactly(size)
        await reader.readline()
    await reader.readline()
    return status, body
