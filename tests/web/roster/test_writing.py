"""An import is written, and taken back, as long work; a refusal leads back to where it can be mended."""

import pytest
from django.test import Client
from django.urls import reverse

from congtam.jobs.models import Job
from congtam.people.models import ImportRun
from tests.cast import Cast
from tests.web.pages import run as open_run

pytestmark = pytest.mark.django_db


def test_what_cannot_be_written_says_so_and_leads_back(cast: Cast) -> None:
    run = ImportRun.objects.get(pk=int(str(open_run(cast)["run_id"])))
    client = Client()
    client.force_login(cast.accounts["dung"], backend="django.contrib.auth.backends.ModelBackend")
    response = client.post(reverse("roster:undo", args=[run.pk]), follow=True)
    job = Job.objects.latest("pk")
    assert (job.state, job.back) == ("refused", reverse("roster:run", args=[run.pk]))
    said = response.content.decode()
    assert "chưa ghi hoặc đã hoàn tác" in said
    assert f'href="{job.back}"' in said
