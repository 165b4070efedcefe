"""One PostgreSQL server for a run of tests, in a folder of its own, stopped when the run ends."""

import atexit
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from random import SystemRandom

ADDRESS = "CONGTAM_TEST_POSTGRES"
# No test cuts the power, and the rows of one are too few to be worth a vacuum.
HASTY = " ".join(
    f"-c {setting}"
    for setting in ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "autovacuum=off")
)


def address() -> str:
    """Of the server that the first process of a run started; its workers find it in their environment."""
    if ADDRESS not in os.environ:
        os.environ[ADDRESS] = start(programs())
    return os.environ[ADDRESS]


def programs() -> Path:
    given = os.environ.get("CONGTAM_POSTGRES")
    found = (
        [Path(given)] if given else [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    )
    if not found:
        raise SystemExit(
            "PostgreSQL is missing; ./congtam test brings it, or set CONGTAM_POSTGRES to its folder."
        )
    return max(found)


def start(bin_folder: Path) -> str:
    home = Path(tempfile.mkdtemp(prefix="congtam-postgres-"))
    if os.getuid() == 0:  # PostgreSQL refuses to run as root
        nobody = pwd.getpwnam("nobody")
        os.chown(home, nobody.pw_uid, nobody.pw_gid)
    port = free_port()
    run(bin_folder / "initdb", "-D", home / "data", "-U", "congtam", "-A", "trust", "-E", "UTF8", "--no-sync")
    settings = f"-p {port} -k {home} -c listen_addresses=127.0.0.1 {HASTY}"
    run(bin_folder / "pg_ctl", "-D", home / "data", "-l", home / "log", "-w", "-o", settings, "start")
    atexit.register(stop, bin_folder, home, os.getpid())
    return f"postgresql://congtam@127.0.0.1:{port}/postgres"


def stop(bin_folder: Path, home: Path, owner: int) -> None:
    if os.getpid() == owner:  # a forked worker inherits this duty and must not take it
        run(bin_folder / "pg_ctl", "-D", home / "data", "-m", "immediate", "stop")
        time.sleep(0.1)
        shutil.rmtree(home, ignore_errors=True)


def run(*command: object) -> None:
    words = [str(word) for word in command]
    if os.getuid() == 0:
        words = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", *words]
    subprocess.run(words, check=True, cwd="/", stdout=subprocess.DEVNULL)


def free_port() -> int:
    """Below those that the system lends to connections: a server that starts again finds its own free."""
    while True:
        port = SystemRandom().randrange(15_000, 30_000)  # random itself is seeded alike in every process
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
