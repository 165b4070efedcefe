"""Accounts for everybody: seconds for thousands of members, so beside the server."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congtam.jobs.deeds import Outcome, long
from congtam.jobs.telling import step
from congtam.journal.actors import Actor
from congtam.people.actions.accounts import open_accounts_of_members


@long
def open_all(*, by: Actor, organisation: int, day: str) -> Outcome:
    says = _("Mở tài khoản")
    number = open_accounts_of_members(
        organisation=organisation,
        day=date.fromisoformat(day),
        by=by,
        progress=lambda done, of: step(done, of, says),
    )
    said = ngettext("Đã mở %(number)d tài khoản.", "Đã mở %(number)d tài khoản.", number)
    return Outcome(said % {"number": number}, reverse("access:accounts"))
