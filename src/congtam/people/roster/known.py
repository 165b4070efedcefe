"""What is there already, read once: four queries for any number of rows."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from congtam.people.models import Employment, Membership, Person, Post
from congtam.people.names import plain
from congtam.people.queries.tree import Node, Tree, tree
from congtam.people.roster.lines import MemberLine, unit_key


@dataclass
class Known:
    day: date
    tree: Tree
    persons: dict[int, Person]
    memberships: dict[int, Membership]
    """The last one of each person."""
    posts: dict[int, set[tuple[int, str]]]
    employments: dict[int, Employment]
    units: dict[str, Node] = field(default_factory=dict)
    by_card: dict[str, Person] = field(default_factory=dict)
    by_name: dict[str, list[Person]] = field(default_factory=dict)

    def person(self, line: MemberLine) -> Person | None:
        """By card; without a card by the very same name and day of birth."""
        if line.card_number and line.card_number in self.by_card:
            return self.by_card[line.card_number]
        for person in self.by_name.get(plain(line.full_name), []):
            same_day = line.born is not None and person.born_on == line.born.on
            cards_differ = line.card_number and person.card_number
            if person.full_name == line.full_name and same_day and not cards_differ:
                return person
        return None


def look(organisation: int, day: date) -> Known:
    there = tree(organisation, day)
    persons = {person.pk: person for person in Person.objects.filter(organisation=organisation)}
    rows = Membership.objects.filter(organisation=organisation).order_by("since")
    held: dict[int, set[tuple[int, str]]] = defaultdict(set)
    for holder, unit, title in (
        Post.objects.on(day).filter(organisation=organisation).values_list("person", "unit", "title")
    ):
        held[holder].add((unit, title))
    jobs = Employment.objects.filter(organisation=organisation).order_by("since")
    known = Known(
        day=day,
        tree=there,
        persons=persons,
        memberships={row.person_id: row for row in rows},
        posts=held,
        employments={job.person_id: job for job in jobs},
    )
    for node, _ in there.walk():
        for name in (node.short_name, node.name):
            if name:
                known.units[unit_key(name)] = node
    for person in persons.values():
        known.by_name.setdefault(plain(person.full_name), []).append(person)
        if person.card_number:
            known.by_card[person.card_number] = person
    return known
