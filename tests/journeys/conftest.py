import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.journeys.office import Office

LATEST = 60_000
"""Milliseconds. A page is waited for, not measured: other work may hold the machine up."""
expect.set_options(timeout=LATEST)

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    opened = Office(tmp_path_factory.mktemp("office"))
    try:
        opened.open()
        yield opened
    finally:
        opened.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's own, where ./congtam test says it is; it asks nothing of the network."""
    # Playwright waits in a loop of its own; Django would take tests with tables for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-background-networking"]
        )


def chromium() -> str:
    found = os.environ.get("CONGTAM_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    assert found, "Chromium is missing; ./congtam test brings it, or set CONGTAM_BROWSER"
    return found
