"""Who belongs where: members, posts and absences on a day."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, QuerySet

from congtam.people.models import Membership, Person, Post
from congtam.people.titles import TITLES, Rank


def members(organisation: int, day: date, *, cells: Iterable[int] | None = None) -> QuerySet[Membership]:
    """Memberships on the day, by given name."""
    rows = Membership.objects.on(day).filter(organisation=organisation).select_related("person")
    if cells is not None:
        rows = rows.filter(cell__in=cells)
    return rows.order_by("person__sort_key", "person_id")


def member_counts(organisation: int, day: date) -> dict[int, dict[str, int]]:
    """For each cell the number of members of each standing."""
    rows = (
        Membership.objects.on(day)
        .filter(organisation=organisation)
        .values_list("cell", "standing")
        .annotate(number=Count("id"))
        .order_by("cell", "standing")
    )
    counts: dict[int, dict[str, int]] = {}
    for cell, standing, number in rows:
        counts.setdefault(cell, {})[standing] = number
    return counts


def posts(organisation: int, day: date, *, units: Iterable[int] | None = None) -> QuerySet[Post]:
    """Posts held on the day."""
    rows = Post.objects.on(day).filter(organisation=organisation).select_related("person")
    return rows if units is None else rows.filter(unit__in=units)


def posts_by_rank(rows: Iterable[Post]) -> list[Post]:
    """Head first, then deputies, then the others by name."""
    ranks = list(Rank)
    return sorted(rows, key=lambda post: (ranks.index(TITLES[post.title].rank), post.person.sort_key))


HEADS = [key for key, title in TITLES.items() if title.rank is Rank.HEAD]


def head_names(organisation: int, day: date) -> dict[int, str]:
    """Of each unit that somebody leads; of two heads the one who came first."""
    rows = Post.objects.on(day).filter(organisation=organisation, title__in=HEADS).order_by("-since", "-pk")
    return dict(rows.values_list("unit", "person__full_name"))


def head_of(organisation: int, unit: int, day: date) -> Person | None:
    """Who leads the unit on the day."""
    post = posts(organisation, day, units=[unit]).filter(title__in=HEADS).order_by("since", "pk").first()
    return post.person if post else None


def membership_on(person: Person, day: date) -> Membership | None:
    return Membership.objects.on(day).filter(person=person).select_related("cell").first()
