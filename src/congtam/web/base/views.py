"""Pages that belong to no screen: what happens when something does not, and the skin itself."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import get_template

from congtam.web.base.faults import new_number
from congtam.web.base.typed import not_saved_page, texts_of


def root(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    return redirect("tasks:tasks")


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Also to whoever might write here when they began to."""
    return not_saved_page(request, "base/refused.html", texts_of(request))


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    return render(request, "base/missing.html", status=404)


def unreadable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """More than a page may send, or not what a browser sends."""
    status = 413 if isinstance(exception, RequestDataTooBig) else 400
    return render(request, "base/unreadable.html", {"status": status}, status=status)


def broken(request: HttpRequest) -> HttpResponse:
    """Leans on nothing that may be broken itself. Its number stands in the file of faults too."""
    number = new_number(request.path)
    request.fault_number = number  # type: ignore[attr-defined]
    return HttpResponse(get_template("base/broken.html").render({"number": number}), status=500)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    return not_saved_page(request, "base/expired.html", texts_of(request))


def skin(request: HttpRequest) -> HttpResponse:
    return render(request, "base/skin.html")
