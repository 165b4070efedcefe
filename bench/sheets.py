"""300 members save their sheets at once for a minute on the real server: what is lost, how long it takes.

./congtam bench sheets              one minute on SQLite and on PostgreSQL, beside a view of one bare UPDATE
./congtam bench sheets 10           ten seconds
"""

# ruff: noqa: E402 - the folders are named before anything is taken from them
from __future__ import annotations

import asyncio
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from saving import hands
from voting import durable

from tests.postgres import free_port

MEMBERS, AT_TWO_KEYBOARDS = 300, 30
PACE = 4.0
"""Seconds from row to row: a criterion is read before it is marked."""
FLAT_OUT, FLAT_OUT_SECONDS = 8, 10
WORKERS, THREADS = "2", "4"
"""As the product starts itself on two cores."""


@dataclass(frozen=True)
class Minute:
    """`most` is what comes through when nobody waits between rows."""

    times: list[float]
    most: float


def main(seconds: float = 60) -> int:
    print(
        f"{MEMBERS} members for {seconds:.0f} s, each a row every {PACE:.0f} s on average, {AT_TWO_KEYBOARDS}"
        f" of them at two keyboards; {os.cpu_count()} cores, which the hands share"
    )
    address = durable.start()
    wrong = 0
    for vendor in ("sqlite", "postgresql"):
        with tempfile.TemporaryDirectory(prefix="congtam-bench-") as folder:
            wrong += measured(vendor, Path(folder), address if vendor == "postgresql" else "", seconds)
    return 1 if wrong else 0


def measured(vendor: str, folder: Path, address: str, seconds: float) -> int:
    environment = about(folder, address)
    place = folder / "seats.json"
    run(environment, "saving/ward.py", str(MEMBERS), str(place))
    seats = [hands.Seat(each) for each in json.loads(place.read_text(encoding="utf-8"))]
    busy = os.getloadavg()[0]
    with served(environment, "congtam.config.wsgi:application") as port:
        ours = minute(port, seats, seconds)
        lost = checked(environment, folder, seats)
        ours = Minute(ours.times, flat_out(port, seats))
    with served(environment, "saving.bare:application") as port:
        peers = [hands.Seat(seat.about) for seat in seats]
        bare = minute(port, peers, min(seconds, 20))
        bare = Minute(bare.times, flat_out(port, peers))
    print(f"  {vendor:11}{told(seats, lost)}; load before {busy:.1f}, after {os.getloadavg()[0]:.1f}")
    print(f"             {shown(ours)}")
    print(f"             bare UPDATE: {shown(bare)}")
    print(
        f"             p95 {p95(ours) / p95(bare):.1f}x, saves flat out 1/{bare.most / ours.most:.1f} of it"
    )
    for fault in [*lost, *failures(seats)][:10]:
        print(f"             {fault}")
    return len(lost) + len(failures(seats))


def minute(port: int, seats: list[hands.Seat], seconds: float) -> Minute:
    keyboards = [2] * AT_TWO_KEYBOARDS + [1] * (len(seats) - AT_TWO_KEYBOARDS)
    return Minute(asyncio.run(hands.type_for(seconds, port, seats, keyboards=keyboards, pace=PACE)), 0)


def told(seats: list[hands.Seat], lost: list[str]) -> str:
    saves = sum(len(each) for seat in seats for each in seat.told.values())
    clashes = sum(seat.clashes for seat in seats)
    return (
        f"{saves:7,} saves acknowledged, {len(lost)} lost or overwritten, {len(failures(seats))} failed,"
        f" {clashes} told that the other keyboard was first"
    )


def failures(seats: list[hands.Seat]) -> list[str]:
    return [fault for seat in seats for fault in seat.failed]


def shown(one: Minute) -> str:
    times = (
        f"p50 {statistics.median(one.times):.0f} ms, p95 {p95(one):.0f} ms, longest {max(one.times):.0f} ms"
    )
    return f"{times}; flat out {one.most:.0f} saves/s"


def p95(one: Minute) -> float:
    return statistics.quantiles(one.times, n=20)[-1]


def flat_out(port: int, seats: list[hands.Seat]) -> float:
    """Saves in a second when a few keyboards wait for nothing but the answer."""
    few = [hands.Seat(seat.about) for seat in seats[-FLAT_OUT:]]
    times = asyncio.run(hands.type_for(FLAT_OUT_SECONDS, port, few, keyboards=[1] * FLAT_OUT, pace=0))
    return len(times) / FLAT_OUT_SECONDS


def checked(environment: dict[str, str], folder: Path, seats: list[hands.Seat]) -> list[str]:
    place = folder / "told.json"
    place.write_text(json.dumps({seat.about["sheet"]: seat.told for seat in seats}), encoding="utf-8")
    run(environment, "saving/checking.py", str(place))
    found: list[str] = json.loads(place.read_text(encoding="utf-8"))
    return found


def about(folder: Path, address: str) -> dict[str, str]:
    own = {
        "CONGTAM_DATA": str(folder / "data"),
        "DJANGO_SETTINGS_MODULE": "congtam.config.settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT), str(ROOT / "bench")]),
    }
    (folder / "data" / "static").mkdir(parents=True)
    return {**os.environ, **own, **({"CONGTAM_DATABASE": address} if address else {})}


def run(environment: dict[str, str], script: str, *arguments: str) -> None:
    subprocess.run([sys.executable, str(ROOT / "bench" / script), *arguments], env=environment, check=True)


@contextmanager
def served(environment: dict[str, str], application: str) -> Iterator[int]:
    """By the product's own server, with as many workers and threads as it takes by itself."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--workers", WORKERS, "--blocking-threads", THREADS]
    command += ["--backpressure", "256", "--no-ws", "--log-level", "warning", application]
    process = subprocess.Popen(command, env=environment, start_new_session=True)
    try:
        wait_for(port)
        yield port
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=30)


def wait_for(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            with urlopen(f"http://127.0.0.1:{port}/lam-viec/vao/", timeout=5):
                return
        except OSError as error:
            if getattr(error, "code", None):  # it answers, be it that it knows no such page
                return
            time.sleep(0.1)
    raise RuntimeError("the server did not come up")


if __name__ == "__main__":
    sys.exit(main(*map(float, sys.argv[1:])))
