"""Who may do what to a vote. Signing in and roles are the caller's; here is the vote's own committee."""

from django.utils.translation import gettext as _

from congtam.ballots.models import Poll
from congtam.ballots.refusals import Refused
from congtam.journal.actors import Actor
from congtam.people.models import Account


def may_conduct(poll: Poll, by: Actor) -> bool:
    """The chair and the counting committee, themselves or through whoever types for them."""
    person = by.behalf if by.behalf is not None else person_at_keyboard(by)
    return person is not None and (person == poll.chair or poll.tellers.filter(person=person).exists())


def require_conductor(poll: Poll, by: Actor) -> None:
    if not may_conduct(poll, by):
        raise Refused(_("Chỉ người chủ trì và ban kiểm phiếu của cuộc bỏ phiếu này làm được việc này."))


def person_at_keyboard(by: Actor) -> int | None:
    """Of the account that is signed in, whoever is helped."""
    if by.key is None:
        return None
    return Account.objects.filter(pk=by.key).values_list("person_id", flat=True).first()
