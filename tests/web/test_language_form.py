"""Choosing a language never spoils a form that is open elsewhere."""

import pytest
from django.test import Client

from tests.cast import Cast

SIGN_IN = "/lam-viec/vao/"


@pytest.mark.parametrize("outside", ["/giao-dien/", "/khong-co/", "/phieu/"])
@pytest.mark.django_db(databases="__all__")
def test_no_page_outside_the_work_sets_a_cookie(cast: Cast, outside: str) -> None:
    """A browser sends none of its cookies there, so a new one would take the place of the one in use."""
    client = Client(enforce_csrf_checks=True)
    assert cast.ward.pk
    page = client.get(outside)
    assert client.cookies == {}
    assert b"csrfmiddlewaretoken" not in page.content


def test_at_work_the_language_can_be_chosen_and_the_form_before_still_works(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    assert cast.ward.pk
    client.get(SIGN_IN)
    token = client.cookies["csrftoken"].value
    client.get("/giao-dien/")
    sent = {"language": "en", "next": SIGN_IN, "csrfmiddlewaretoken": token}
    assert client.post("/lam-viec/ngon-ngu/", sent).status_code == 302
    assert b"Sign in" in client.get(SIGN_IN).content or client.cookies["django_language"].value == "en"
    assert client.cookies["csrftoken"].value == token
