"""Long work: asked for once, done whole or not at all, and said so either way."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.utils import timezone

from congtam.jobs.actions.asking import ask, ask_again
from congtam.jobs.actions.doing import next_job, perform, stop_orphans, sweep
from congtam.jobs.deeds import LongDeed, Outcome, long
from congtam.jobs.models import Job
from congtam.jobs.progress import Step, place, step_of, tell
from congtam.jobs.telling import step
from congtam.journal.actors import Actor
from congtam.people.models import Organisation
from congtam.people.refusals import Refusal
from tests.cast import Cast

DUNG = Actor(key=1, name="Dũng")
seen: list[Step] = []


@long
def rename(*, by: Actor, ward: int, name: str) -> Outcome:
    step(1, 2, "đổi tên")
    seen.append(step_of(Job.objects.filter(state="running").latest("pk").pk))
    Organisation.objects.filter(pk=ward).update(name=name)
    if name == "hỏng":
        raise ValueError(name)
    if not name:
        raise Refusal("Tên không được trống.")
    return Outcome(f"{by.name} đã đổi", "/lam-viec/", {"name": name})


@pytest.fixture(autouse=True)
def apart(settings: LazySettings) -> None:
    """Asked for here, done when the test says so."""
    settings.JOBS_AT_ONCE = False
    seen.clear()


def asked(cast: Cast, name: str, deed: LongDeed = rename) -> Job:
    details: dict[str, Any] = {"ward": cast.ward.pk, "name": name}
    return ask(
        account=cast.accounts["dung"],
        by=DUNG,
        action="manage_access",
        deed=deed,
        title="Đổi tên",
        details=details,
        back="/lam-viec/",
    )


def done(job: Job) -> Job:
    perform(job, "here")
    job.refresh_from_db()
    return job


def name_of(cast: Cast) -> str:
    return Organisation.objects.get(pk=cast.ward.pk).name


def test_the_deed_and_the_word_that_it_is_done_come_together(cast: Cast) -> None:
    job = asked(cast, "Đảng bộ khác")
    assert (job.state, next_job()) == ("waiting", job)
    job = done(job)
    assert (job.state, job.said, job.page, job.found) == (
        "done",
        "Dũng đã đổi",
        "/lam-viec/",
        {"name": "Đảng bộ khác"},
    )
    assert name_of(cast) == "Đảng bộ khác"
    assert next_job() is None


def test_how_far_it_is_can_be_seen_while_it_runs(cast: Cast) -> None:
    job = done(asked(cast, "x"))
    assert seen == [Step(1, 2, "đổi tên")]
    assert seen[0].percent == 50
    assert not place(job.pk).exists()


@pytest.mark.parametrize(
    ("name", "state", "said"), [("hỏng", "broken", ""), ("", "refused", "Tên không được trống.")]
)
def test_what_fails_keeps_nothing(cast: Cast, name: str, state: str, said: str) -> None:
    before = name_of(cast)
    job = done(asked(cast, name))
    assert (job.state, job.said, job.page) == (state, said, "")
    assert name_of(cast) == before


def test_a_button_pressed_twice_asks_once(cast: Cast) -> None:
    first, second, other = asked(cast, "x"), asked(cast, "x"), asked(cast, "y")
    assert first == second != other
    assert done(first).state == "done"
    assert asked(cast, "x") not in {first, other}


def test_one_piece_is_done_by_one_process(cast: Cast) -> None:
    job = asked(cast, "x")
    perform(job, "one")
    seen.clear()
    perform(job, "two")
    job.refresh_from_db()
    assert (seen, job.worker) == ([], "one")


def test_work_whose_process_died_is_said_to_be_broken_and_begun_again(cast: Cast) -> None:
    left, elsewhere = asked(cast, "x"), asked(cast, "y")
    for job, worker in ((left, "here"), (elsewhere, "another machine")):
        Job.objects.filter(pk=job.pk).update(state="running", began_at=timezone.now(), worker=worker)
    tell(left.pk, Step(1, 2, "đang ghi"))
    assert stop_orphans("here") == 1
    left.refresh_from_db()
    elsewhere.refresh_from_db()
    assert (left.state, elsewhere.state) == ("broken", "running")
    assert not place(left.pk).exists()
    again = ask_again(job=left, by=DUNG)
    assert again.pk != left.pk
    assert done(again).state == "done"


def test_what_was_found_does_not_stay_for_ever(cast: Cast) -> None:
    old, fresh = done(asked(cast, "x")), done(asked(cast, "y"))
    Job.objects.filter(pk=old.pk).update(ended_at=timezone.now() - timedelta(days=8))
    sweep()
    assert list(Job.objects.all()) == [fresh]


def test_a_deed_is_only_what_was_marked_as_one(cast: Cast) -> None:
    job = asked(cast, "x")
    Job.objects.filter(pk=job.pk).update(deed="os.getcwd")
    job.refresh_from_db()
    assert done(job).state == "broken"
