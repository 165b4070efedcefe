"""Pages ask the database as often for thirty rows as for one."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from congtam.people.actions.accounts import grant_role, open_account
from congtam.people.actions.memberships import enter_cell
from congtam.people.actions.persons import register_person
from congtam.people.actions.posts import give_post
from congtam.people.actions.units import open_unit
from tests.cast import START, Cast


def grow(cast: Cast, number: int) -> None:
    """Units under the ward, members in cell 1, each with a post and an account with a role."""
    by, cell = cast.actor("dung"), cast.units["cell1"]
    for index in range(number):
        name = f"Người Thứ {'ABCDEGHIKLMNOPQRSTUVXYabcdeghik'[index % 30]} {index // 30}"
        unit = open_unit(
            organisation=cast.ward.pk,
            kind="agency",
            name=f"Đơn vị {index}",
            parent=cast.units["ward"],
            beside=cell,
            on=START,
            by=by,
        )
        person = register_person(organisation=cast.ward.pk, full_name=name, by=by)
        enter_cell(person=person, cell=cell, standing="official", since=START, by=by)
        give_post(person=person, unit=unit, title="head", since=START, by=by)
        give_post(person=person, unit=cell, title="committee_member", since=START, by=by)
        account = open_account(organisation=cast.ward.pk, person=person, by=by)
        grant_role(account=account, role="helper", unit=unit, since=START, by=by)


def asked(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


PLACES: dict[str, tuple[str, Callable[[Cast], str]]] = {
    "tree": ("an", lambda _: "/lam-viec/to-chuc/"),
    "another day": ("dung", lambda _: "/lam-viec/to-chuc/?ngay=01/01/2020"),
    "unit": ("dung", lambda cast: f"/lam-viec/to-chuc/{cast.units['cell1'].pk}/"),
    "ward": ("giang", lambda cast: f"/lam-viec/to-chuc/{cast.units['ward'].pk}/"),
    "members": ("dung", lambda _: "/lam-viec/dang-vien/"),
    "own cell": ("binh", lambda _: "/lam-viec/dang-vien/"),
    "split": ("dung", lambda cast: f"/lam-viec/to-chuc/{cast.units['cell1'].pk}/tach/"),
    "accounts": ("dung", lambda _: "/lam-viec/truy-cap/"),
    "journal": ("giang", lambda _: "/lam-viec/nhat-ky/"),
    "about me": ("an", lambda _: "/lam-viec/ve-toi/"),
    "post": ("dung", lambda cast: f"/lam-viec/dang-vien/{cast.persons['an'].pk}/chuc-vu/"),
}


def test_as_many_questions_for_thirty_rows(cast: Cast) -> None:
    """One ward for all these pages: to grow it takes longer than to look at them."""
    browsers = {who: Client() for who, _address in PLACES.values()}
    for who, browser in browsers.items():
        browser.force_login(cast.accounts[who], backend="django.contrib.auth.backends.ModelBackend")

    def everywhere() -> dict[str, int]:
        return {place: asked(browsers[who], address(cast)) for place, (who, address) in PLACES.items()}

    grow(cast, 1)
    few = everywhere()
    grow(cast, 30)
    assert everywhere() == few
    assert max(few.values()) < 30
