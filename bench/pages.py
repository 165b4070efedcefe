"""How long the server takes for each page on the large example ward: the median of seven, after a first one.

./congtam bench pages
"""

# ruff: noqa: E402 - the settings are chosen before anything reads them
import os
import statistics
import tempfile
import time

os.environ["CONGTAM_DATA"] = tempfile.mkdtemp(prefix="congtam-bench-")
os.environ["DJANGO_SETTINGS_MODULE"] = "congtam.config.settings"

import django

django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from congtam.demo.described import LARGE
from congtam.demo.making import make_ward
from congtam.people.models import Account, Membership, Unit

TIMES = 7
LIMIT = 0.150


def main() -> None:
    for alias in connections:
        call_command("migrate", database=alias, verbosity=0)
    ward_made = make_ward(LARGE, timezone.localdate())
    # Where the pages' files lie does not matter here, and nothing is collected for a measurement.
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    Account.objects.filter(username="lan").update(must_set_password=False)
    client = Client()
    client.force_login(
        Account.objects.get(username="lan"), backend="django.contrib.auth.backends.ModelBackend"
    )
    member = Membership.objects.filter(organisation=ward_made, until__isnull=True)[0]
    ward = Unit.objects.get(kind="base_organisation", organisation=ward_made)
    slow = [measure(client, address) for address in addresses(ward.pk, member.cell_id, member.person_id)]
    print(f"\nslowest {max(slow) * 1000:.0f} ms, limit {LIMIT * 1000:.0f} ms")


def addresses(ward: int, cell: int, person: int) -> list[str]:
    return [
        "/lam-viec/",
        "/lam-viec/to-chuc/",
        f"/lam-viec/to-chuc/{ward}/",
        f"/lam-viec/to-chuc/{cell}/",
        f"/lam-viec/to-chuc/{cell}/tach/",
        "/lam-viec/dang-vien/",
        "/lam-viec/dang-vien/?tim=nguyen",
        "/lam-viec/dang-vien/?trang=20",
        f"/lam-viec/dang-vien/{person}/",
        f"/lam-viec/dang-vien/{person}/chuc-vu/",
        "/lam-viec/nhap/",
        "/lam-viec/truy-cap/",
        "/lam-viec/nhat-ky/",
        "/lam-viec/ve-toi/",
        "/lam-viec/tai-khoan/",
    ]


def measure(client: Client, address: str) -> float:
    first = client.get(address, follow=True)
    assert first.status_code == 200, (address, first.status_code, first.headers.get("Location"))
    times = []
    for _ in range(TIMES):
        start = time.perf_counter()
        client.get(address, follow=True)
        times.append(time.perf_counter() - start)
    with CaptureQueriesContext(connection) as queries:
        client.get(address, follow=True)
    median = statistics.median(times)
    print(f"{address:<44} {median * 1000:6.0f} ms  {len(queries):3} queries")
    return median


if __name__ == "__main__":
    main()
