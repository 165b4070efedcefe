"""An address that only takes what is sent, opened by hand: the browser would show an empty page."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

Respond = Callable[[HttpRequest], HttpResponse]


def explained(respond: Respond) -> Respond:
    """Middleware. A refusal without words gets some; which methods are taken is still said."""

    def with_words(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or response.streaming or response.content:
            return response
        page = render(request, "base/only_sent.html", status=response.status_code)
        page.headers["Allow"] = response.headers["Allow"]
        return page

    return with_words
