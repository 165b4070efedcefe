"""The pages of long work, for the table of all pages."""

from django.utils import timezone

from congtam.jobs.models import Job
from tests.cast import Cast
from tests.web.page import Page

SIGNED_IN = "an binh cuc dung giang hanh khoa"


def work(cast: Cast) -> dict[str, object]:
    """Dũng's, which broke."""
    now = timezone.now()
    job = Job.objects.create(
        organisation=cast.ward,
        account=cast.accounts["dung"],
        actor={"key": cast.accounts["dung"].pk, "name": "Dũng"},
        action="run_campaign",
        deed="tests.jobs.test_jobs.rename",
        title="Việc lâu",
        details={"ward": cast.ward.pk, "name": "x"},
        language="vi",
        back="/lam-viec/dot/",
        state=Job.State.BROKEN,
        asked_at=now,
        began_at=now,
        ended_at=now,
    )
    return {"job_id": job.pk}


JOB_PAGES: dict[str, Page] = {
    "jobs:mine": Page(SIGNED_IN),
    "jobs:job": Page("dung", keys=work),
    "jobs:again": Page("dung", keys=work, method="POST"),
}
