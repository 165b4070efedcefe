"""Doing what a page asks. Why a deed was refused is said above its form, or on the next page."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from congtam.people.refusals import Refusal


def done(form: forms.Form, deed: Callable[[], object]) -> bool:
    """Whether the deed was done. A refusal stands above the form, and nothing has been changed."""
    try:
        deed()
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def told(request: HttpRequest, deed: Callable[[], object], says: str) -> bool:
    """Of a button without a form: what was done, or why it was not, is said on the next page."""
    try:
        deed()
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, says)
    return True
