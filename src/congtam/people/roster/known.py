"""What is there already, read once: four queries for any number of rows."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from congtam.people.models import Employment, Membership, Person, Post, Unit
from congtam.people.names import plain
from congtam.people.queries.tree import Node, Tree, tree
from congtam.people.roster.lines import MemberLine, UnitLine
from congtam.people.roster.naming import Names, names_of


@dataclass
class Known:
    day: date
    tree: Tree
    persons: dict[int, Person]
    memberships: dict[int, Membership]
    """The last one of each person."""
    posts: dict[int, set[tuple[int, str]]]
    employments: dict[int, Employment]
    names: Names = field(default_factory=Names)
    by_card: dict[str, Person] = field(default_factory=dict)
    by_name: dict[str, list[Person]] = field(default_factory=dict)

    def cell(self, name: str) -> Node | None:
        """The one cell that is called so."""
        found = self.names.one(name, (Unit.Kind.CELL,)) if name else None
        return self.tree.nodes[found] if isinstance(found, int) else None

    def unit(self, line: UnitLine, *, is_single: bool) -> Node | None:
        """The unit a line is about. Of several with its name, and where the file has the name several times,
        the one under the same parent."""
        nodes = [
            self.tree.nodes[one.ref]
            for one in self.names.find(line.name, (line.kind,))
            if isinstance(one.ref, int)
        ]
        same = [node for node in nodes if not line.parent or self.is_parent(node, line.parent)]
        return next(iter(same), None) or (nodes[0] if nodes and is_single else None)

    def is_parent(self, node: Node, name: str) -> bool:
        above = self.tree.nodes.get(node.parent) if node.parent else None
        return above is not None and any(one.ref == above.id for one in self.names.find(name))

    def lacks_post(self, person: Person, line: MemberLine) -> bool:
        cell = self.cell_of(person, line)
        return bool(line.party_post and cell) and (cell, line.party_post) not in self.posts.get(
            person.pk, set()
        )

    def lacks_employment(self, person: Person, line: MemberLine) -> bool:
        last = self.employments.get(person.pk)
        return bool(line.employment) and not (last and last.until is None and last.kind == line.employment)

    def cell_of(self, person: Person, line: MemberLine) -> int | None:
        """As the line says, else where the person is a member."""
        if line.cell:
            node = self.cell(line.cell)
            return node.id if node else None
        now = self.memberships.get(person.pk)
        return now.cell_id if now and now.until is None else None

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
        names=names_of(there),
    )
    for person in persons.values():
        known.by_name.setdefault(plain(person.full_name), []).append(person)
        if person.card_number:
            known.by_card[person.card_number] = person
    return known
