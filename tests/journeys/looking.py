"""Looking at a page as those do who cannot use it easily, on a desk's and on a telephone's width."""

import os
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Page

# Playwright waits in a loop of its own; Django would take the tests for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

WIDTHS = {"desk": 1440, "telephone": 390}
LOUD = {"error", "warning"}
SERIOUS = {"serious", "critical"}


def page_of(browser: Browser, width: str, *, script: bool = True) -> Page:
    context = browser.new_context(
        viewport={"width": WIDTHS[width], "height": 900}, java_script_enabled=script, locale="en-US"
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on(
        "console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.complaints = complaints  # type: ignore[attr-defined]
    return page


def faults(page: Page) -> list[str]:
    """What somebody with a screen reader or a small screen would stumble over, and what broke."""
    found = [
        f"axe: {fault['id']}: {fault['nodes'][0]['html'][:120]}"
        for fault in violations(page)
        if fault["impact"] in SERIOUS
    ]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wide > 0:
        found.append(f"{wide} pixels wider than the screen")
    small = page.evaluate(SMALL_TARGETS)
    return [*found, *small, *page.complaints]  # type: ignore[attr-defined]


def faults_at_every_width(page: Page) -> list[str]:
    """The page that is there, looked at as wide as each screen, and left as wide as it was."""
    before, found = page.viewport_size, []
    for name, width in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{name}: {fault}" for fault in faults(page)]
        page.complaints.clear()  # type: ignore[attr-defined]
    if before:
        page.set_viewport_size(before)
    return found


def violations(page: Page) -> list[dict[str, Any]]:
    """After a click the next page has begun, and may not be there yet."""
    page.wait_for_load_state()
    try:
        found = Axe().run(page)
    except Error:  # another page came in between, as where one renews itself
        page.wait_for_load_state()
        found = Axe().run(page)
    return list(found.response["violations"])


SMALL_TARGETS = """() =>
  [...document.querySelectorAll('button, .btn, .tabs a, .lk, input:not([type=hidden])')]
    .filter(each => each.offsetParent && each.getBoundingClientRect().height < 24)
    .map(each => 'too small: ' + each.outerHTML.slice(0, 100))"""
