"""What every page's frame shows. A context processor: nothing is asked before a template needs it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from congtam.entrance import TYPED
from congtam.people.models import Organisation
from congtam.web.base.guards import account_of, helped_person
from congtam.web.base.tabs import tabs_for


def frame(request: HttpRequest) -> dict[str, Any]:
    everywhere = {
        "plain_line": plain_line(request),
        "fonts": settings.FONTS_BROUGHT,
        "at_work": is_at_work(request),
        "typed": TYPED,
    }
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return everywhere
    return {
        **everywhere,
        "account": request.user,
        "tabs": SimpleLazyObject(lambda: tabs_for(request)),
        "here": SimpleLazyObject(lambda: Organisation.objects.get(pk=account_of(request).organisation_id)),
        "helped": SimpleLazyObject(lambda: helped_person(request)),
    }


def plain_line(request: HttpRequest) -> bool:
    """Whether what is typed travels readable over the network. On the machine itself it does not travel."""
    return not request.is_secure() and request.META.get("REMOTE_ADDR") not in {"127.0.0.1", "::1", None}


def is_at_work(request: HttpRequest) -> bool:
    """Outside the path of work no cookie arrives, so a form there would set a new one against forgeries, and
    with it spoil every form that is open in another window."""
    return request.path.startswith(settings.WORK_PATH)
