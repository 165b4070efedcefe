"""The page of days off: everybody reads it, the office marks and takes back."""

from django.urls import reverse

from congtam.people.models import CalendarDay
from tests.cast import Cast
from tests.web.test_permissions import signed_in

PAGE = "/lam-viec/ngay-nghi/"
TET = {"kind": "off", "first": "16/02/2026", "last": "20/02/2026", "reason": "Tết Nguyên đán"}


def test_a_stretch_is_marked_and_a_day_taken_back(cast: Cast) -> None:
    office = signed_in(cast, "dung")
    assert "Chưa ghi ngày nào" in office.get(PAGE).content.decode()
    text = office.post(PAGE, TET, follow=True).content.decode()
    assert "Đã ghi 5 ngày" in text
    assert "Tết Nguyên đán" in signed_in(cast, "an").get(PAGE).content.decode()
    row = CalendarDay.objects.order_by("on")[0]
    office.post(reverse("workdays:unmark", args=(row.pk,)))
    assert CalendarDay.objects.count() == 4


def test_what_cannot_be_read_or_makes_no_sense_is_said_on_the_form(cast: Cast) -> None:
    office = signed_in(cast, "dung")
    assert "Không đọc được ngày này" in office.post(PAGE, {**TET, "first": "32/13"}).content.decode()
    assert "Chưa có: Lý do" in office.post(PAGE, {**TET, "reason": " "}).content.decode()
    assert "tối đa 31 ngày" in office.post(PAGE, {**TET, "last": "20/12/2026"}).content.decode()
    assert office.post(PAGE, {**TET, "reason": "x" * 200_000}).status_code == 200
    office.post(PAGE, TET)
    assert "Đã ghi trước đó" in office.post(PAGE, TET).content.decode()
    assert CalendarDay.objects.count() == 5


def test_only_the_office_marks_and_everybody_sees_the_own_ones(cast: Cast) -> None:
    signed_in(cast, "dung").post(PAGE, TET)
    assert signed_in(cast, "an").post(PAGE, TET).status_code == 403
    assert signed_in(cast, "khoa").get(PAGE).status_code == 403
    assert "Nguyên đán" not in signed_in(cast, "hanh").get(PAGE).content.decode()
    assert CalendarDay.objects.count() == 5
