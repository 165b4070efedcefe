"""Pages that belong to no screen."""

from django.http import HttpRequest, HttpResponse


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    return HttpResponse(status=403)
