"""Ways in: accounts, printed codes, passwords, roles. A secret goes out on paper and stays as a hash."""

from collections.abc import Callable
from datetime import date, timedelta

from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.journal.actions import record
from congtam.journal.actors import Actor
from congtam.people.codes import code_digest, new_code
from congtam.people.models import AccessCode, Account, Grant, Membership, Person, Unit
from congtam.people.names import user_name
from congtam.people.refusals import Refusal

CODE_DAYS = 45
TOLD_EVERY = 50


@transaction.atomic
def open_account(
    *, organisation: int, by: Actor, person: Person | None = None, display_name: str = "", username: str = ""
) -> Account:
    """An account nobody can use yet: it takes a printed code to come in."""
    name = person.full_name if person else display_name
    account = Account(
        organisation_id=organisation,
        person=person,
        display_name=name,
        username=free_username(username or user_name(name)),
    )
    account.set_unusable_password()
    account.save()
    note("open", account, by)
    return account


def free_username(wished: str) -> str:
    """The name itself, or with the first number that is free."""
    wished = wished or "taikhoan"
    taken = set(Account.objects.filter(username__startswith=wished).values_list("username", flat=True))
    number = 1
    name = wished
    while name in taken:
        number += 1
        name = f"{wished}{number}"
    return name


@transaction.atomic
def make_access_code(*, account: Account, by: Actor) -> str:
    """A new code for one sign-in. The older one, the password, second steps and all sessions stop working;
    whoever had guessed wrongly need not wait any more."""
    code = new_code()
    AccessCode.objects.filter(account=account, used_at__isnull=True).delete()
    now = timezone.now()
    AccessCode.objects.create(
        organisation_id=account.organisation_id,
        account=account,
        digest=code_digest(code),
        made_at=now,
        expires_at=now + timedelta(days=CODE_DAYS),
    )
    Authenticator.objects.filter(user=account).delete()
    AccessAttempt.objects.filter(username=account.username).delete()
    account.set_unusable_password()
    account.must_set_password = True
    account.save(update_fields=["password", "must_set_password"])
    note("code", account, by)
    return code


@transaction.atomic
def set_own_password(*, account: Account, password: str, by: Actor) -> None:
    """After this the printed code is worth nothing."""
    account.set_password(password)
    account.must_set_password = False
    account.save(update_fields=["password", "must_set_password"])
    AccessCode.objects.filter(account=account, used_at__isnull=True).update(used_at=timezone.now())
    note("password", account, by)


@transaction.atomic
def close_account(*, account: Account, by: Actor) -> None:
    account.is_active = False
    account.save(update_fields=["is_active"])
    AccessCode.objects.filter(account=account, used_at__isnull=True).delete()
    note("close", account, by)


@transaction.atomic
def reopen_account(*, account: Account, by: Actor) -> None:
    """For whoever then comes in with a new card: the password of before opens nothing."""
    account.is_active, account.must_set_password = True, True
    account.set_unusable_password()
    account.save(update_fields=["is_active", "must_set_password", "password"])
    note("reopen", account, by)


@transaction.atomic
def grant_role(
    *,
    account: Account,
    role: str,
    since: date,
    by: Actor,
    unit: Unit | None = None,
    until: date | None = None,
) -> Grant:
    if role in {Grant.Role.SUPERVISOR, Grant.Role.HELPER} and unit is None:
        raise Refusal(_("Vai trò này cần một đơn vị. Hãy chọn đơn vị."))
    if Grant.objects.filter(account=account, role=role, unit=unit, until__isnull=True).exists():
        raise Refusal(_("Tài khoản này đã có vai trò đó."))
    grant = Grant.objects.create(
        organisation_id=account.organisation_id,
        account=account,
        role=role,
        unit=unit,
        since=since,
        until=until,
    )
    note("grant", account, by, role=role, unit=grant.unit_id)
    return grant


@transaction.atomic
def withdraw_role(*, grant: Grant, on: date, by: Actor) -> None:
    """From that day. A role that has not held a day yet leaves no row."""
    if on <= grant.since:
        grant.delete()
    else:
        grant.until = on
        grant.save(update_fields=["until"])
    note("withdraw", grant.account, by, role=grant.role, unit=grant.unit_id)


def note(what: str, account: Account, by: Actor, **details: object) -> None:
    record(
        organisation=account.organisation_id,
        by=by,
        deed=f"account.{what}",
        about=f"account:{account.pk}",
        details=details,
    )


@transaction.atomic
def open_accounts_of_members(
    *, organisation: int, day: date, by: Actor, progress: Callable[[int, int], None] | None = None
) -> int:
    """For every member of the day who has none. Returns how many were opened; tells how many are behind."""
    without = Person.objects.filter(
        organisation=organisation, accounts__isnull=True, pk__in=on_the_roll(organisation, day)
    )
    persons = list(without.order_by("sort_key", "pk"))
    for place, person in enumerate(persons):
        if progress and place % TOLD_EVERY == 0:
            progress(place, len(persons))
        open_account(organisation=organisation, person=person, by=by)
    return len(persons)


def on_the_roll(organisation: int, day: date) -> QuerySet[Membership, int]:
    return Membership.objects.on(day).filter(organisation=organisation).values_list("person", flat=True)
