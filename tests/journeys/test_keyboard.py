"""The main pages by the keyboard alone: every control is reached, nothing holds the focus, one sees where it
is, and what folds opens."""

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page

from tests.cast import assemble
from tests.journeys.test_every_page import screen_of
from tests.web.pages import NOBODY, PAGES

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

BY_KEYBOARD = {
    NOBODY: ["signin:sign_in"],
    "an": [
        *("tasks:tasks", "home:about_me", "reviews:review", "sheets:sheet", "signin:account"),
        *("sheets:check", "sheets:propose", "commitments:commitment", "comments:mine"),
        *("polls:sign", "polls:papers", "polls:count"),
    ],
    "binh": ["meetings:console", "meetings:roll", "meetings:item", "polls:present", "remedies:plan"],
    "dung": [
        *("tasks:tasks", "campaign:overview", "campaign:calendar", "campaign:dossiers", "campaign:dossier"),
        *("campaign:matrix", "campaign:unit", "facts:kind", "facts:enter", "results:campaign"),
        *("units:unit", "persons:list", "persons:person", "roster:upload", "packs:list", "settling:pack"),
        *("workdays:days", "access:accounts", "logbook:entries"),
    ],
}
MOST = 400

LISTED = """() => {
  const all = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
  const groups = new Set();
  window.controls = [...document.querySelectorAll(all)].filter(one => {
    if (one.disabled || one.tabIndex < 0 || !one.checkVisibility()) return false;
    if (one.type !== 'radio') return true;
    const group = one.form && one.form.querySelector(`input[name="${one.name}"]:checked`) || one;
    const name = one.name + (one.form ? [...document.forms].indexOf(one.form) : '');
    if (groups.has(name)) return false;
    groups.add(name);
    window.radios = window.radios || {};
    return group !== null;
  });
  return window.controls.length;
}"""
HELD = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return [-1, true, ''];
  const same = other => other === one || (one.type === 'radio' && other.type === 'radio'
    && other.name === one.name && other.form === one.form);
  const drawn = each => {
    const style = getComputedStyle(each);
    const lined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
    return lined || style.boxShadow !== 'none';
  };
  const shows = [one, one.closest('label'), one.nextElementSibling].filter(Boolean).some(drawn);
  return [window.controls.findIndex(same), shows, one.outerHTML.slice(0, 90)];
}"""


def test_every_control_is_reached_and_seen(live_server: Any, browser: Browser) -> None:
    cast = assemble()
    wrong: dict[str, list[str]] = {}
    for who, names in BY_KEYBOARD.items():
        screen = screen_of(live_server.url, browser, "desk", cast, who)
        for name in names:
            screen.goto(live_server.url + reverse(name, kwargs=PAGES[name].keys(cast)))
            if said := [*walked(screen), *folded(screen)]:
                wrong[f"{who} {name}"] = said
    assert wrong == {}


def walked(screen: Page) -> list[str]:
    """From the top of the page by Tab until the focus leaves it again."""
    count = screen.evaluate(LISTED)
    assert 0 < count < MOST
    seen, unseen, last = set(), [], None
    screen.evaluate("document.activeElement.blur()")
    for _ in range(count + 2):
        screen.keyboard.press("Tab")
        place, shows, html = screen.evaluate(HELD)
        if place == -1 and not html:
            break
        if place == last:
            return [f"holds the focus: {html}"]
        last = place
        seen.add(place)
        if not shows:
            unseen.append(f"focus not seen: {html}")
    missed = screen.evaluate(
        "seen => window.controls.filter((_, n) => !seen.includes(n)).map(one => one.outerHTML.slice(0, 90))",
        sorted(seen),
    )
    return [*unseen, *(f"not reached: {html}" for html in missed)]


def folded(screen: Page) -> list[str]:
    """What folds opens and closes by Enter."""
    stuck = []
    for one in screen.locator("summary:visible").all():
        was = one.evaluate("one => one.parentElement.open")
        one.focus()
        screen.keyboard.press("Enter")
        if one.evaluate("one => one.parentElement.open") == was:
            stuck.append(f"does not fold: {one.inner_text()}")
    return stuck


def test_the_walk_notices_what_holds_hides_and_is_left_out(browser: Browser) -> None:
    screen = browser.new_page()
    screen.set_content("""<a href="#">one</a><button style="outline: none">two</button><button>three</button>
       """)
    assert walked(screen) == ['focus not seen: <button style="outline: none">two</button>']
    screen.evaluate("() => { document.querySelectorAll('button')[1].onkeydown = e => e.preventDefault() }")
    assert walked(screen) == ["holds the focus: <button>three</button>"]
    screen.set_content("<details><summary onclick='event.preventDefault()'>four</summary></details>")
    assert folded(screen) == ["does not fold: four"]
