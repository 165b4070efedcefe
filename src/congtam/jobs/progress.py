"""How far a job has come. It stands in a small file: in the database others would see it only at the end."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class Step:
    """Step `done` of `of`, in words; 0 of 0 before anything was told."""

    done: int = 0
    of: int = 0
    says: str = ""

    @property
    def percent(self) -> int:
        return 100 * self.done // self.of if self.of else 0


def place(job: int) -> Path:
    return Path(settings.DATA_FOLDER) / "jobs" / f"{job}.json"


def tell(job: int, step: Step) -> None:
    """Another name first: whoever reads sees the old step or the new one, never half of one. A full disk does
    not stop the work itself."""
    file = place(job)
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, exist_ok=True)
        fresh = file.with_suffix(".new")
        fresh.write_text(json.dumps(vars(step)), encoding="utf-8")
        fresh.replace(file)


def step_of(job: int) -> Step:
    try:
        return Step(**json.loads(place(job).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return Step()


def forget(job: int) -> None:
    with suppress(OSError):
        place(job).unlink(missing_ok=True)
