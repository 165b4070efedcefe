"""Deeds of a button without a form: what was done, or why it was not, said on the next page."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest

from congtam.people.refusals import Refusal


def told(request: HttpRequest, deed: Callable[[], object], says: str) -> bool:
    try:
        deed()
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, says)
    return True
