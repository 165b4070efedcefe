"""A text that is no longer taken: it is shown again to be copied, and nothing that is a secret with it."""

from typing import Any

import pytest
from django import forms
from django.http import HttpRequest
from django.test import Client
from django.urls import get_resolver

from congtam.journal.models import Entry
from congtam.web.base import typed
from congtam.web.base.forms import PaperForm
from congtam.web.polls.forms import KeysForm
from tests.cast import PASSWORD, Cast
from tests.web.test_permissions import signed_in

REVIEW = "Ưu điểm: giữ nề nếp sinh hoạt.\r\nHạn chế: <b>chậm</b> báo cáo quý III."
AS_SHOWN = "Ưu điểm: giữ nề nếp sinh hoạt.\nHạn chế: &lt;b&gt;chậm&lt;/b&gt; báo cáo quý III.</textarea>"
HTML: dict[str, Any] = {"HTTP_ACCEPT": "text/html,application/xhtml+xml"}
PHONE = "/lam-viec/ve-toi/dien-thoai/"


@pytest.mark.usefixtures("cast")
def test_who_wrote_until_the_session_ended_gets_it_back(client: Client) -> None:
    entries = Entry.objects.count()
    sent = {"phone": REVIEW, "number": "12", "mark": "a3f0" * 12, "why": ["Lý do dài hơn hai mươi chữ."] * 2}
    answer = client.post(PHONE, sent, HTTP_REFERER="http://testserver/lam-viec/ve-toi/?trang=2", **HTML)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert AS_SHOWN in page
    assert page.count("Lý do dài hơn") == 1, "each once"
    assert page.count("<textarea") == page.count("readonly") == 2, (
        "a number is typed again, a mark is no text"
    )
    assert "vao/?next=/lam-viec/ve-toi/%3Ftrang%3D2" in page
    assert "no-store" in answer.headers["Cache-Control"]
    assert "/ngon-ngu/" not in page, "another language would lose it"
    assert (Entry.objects.count(), "congtam" in client.cookies) == (entries, False)


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize(
    ("sent", "more"),
    [
        ({"phone": "0900000001"}, {}),
        ({"phone": REVIEW}, {"HTTP_ORIGIN": "https://xau.example"}),
        ({"phone": REVIEW}, {"HTTP_ORIGIN": "null"}),
        ({"paper1": "ao bo ca do em " * 3, "codes": "K7RM 4PXD 92HT\n" * 3, "password": PASSWORD * 3}, {}),
    ],
)
def test_short_or_secret_or_sent_by_another_site_is_not_shown(
    client: Client, sent: dict[str, str], more: dict[str, Any]
) -> None:
    answer = client.post(PHONE, sent, **HTML, **more)
    assert answer.status_code == 302
    assert "điều vừa gửi chưa được ghi" in client.get(answer.headers["Location"]).content.decode()


def test_a_form_from_before_gives_back_what_was_typed(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.accounts["an"], backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post(PHONE, {"phone": REVIEW})
    assert (answer.status_code, AS_SHOWN in answer.content.decode()) == (403, True)
    assert "no-store" in answer.headers["Cache-Control"]


def test_who_may_no_longer_write_here_gets_it_back(cast: Cast) -> None:
    answer = signed_in(cast, "cuc").post(f"/lam-viec/dang-vien/{cast.persons['an'].pk}/nghi/", {"x": REVIEW})
    assert (answer.status_code, AS_SHOWN in answer.content.decode()) == (403, True)


@pytest.mark.django_db(databases="__all__")
@pytest.mark.parametrize("address", ["/phieu/", "/phieu/1/", "/lam-viec/vao/", "/lam-viec/vao/lan-dau/"])
def test_of_ballots_and_at_the_door_nothing_is_shown(address: str) -> None:
    """Neither by a session that ended nor by a form from before."""
    answer = Client(enforce_csrf_checks=True).post(address, {"choice": REVIEW, "name": REVIEW}, **HTML)
    assert "giữ nề nếp" not in answer.content.decode()
    request = HttpRequest()
    request.method, request.path, request.resolver_match = "POST", address, None
    assert not typed.is_shown_again(request)


@pytest.mark.usefixtures("cast")
def test_a_broken_body_is_no_fault_of_the_program(client: Client) -> None:
    answer = client.post(PHONE, b"\r\n--x", content_type="multipart/form-data; boundary=x", **HTML)
    assert answer.status_code == 302


def test_every_field_for_a_secret_is_known_by_its_name() -> None:
    assert get_resolver().url_patterns, "every screen's forms are there"
    fields = [
        (kind.__name__, name, field)
        for kind in kinds(PaperForm)
        for name, field in getattr(kind, "base_fields", {}).items()
    ]
    fields += [("KeysForm", name, field) for name, field in KeysForm(needed=3).fields.items()]
    found = [(kind, name) for kind, name, field in fields if is_for_a_secret(field)]
    assert len(found) > 8
    assert [one for one in found if not typed.is_secret(one[1])] == []


def kinds(kind: type[forms.Form]) -> list[type[forms.Form]]:
    return [kind, *(one for under in kind.__subclasses__() for one in kinds(under))]


def is_for_a_secret(field: forms.Field) -> bool:
    """What no spelling checker and no memory of a browser may see."""
    told = field.widget.attrs
    completing = str(told.get("autocomplete", ""))
    return (
        isinstance(field.widget, forms.PasswordInput)
        or "password" in completing
        or completing == "one-time-code"
        or (completing == "off" and told.get("spellcheck") == "false")
    )
