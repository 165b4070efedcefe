"""People vote while the server is killed again and again. What they were told must be true."""

import random
import re
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path

from congtam.ballots.codes import check_code
from congtam.ballots.models import Box
from congtam.ballots.queries.results import sums_of
from tests.ballots.evening import Evening
from tests.ballots.ground import Ground
from tests.web.voting.server import Server
from tests.web.voting.voter import Form

TABLETS = 8
LINES = 3
CHECK_CODE = re.compile(r'class="check-code">([\w-]+)<')
GIVES_UP = 0.1
"""This share of voters walks away when the line breaks, without knowing whether the ballot is in the box."""


@dataclass
class Outcome:
    """`told`: check codes that voters read, with what they ticked. `unsure`: ticks of who walked away."""

    told: dict[str, tuple[int, ...]] = field(default_factory=dict)
    unsure: list[tuple[int, ...]] = field(default_factory=list)
    kills: int = 0
    broken_lines: int = 0
    seconds: float = 0


def vote_under_fire(ground: Ground, folder: Path, *, voters: int, kills: int) -> tuple[Evening, Outcome]:
    evening = Evening(by_slip=voters, lines=LINES).open()
    server, outcome, start = Server(ground, folder), Outcome(), time.monotonic()
    server.start()
    try:
        with killer(server, outcome, voters, kills), ThreadPoolExecutor(TABLETS) as pool:
            list(pool.map(lambda voter: cast(server, evening, voter, outcome), range(1, voters + 1)))
    finally:
        server.kill()
    outcome.seconds = time.monotonic() - start
    return evening, outcome


@contextmanager
def killer(server: Server, outcome: Outcome, voters: int, kills: int) -> Iterator[None]:
    """Kills at random moments, spread over the whole vote: each waits for a random share of the voters."""
    moments = sorted(random.uniform(0.02, 0.95) * voters for _ in range(kills))
    over = threading.Event()

    def kill() -> None:
        for moment in moments:
            while len(outcome.told) + len(outcome.unsure) < moment and not over.is_set():
                time.sleep(0.001)
            time.sleep(random.uniform(0, 0.05))
            server.kill()
            outcome.kills += 1
            server.start()

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def cast(server: Server, evening: Evening, voter: int, outcome: Outcome) -> None:
    """As a voter does: code, ticks, check, cast; and when the line breaks, the same button again."""
    home, ticks = f"/phieu/{evening.poll.address}/", tuple(random.randrange(5) for _ in range(LINES))
    marks = {f"d{line}": str(tick) for line, tick in enumerate(ticks, start=1)}
    code = evening.codes[voter - 1]
    check = Form(persist(server, f"{home}xem-lai/", {"code": code, "page": "0", **marks}, outcome))
    page = persist(server, check.action, check.sends, outcome, gives_up=random.random() < GIVES_UP)
    if page:
        outcome.told[CHECK_CODE.findall(page)[0]] = ticks
    else:
        outcome.unsure.append(ticks)


def persist(
    server: Server, path: str, sent: dict[str, str], outcome: Outcome, *, gives_up: bool = False
) -> str:
    while True:
        try:
            page = server.post(path, sent)
        except (OSError, HTTPException):
            outcome.broken_lines += 1
            if gives_up:
                return ""
            time.sleep(0.05)
        else:
            return page


def contradictions(evening: Evening, outcome: Outcome) -> list[str]:
    """Everything in which the box and the tally differ from what people were told."""
    in_box = Counter(check_code(ballot) for ballot in Box.objects.get(poll=evening.poll.pk).sealed_ballots)
    found = [f"told and not once in the box: {code}" for code in outcome.told if in_box[code] != 1]
    strangers = sum(in_box.values()) - len(outcome.told)
    if not 0 <= strangers <= len(outcome.unsure):
        found.append(f"{strangers} ballots of nobody, {len(outcome.unsure)} voters walked away")
    evening.close("Có người bỏ về.").count()
    for line, counts in enumerate(sums_of(evening.poll).lines):
        told = Counter(ticks[line] for ticks in outcome.told.values())
        unsure = Counter(ticks[line] for ticks in outcome.unsure)
        for choice, votes in enumerate(counts):
            if not told[choice] <= votes <= told[choice] + unsure[choice]:
                found.append(f"line {line}, choice {choice}: {votes} votes, {told[choice]} told")
    return found
