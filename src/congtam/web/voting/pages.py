"""How a ballot page is sent: known to no cache, no history, no cookie, no script and no other page."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from csp.constants import NONE
from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import get_template
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from congtam.web.base.context import plain_line
from congtam.web.voting.manner import PLAIN

Page = Callable[..., HttpResponseBase]


def ballot_page(page: Page) -> Page:
    """The slip's code is what protects a form here: a cookie against forged forms would be a cookie."""

    @csrf_exempt
    @sensitive_post_parameters()
    @csp_replace({"script-src": [NONE]})
    @wraps(page)
    def sent(request: HttpRequest, **named: Any) -> HttpResponseBase:
        language = named.get("manner", PLAIN).language
        with translation.override(language):
            response = page(request, **named)
        response["Content-Language"] = language
        response["Cache-Control"] = "no-store"
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        return response

    return sent


def show(request: HttpRequest, name: str, context: Mapping[str, Any], status: int = 200) -> HttpResponse:
    """Rendered without the request, so that no template can ask who is signed in on this browser."""
    unsaid = {"door": None, "way": None, "fault": "", "typed": "", "cleared_after": 0}
    frame = {"fonts": settings.FONTS_BROUGHT, "plain_line": plain_line(request), **unsaid}
    return HttpResponse(get_template(f"voting/{name}.html").render({**frame, **context}), status=status)
