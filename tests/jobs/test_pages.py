"""The page of long work: watched, left, come back to, by whoever asked for it and nobody else."""

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from congtam.jobs.actions.asking import ask
from congtam.jobs.actions.doing import perform
from congtam.jobs.models import Job
from congtam.jobs.progress import Step, tell
from congtam.people.models import Grant
from tests.cast import Cast
from tests.jobs.test_jobs import DUNG, rename


@pytest.fixture(autouse=True)
def apart(settings: LazySettings) -> None:
    settings.JOBS_AT_ONCE = False


@pytest.fixture
def job(cast: Cast) -> Job:
    return ask(
        account=cast.accounts["dung"],
        by=DUNG,
        action="run_campaign",
        deed=rename,
        title="Đổi tên đảng bộ",
        details={"ward": cast.ward.pk, "name": "x"},
        back="/lam-viec/dot/",
    )


def client_of(cast: Cast, who: str = "dung") -> Client:
    client = Client()
    client.force_login(cast.accounts[who], backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(job: Job, client: Client, **headers: str) -> str:
    response = client.get(reverse("jobs:job", args=[job.pk]), headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def test_it_says_how_far_it_is(cast: Cast, job: Job) -> None:
    client = client_of(cast)
    assert "đang chờ tới lượt" in page(job, client)
    Job.objects.filter(pk=job.pk).update(state="running", began_at=timezone.now())
    tell(job.pk, Step(3, 4, "ghi hồ sơ"))
    said = page(job, client)
    assert 'value="3" max="4"' in said
    assert "ghi hồ sơ" in said
    assert 'http-equiv="refresh"' in said
    piece = page(job, client, **{"HX-Request": "true"})
    assert "ghi hồ sơ" in piece
    assert "<html" not in piece
    assert 'hx-trigger="every 1s"' in piece


def test_done_it_goes_on(cast: Cast, job: Job) -> None:
    perform(job)
    client = client_of(cast)
    address = reverse("jobs:job", args=[job.pk])
    piece = client.get(address, headers={"HX-Request": "true"})
    assert piece.headers["HX-Redirect"] == address
    response = client.get(address)
    assert (response.status_code, response.url) == (302, f"/lam-viec/?viec={job.pk}")  # type: ignore[attr-defined]
    assert "Đổi tên đảng bộ" in client.get(reverse("jobs:mine")).content.decode()


def test_broken_work_is_begun_again_by_whoever_still_may(cast: Cast, job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(state="broken", began_at=timezone.now(), ended_at=timezone.now())
    client = client_of(cast)
    assert "Chưa có gì được ghi" in page(job, client)
    again = reverse("jobs:again", args=[job.pk])
    assert client.get(again).status_code == 405
    response = client.post(again)
    fresh = Job.objects.exclude(pk=job.pk).get()
    assert response.url == reverse("jobs:job", args=[fresh.pk])  # type: ignore[attr-defined]
    Grant.objects.filter(account=cast.accounts["dung"]).delete()
    assert client.post(again).status_code == 403


def test_nobody_elses(cast: Cast, job: Job) -> None:
    for who in ("an", "khoa", "hanh"):
        assert client_of(cast, who).get(reverse("jobs:job", args=[job.pk])).status_code == 403
        assert client_of(cast, who).post(reverse("jobs:again", args=[job.pk])).status_code == 403
    assert "Đổi tên" not in client_of(cast, "an").get(reverse("jobs:mine")).content.decode()
