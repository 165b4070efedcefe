"""What stands on a page that refuses: what happened, that nothing was saved, and a way on."""

import pytest
from django.test import Client

from tests.cast import Cast
from tests.web.test_permissions import signed_in

CARDS, PHONE = "/lam-viec/truy-cap/giay-hen/", "/lam-viec/ve-toi/dien-thoai/"
BACK = 'href="/lam-viec/"'


def test_an_address_that_only_takes_what_is_sent_says_so(cast: Cast) -> None:
    answer = signed_in(cast, "dung").get(CARDS)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "chỉ nhận điều gửi từ một nút bấm" in answer.content.decode()
    assert BACK in answer.content.decode()


@pytest.mark.parametrize(("sent", "status"), [("0" * 3_000_000, 413), ("x=" + "&x=" * 10_001, 400)])
def test_more_than_a_page_may_send_says_so(cast: Cast, sent: str, status: int) -> None:
    client = signed_in(cast, "an")
    answer = client.post(PHONE, f"phone={sent}", content_type="application/x-www-form-urlencoded")
    assert answer.status_code == status
    assert "chưa ghi gì" in answer.content.decode()


def test_a_form_from_before_says_that_nothing_was_saved(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.accounts["an"], backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post(PHONE, {"phone": "0900000001"})
    assert answer.status_code == 403
    assert "chưa ghi gì" in answer.content.decode()


def test_a_day_that_nobody_lives_in_is_refused_by_its_year(cast: Cast) -> None:
    office = signed_in(cast, "dung")
    page = office.post(
        f"/lam-viec/dang-vien/{cast.persons['an'].pk}/nghi/", {"kind": "sick", "since": "01/01/0001"}
    )
    assert "Năm 1 không thể đúng" in page.content.decode()


@pytest.mark.usefixtures("cast")
def test_a_session_that_ended_while_typing_says_that_nothing_was_saved(client: Client) -> None:
    page = client.post(PHONE, {"phone": "0900000001"}, follow=True, HTTP_ACCEPT="text/html")
    assert "điều vừa gửi chưa được ghi" in page.content.decode()
