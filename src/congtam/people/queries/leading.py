"""For which units a person speaks."""

from collections.abc import Iterator
from datetime import date

from congtam.people.models import Placing, Post, Unit
from congtam.people.queries.reading import once
from congtam.people.titles import TITLES, Rank

COMMITTEES = (Unit.Kind.EXECUTIVE_COMMITTEE, Unit.Kind.STANDING_COMMITTEE)


def led_units(organisation: int, person: int | None, day: date) -> list[int]:
    """The head and the deputies speak for a unit; those of a committee also for the organisation it leads."""
    if person is None:
        return []
    return once(("led units", organisation, person, day), lambda: list(read(organisation, person, day)))


def read(organisation: int, person: int, day: date) -> Iterator[int]:
    posts = Post.objects.on(day).filter(organisation=organisation, person=person)
    committees = []
    for unit, kind, title in posts.values_list("unit_id", "unit__kind", "title"):
        if TITLES[title].rank in {Rank.HEAD, Rank.DEPUTY}:
            yield unit
            committees += [unit] if kind in COMMITTEES else []
    if committees:
        above = Placing.objects.on(day).filter(organisation=organisation, unit__in=committees)
        yield from (parent for parent in above.values_list("parent_id", flat=True) if parent)
