"""A PostgreSQL that keeps what it acknowledged; the one of the tests does not wait for the disk."""

import atexit
import os
import pwd
import shutil
from pathlib import Path
from tempfile import mkdtemp

from tests import postgres


def start() -> str:
    """Its address. It is stopped and removed when the measurement ends."""
    programs, home, port = postgres.programs(), Path(mkdtemp(prefix="congtam-bench-")), postgres.free_port()
    if os.getuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(home, nobody.pw_uid, nobody.pw_gid)
    postgres.run(programs / "initdb", "-D", home / "data", "-U", "congtam", "-A", "trust", "-E", "UTF8")
    settings = f"-p {port} -k {home} -c listen_addresses=127.0.0.1"
    postgres.run(programs / "pg_ctl", "-D", home / "data", "-l", home / "log", "-w", "-o", settings, "start")
    atexit.register(stop, programs, home)
    return f"postgresql://congtam@127.0.0.1:{port}/postgres"


def stop(programs: Path, home: Path) -> None:
    postgres.run(programs / "pg_ctl", "-D", home / "data", "-m", "immediate", "stop")
    shutil.rmtree(home, ignore_errors=True)
