"""A voter at a tablet: presses what is on the page and sends what its form holds, hidden fields included."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.test import Client

from tests.ballots.evening import Evening


class Form(HTMLParser):
    """The first form of a page: where it goes, what it sends by itself, what can be ticked."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.action, self.sends, self.offered, self.ticked = (
            "",
            dict[str, str](),
            list[tuple[str, str]](),
            dict[str, str](),
        )
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.action = own["action"]
        elif tag == "input" and own.get("type") in {"radio", "checkbox"}:
            if "disabled" not in own:
                self.offered.append((own["name"], own.get("value", "on")))
                if "checked" in own:
                    self.ticked[own["name"]] = own.get("value", "on")
        elif tag == "input":
            self.sends[own["name"]] = own.get("value", "")


@dataclass
class Voter:
    """`headers`: what the browser sends besides, as a cookie of somebody who signed in on it."""

    evening: Evening
    number: int = 1
    client: Client = field(default_factory=lambda: Client(enforce_csrf_checks=True))
    page: str = ""
    status: int = 0

    @property
    def home(self) -> str:
        return f"/phieu/{self.evening.poll.address}/"

    @property
    def form(self) -> Form:
        return Form(self.page)

    def send(self, address: str, **sent: str) -> "Voter":
        response = self.client.post(address, sent)
        self.page, self.status = response.content.decode(), response.status_code
        return self

    def enter(self, code: str | None = None) -> "Voter":
        return self.send(self.home, code=code or self.evening.codes[self.number - 1])

    def tick(self, **ticks: str) -> "Voter":
        """Ticks and presses the main button."""
        return self.send(self.form.action, **self.form.sends, **{**self.form.ticked, **ticks})

    def press(self, address: str, **sent: str) -> "Voter":
        """Another button of the same form."""
        return self.send(address, **self.form.sends, **{**self.form.ticked, **sent})

    def drop(self) -> "Voter":
        return self.send(self.form.action, **self.form.sends)
