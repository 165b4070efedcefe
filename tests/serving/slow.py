"""A piece of long work that takes as long as it is told to, in a process of its own."""

import time
from pathlib import Path

from congtam.jobs.deeds import Outcome, long
from congtam.jobs.telling import step
from congtam.journal.actors import Actor
from congtam.people.models import Organisation


@long
def sleep(*, by: Actor, seconds: float, began: str) -> Outcome:
    Organisation.objects.update(name="chưa xong")
    step(1, 2, "đang ngủ")
    Path(began).touch()
    time.sleep(seconds)
    Organisation.objects.update(name="xong")
    return Outcome(by.name)
