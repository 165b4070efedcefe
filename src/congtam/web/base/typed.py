"""What a person had typed when the product could not take it: shown once more, to be copied, kept nowhere.

Never a password, a code, the words of a key, a ballot or a file; and only what a page of ours has sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme

SHORT = 20
"""What is no longer than this is typed again sooner than copied."""
AT_THE_DOOR = "signin"
SECRET = re.compile(r"(?:new_|old_)?password\d?|again|current|credential|codes?|paper\d+")
OF_THE_PAGE = re.compile(r"csrfmiddlewaretoken|next|was:.*|.*\.was")
OF_A_MACHINE = re.compile(r"(?!https?://)[\w+/=:|.,;-]+", re.ASCII)
"""Keys and marks that a page carries along: one long word without any mark."""
LETTERS_IN_A_ROW, MOST_ROWS = 45, 14


@dataclass(frozen=True)
class Text:
    typed: str

    @property
    def rows(self) -> int:
        """On a telephone a row holds fewer letters; whoever wants to see the end can pull the field open."""
        lines = sum(1 + len(line) // LETTERS_IN_A_ROW for line in self.typed.split("\n"))
        return min(MOST_ROWS, max(2, lines))


def texts_of(request: HttpRequest) -> list[Text]:
    """Each once, in the order of the form."""
    if request.method != "POST" or not is_shown_again(request) or not is_from_here(request):
        return []
    return [Text(typed) for typed in dict.fromkeys(long_ones(request))]


def long_ones(request: HttpRequest) -> Iterator[str]:
    for name, values in fields_sent(request):
        if is_secret(name) or OF_THE_PAGE.fullmatch(name):
            continue
        for value in values:
            typed = value.replace("\x00", "").replace("\r\n", "\n").strip()
            if (len(typed) > SHORT or "\n" in typed) and not OF_A_MACHINE.fullmatch(typed):
                yield typed


def fields_sent(request: HttpRequest) -> list[tuple[str, list[str]]]:
    try:
        return [(name, [str(value) for value in values]) for name, values in request.POST.lists()]
    except (MultiPartParserError, SuspiciousOperation, OSError):  # nothing that a form of ours would send
        return []


def is_secret(name: str) -> bool:
    return SECRET.fullmatch(name) is not None


def is_shown_again(request: HttpRequest) -> bool:
    """Ballots lie outside the path of work; of what is typed at the door nothing is shown."""
    match = request.resolver_match
    spaces = match.namespaces if match else []
    return request.path.startswith(settings.WORK_PATH) and bool(spaces) and AT_THE_DOOR not in spaces


def is_from_here(request: HttpRequest) -> bool:
    """Else another site could put its own words on a page of ours."""
    sent_by = request.headers.get("Origin") or request.headers.get("Referer")
    return sent_by is None or urlsplit(sent_by).netloc == request.get_host()


def came_from(request: HttpRequest) -> str:
    """The page whose form was sent, where it is known: the address sent to may not be one to look at."""
    page = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure()):
        return urlsplit(page)._replace(scheme="", netloc="", fragment="").geturl()
    return request.get_full_path()


def not_saved_page(request: HttpRequest, template: str, texts: list[Text], **more: Any) -> HttpResponse:
    """Nobody keeps it: no log, no table, no cache. Another language would lose it, so none is offered."""
    context = {"texts": texts, **more} | ({"at_work": False} if texts else {})
    response = render(request, template, context, status=403)
    add_never_cache_headers(response)
    return response
