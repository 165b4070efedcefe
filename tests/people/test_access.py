"""Accounts, printed codes, roles and what they allow."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from congtam.people.actions.accounts import (
    close_account,
    grant_role,
    make_access_code,
    open_account,
    set_own_password,
    withdraw_role,
)
from congtam.people.actions.posts import give_post
from congtam.people.actions.units import move_unit, open_unit
from congtam.people.codes import has_code
from congtam.people.models import AccessCode, Grant
from congtam.people.permissions import TABLE, Action, Rights, Role, Target
from congtam.people.queries.rights import rights_of
from congtam.people.refusals import Refusal
from tests.cast import NAMES, START, Cast

TODAY = date(2021, 3, 1)


def rights(cast: Cast, name: str) -> Rights:
    return rights_of(cast.accounts[name], TODAY)


def who_may(cast: Cast, action: Action, target: Target) -> str:
    return " ".join(name for name in NAMES if rights(cast, name).may(action, target))


def about(cast: Cast, person: str, unit: str) -> Target:
    return Target(cast.ward.pk, frozenset({cast.units[unit].pk}), cast.persons[person].pk)


def test_user_names_are_short_and_numbered_when_taken(cast: Cast) -> None:
    by = cast.actor("dung")
    names = [
        open_account(organisation=cast.ward.pk, display_name="Ngô Thị Ánh", by=by).username for _ in range(3)
    ]
    assert names == ["anhnt", "anhnt2", "anhnt3"]


def test_a_code_opens_its_own_account_until_a_password_is_set(cast: Cast) -> None:
    an, cuc, by = cast.accounts["an"], cast.accounts["cuc"], cast.actor("dung")
    first = make_access_code(account=an, by=by)
    second = make_access_code(account=an, by=by)
    spoken = f"{second[:4]}-{second[4:8]} {second[8:].lower()}"
    assert [has_code(an, first), has_code(an, spoken), has_code(cuc, second)] == [False, True, False]
    an.refresh_from_db()
    assert (an.has_usable_password(), an.must_set_password) == (False, True)
    set_own_password(account=an, password="tu-dat-lay", by=by)  # noqa: S106 - of nobody
    assert (has_code(an, second), an.check_password("tu-dat-lay")) == (False, True)


def test_a_code_is_kept_as_a_hash_and_runs_out(cast: Cast) -> None:
    an = cast.accounts["an"]
    code = make_access_code(account=an, by=cast.actor("dung"))
    row = AccessCode.objects.get()
    assert code not in repr(vars(row))
    AccessCode.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert not has_code(an, code)


def test_a_closed_account_has_no_code(cast: Cast) -> None:
    an = cast.accounts["an"]
    code = make_access_code(account=an, by=cast.actor("dung"))
    close_account(account=an, by=cast.actor("dung"))
    assert not has_code(an, code)


def test_the_table_lets_each_reach_what_is_theirs(cast: Cast) -> None:
    an = about(cast, "an", "cell1")
    ward = Target(cast.ward.pk)
    assert who_may(cast, Action.SEE_PERSON, an) == "an binh dung giang"
    assert who_may(cast, Action.CHANGE_PERSON, an) == "dung"
    assert who_may(cast, Action.CHANGE_OWN_CONTACT, an) == "an"
    assert who_may(cast, Action.ASSIST, an) == "binh dung"
    assert who_may(cast, Action.SEE_UNITS, ward) == "an binh cuc dung giang hanh"
    assert who_may(cast, Action.IMPORT_ROSTER, ward) == "dung"
    assert who_may(cast, Action.SEE_JOURNAL, ward) == "dung giang"
    assert who_may(cast, Action.RUN_MACHINE, ward) == "khoa"
    assert who_may(cast, Action.SEE_UNITS, Target(cast.town.pk)) == "hanh"


def test_every_action_is_somebody_s(cast: Cast) -> None:
    del cast
    assert {rule.action for rule in TABLE} == set(Action)
    assert len(set(TABLE)) == len(TABLE)


def test_a_post_that_ended_gives_no_right(cast: Cast) -> None:
    binh = cast.persons["binh"]
    binh.posts.update(until=TODAY)
    assert not rights(cast, "binh").may(Action.SEE_PERSON, about(cast, "an", "cell1"))
    assert rights_of(cast.accounts["binh"], TODAY - timedelta(days=1)).has(Role.SECRETARY)


def test_a_secretary_of_a_higher_unit_reaches_the_cells_under_it(cast: Cast) -> None:
    by = cast.actor("dung")
    sectional = open_unit(
        organisation=cast.ward.pk, kind="sectional_committee", name="Khu 1", on=START, by=by
    )
    give_post(person=cast.persons["cuc"], unit=sectional, title="deputy_secretary", since=START, by=by)
    assert not rights(cast, "cuc").may(Action.SEE_PERSON, about(cast, "an", "cell1"))
    move_unit(unit=cast.units["cell1"], parent=sectional, on=TODAY, by=by)
    assert rights(cast, "cuc").may(Action.SEE_PERSON, about(cast, "an", "cell1"))


def test_a_granted_role_holds_for_its_unit_and_its_time(cast: Cast) -> None:
    cuc, by = cast.accounts["cuc"], cast.actor("dung")
    with pytest.raises(Refusal, match="cần một đơn vị"):
        grant_role(account=cuc, role="supervisor", since=START, by=by)
    grant = grant_role(account=cuc, role="supervisor", unit=cast.units["cell1"], since=START, by=by)
    assert rights(cast, "cuc").may(Action.SEE_PERSON, about(cast, "an", "cell1"))
    assert not rights(cast, "cuc").may(Action.SEE_PERSON, about(cast, "dung", "office"))
    with pytest.raises(Refusal, match="đã có"):
        grant_role(account=cuc, role="supervisor", unit=cast.units["cell1"], since=START, by=by)
    withdraw_role(grant=grant, on=TODAY, by=by)
    assert not rights(cast, "cuc").may(Action.SEE_PERSON, about(cast, "an", "cell1"))
    assert Grant.objects.filter(pk=grant.pk).exists()
