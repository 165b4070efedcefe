"""A member's pages need no script: whatever they offer is a link or a form's own button, unless it is hidden
until a script shows it; every page is asked, forms are sent by the journeys."""

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.db import transaction
from django.urls import reverse

from tests.cast import assemble
from tests.web.pages import PAGES
from tests.web.test_permissions import signed_in

pytestmark = pytest.mark.django_db(databases="__all__")
MEMBER = "an"
SPECIMENS = "skin"
VOID = {"input", "br", "hr", "img", "link", "meta", "use", "path", "rect", "line", "circle", "source", "col"}


class Offers(HTMLParser):
    """What can be pressed on a page, and whether a browser alone knows what it does."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.dead: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        hidden = "hidden" in said or any(shut for _, shut in self.open)
        if not hidden and self.is_dead(tag, said):
            self.dead.append(self.get_starttag_text() or tag)
        if tag not in VOID:
            self.open.append((tag, hidden))

    def is_dead(self, tag: str, said: dict[str, str | None]) -> bool:
        if tag == "a":
            return said.get("href") in {None, "", "#"} or str(said["href"]).startswith("javascript:")
        if tag != "button" or "disabled" in said:
            return False
        in_form = "form" in said or any(name == "form" for name, _ in self.open)
        return not in_form or said.get("type") in {"button", "reset"}

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass


def members_pages() -> Iterator[tuple[str, str]]:
    """Their names and what An gets there; what a page needs is taken back after it."""
    cast = assemble()
    browser = signed_in(cast, MEMBER)
    for name, page in PAGES.items():
        if page.method == "GET" and MEMBER in page.opens.split() and name != SPECIMENS:
            with transaction.atomic():
                answer = browser.get(reverse(name, kwargs=page.keys(cast)))
                transaction.set_rollback(True)
            if not answer.streaming and answer.get("Content-Type", "").startswith("text/html"):
                yield name, answer.content.decode()


def test_nothing_on_a_members_page_waits_for_a_script() -> None:
    dead = {name: Offers(page).dead for name, page in members_pages()}
    assert len(dead) > 30, "most of the table"
    assert {name: found for name, found in dead.items() if found} == {}


@pytest.mark.parametrize(
    ("page", "dead"),
    [
        ("<form><button>Gửi</button></form><a href='/x/'>x</a><button type='button' hidden>In</button>", 0),
        ("<form><button type='button'>Gửi</button></form>", 1),
        ("<form></form><button>Gửi</button><a href='#'>x</a><button form='f'>y</button>", 2),
        ("<div hidden><button type='button'>In</button></div><svg><use/></svg><p><button>z</button></p>", 1),
    ],
)
def test_the_walk_sees_what_a_browser_alone_cannot_do(page: str, dead: int) -> None:
    assert len(Offers(page).dead) == dead
