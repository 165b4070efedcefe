"""The forms of a page, with what a browser would send untouched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

STARTS = {"date": "2018-11-30", "number": "1", "time": "10:00"}


@dataclass
class Form:
    action: str = ""
    sends: bool = False
    fields: dict[str, str] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)

    def take(self, other: Form) -> None:
        self.fields.update(other.fields)
        self.files.update(other.files)


def forms_of(address: str, page: str) -> Iterator[tuple[str, Form]]:
    """Each form that posts, with the path it posts to."""
    reader = Reader()
    reader.feed(page)
    for form in reader.forms:
        form.fields.pop("csrfmiddlewaretoken", None)
        if form.sends:
            yield urlsplit(urljoin(address, form.action)).path, form


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.named: dict[str, Form] = {}
        self.current = Form()
        self.choosing = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {key: value or "" for key, value in attrs}
        if tag == "form":
            self.current = self.named.setdefault(said["id"], Form()) if "id" in said else Form()
            self.current.action, self.current.sends = said.get("action", ""), said.get("method") == "post"
            self.forms.append(self.current)
        elif tag == "option" and self.choosing and said.get("value"):
            self.current.fields.setdefault(self.choosing, said["value"])
        elif said.get("name"):
            self.take(tag, said)

    def take(self, tag: str, said: dict[str, str]) -> None:
        form = self.named.setdefault(said["form"], Form()) if "form" in said else self.current
        name, kind = said["name"], said.get("type", "")
        self.choosing = name if tag == "select" else ""
        if tag == "input" and kind == "file":
            form.files.add(name)
        elif tag in {"input", "button"}:
            form.fields.setdefault(name, said.get("value") or STARTS.get(kind, "chữ"))
        elif tag == "textarea":
            form.fields.setdefault(name, "chữ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.current = Form()
