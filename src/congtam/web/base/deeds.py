"""Doing what a form asks: a refusal of the deed becomes a fault of the form."""

from collections.abc import Callable

from django import forms

from congtam.people.refusals import Refusal


def done(form: forms.Form, deed: Callable[[], object]) -> bool:
    """Whether the deed was done. A refusal stands above the form, and nothing has been changed."""
    try:
        deed()
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
