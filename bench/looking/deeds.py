"""What people do between two looks at a page: what was kept of a campaign no longer holds after it."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from congtam.campaigns.actions.correcting import enter_fact
from congtam.campaigns.actions.journal import note
from congtam.campaigns.models import Dossier, EnteredFact
from congtam.journal.actors import PROGRAM
from congtam.people.actions.posts import end_post, give_post
from congtam.people.actions.registers import record_discipline


def step_of_a_dossier() -> None:
    """A branch goes back and forth between two steps, as by the deed of an office."""
    row = Dossier.objects.filter(kind="branch").order_by("pk")[0]
    row.reviewed_on = None if row.reviewed_on else timezone.localdate()
    row.save(update_fields=["reviewed_on"])
    note(row.campaign, "move", PROGRAM, {"dossiers": [row.pk]})


def fact_of_a_member() -> None:
    """Otherwise than it was entered before, so that it changes something each time."""
    row = Dossier.objects.filter(kind="member").order_by("pk")[0]
    entered = EnteredFact.objects.filter(campaign=row.campaign, person=row.person, fact="disciplined").first()
    said = {"fact": "disciplined", "value": not (entered and entered.value), "reason": "Sổ theo dõi"}
    enter_fact(campaign=row.campaign, by=PROGRAM, person=row.person, **said)


def discipline_of_a_member() -> None:
    row = Dossier.objects.filter(kind="member").order_by("pk")[1]
    assert row.person is not None
    said = {"side": "party", "form": "reprimand", "decision": f"{row.person.disciplines.count()}-QĐ/UBKT"}
    record_discipline(person=row.person, decided_on=row.campaign.covers_to, by=PROGRAM, **said)


def post_of_a_member() -> None:
    """Given, and the next time ended."""
    row = Dossier.objects.filter(kind="member", home__isnull=False).order_by("pk")[2]
    assert row.person is not None
    assert row.home is not None
    held = row.person.posts.filter(until=None, title="deputy_secretary").first()
    if held:
        end_post(post=held, on=row.campaign.covers_to, by=PROGRAM)
    else:
        since = row.campaign.covers_from + timedelta(days=row.person.posts.count())
        give_post(person=row.person, unit=row.home, title="deputy_secretary", since=since, by=PROGRAM)


def after_a_deed() -> None:
    """A step was taken, a fact entered, a discipline put into the register."""
    step_of_a_dossier()
    fact_of_a_member()
    discipline_of_a_member()
