"""The product's own server in a process of its own, which can be killed without warning."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.ballots.ground import Ground
from tests.postgres import free_port

ROOT = Path(__file__).parents[3]


@dataclass
class Server:
    """Serves the databases of a ground. Its log is a file beside them."""

    ground: Ground
    folder: Path
    access_log: bool = False
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    def start(self) -> None:
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
        command += ["--port", str(self.port), "--workers", "2", "congtam.config.wsgi:application"]
        command += ["--access-log"] if self.access_log else []
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment(), stdout=log, stderr=log, start_new_session=True
            )
        deadline = time.monotonic() + 180
        while time.monotonic() < deadline:
            try:
                self.get("/phieu/")
            except (OSError, HTTPException):
                time.sleep(0.05)
            else:
                return
        raise RuntimeError(self.log.read_text())

    def environment(self) -> dict[str, str]:
        own = {
            "CONGTAM_DATA": str(self.data_folder),
            "DJANGO_SETTINGS_MODULE": "tests.web.voting.served",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        }
        settings = self.ground.databases["default"]
        if self.ground.vendor == "postgresql":
            place = f"{settings['HOST']}:{settings['PORT']}/{settings['NAME']}"
            own["CONGTAM_DATABASE"] = f"postgresql://{settings['USER']}@{place}"
        return {**os.environ, **own}

    @property
    def data_folder(self) -> Path:
        sqlite = Path(self.ground.databases["default"]["NAME"]).parent
        return sqlite if self.ground.vendor == "sqlite" else self.folder

    def kill(self) -> None:
        """No goodbye: the whole process group at once, in the middle of whatever it is doing."""
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def get(self, path: str, headers: dict[str, str] | None = None) -> str:
        return self.ask("GET", path, None, headers or {})

    def post(self, path: str, sent: dict[str, str]) -> str:
        return self.ask("POST", path, urlencode(sent), {"Content-Type": "application/x-www-form-urlencoded"})

    def ask(self, method: str, path: str, body: str | None, headers: dict[str, Any]) -> str:
        line = HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            line.request(method, path, body, headers)
            return line.getresponse().read().decode()
        finally:
            line.close()
