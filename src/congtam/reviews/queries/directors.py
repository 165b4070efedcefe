"""Members of the committee: who may be named to direct a review."""

from datetime import date

from congtam.people.models import Person, Post, Unit

COMMITTEES = (Unit.Kind.EXECUTIVE_COMMITTEE, Unit.Kind.STANDING_COMMITTEE)


def directors(organisation: int, day: date) -> list[Person]:
    held = Post.objects.on(day).filter(organisation=organisation, unit__kind__in=COMMITTEES)
    rows = Person.objects.filter(organisation=organisation, pk__in=held.values("person"))
    return list(rows.order_by("sort_key", "full_name"))


def may_direct(person: Person, organisation: int, day: date) -> bool:
    held = Post.objects.on(day).filter(organisation=organisation, person=person)
    return held.filter(unit__kind__in=COMMITTEES).exists()


def standing_of(person: Person, day: date) -> str:
    """The post and the name, as orders of the document want it said."""
    held = (
        Post.objects.on(day).filter(person=person, unit__kind__in=COMMITTEES).order_by("unit__kind").first()
    )
    return f"{held}, {person.full_name}" if held else person.full_name
