"""Everything the tables of people hold about one person, for the page that shows it to them."""

from dataclasses import dataclass

from congtam.journal.models import Entry
from congtam.journal.queries import entries_about
from congtam.people.models import (
    Account,
    Discipline,
    Employment,
    Leave,
    Membership,
    Person,
    Post,
    ProfessionalRating,
)


@dataclass(frozen=True)
class Holdings:
    memberships: list[Membership]
    posts: list[Post]
    employments: list[Employment]
    leaves: list[Leave]
    disciplines: list[Discipline]
    ratings: list[ProfessionalRating]
    accounts: list[Account]
    entries: list[Entry]


def everything_about(person: Person) -> Holdings:
    """Newest first. The journal's entries too: who changed what, though not what stood there."""
    return Holdings(
        memberships=list(person.memberships.select_related("cell").order_by("-since")),
        posts=list(person.posts.select_related("unit").order_by("-since")),
        employments=list(person.employments.order_by("-since")),
        leaves=list(person.leaves.order_by("-since")),
        disciplines=list(person.disciplines.order_by("-decided_on")),
        ratings=list(person.professional_ratings.order_by("-year")),
        accounts=list(person.accounts.all()),
        entries=list(entries_about(person.organisation_id, f"person:{person.pk}")[:50]),
    )
