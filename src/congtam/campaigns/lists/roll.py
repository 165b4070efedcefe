"""Whom a line is about: persons by card or name, units by name. Read once for a whole list."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from congtam.campaigns.lists.lines import Line
from congtam.people.models import Membership, Person, Unit
from congtam.people.names import plain
from congtam.people.queries.tree import Tree, tree
from congtam.people.roster.lines import unit_key


@dataclass(frozen=True)
class Found:
    """Exactly one of the two."""

    unit: int | None
    person: int | None
    name: str


class Roll:
    def __init__(self, organisation: int, day: date) -> None:
        self.tree: Tree = tree(organisation, day)
        self.cells = dict(
            Membership.objects.on(day).filter(organisation=organisation).values_list("person_id", "cell_id")
        )
        self.persons = Person.objects.filter(organisation=organisation).in_bulk()
        self.by_card = {row.card_number: row for row in self.persons.values() if row.card_number}
        self.by_name: dict[str, list[Person]] = defaultdict(list)
        for row in self.persons.values():
            self.by_name[plain(row.full_name)].append(row)
        nodes = self.tree.nodes.values()
        self.units = {plain(name): node.id for node in nodes for name in (node.short_name, node.name) if name}
        self.by_cell = {unit_key(node.name): node.id for node in nodes if node.kind == Unit.Kind.CELL}

    def unit(self, name: str) -> int | None:
        return self.units.get(plain(name)) or self.by_cell.get(unit_key(name))

    def subject(self, line: Line) -> Found | None:
        """By columns `name`, `card_number` and `cell`. A card goes before a name."""
        name, card = line.said("name"), line.said("card_number").replace(" ", "").replace(".", "")
        if card:
            return self.with_card(line, card)
        if not name:
            line.log.fault(line.at("name"), _("Thiếu tên."), _("Ghi họ tên người hoặc tên đơn vị."))
            return None
        unit = self.unit(name)
        if unit and not self.by_name.get(plain(name)):
            return Found(unit, None, self.tree.nodes[unit].name)
        person = self.named(line, name)
        return Found(None, person.pk, person.full_name) if person else None

    def with_card(self, line: Line, card: str) -> Found | None:
        person = self.by_card.get(card)
        if person is None:
            line.log.fault(
                line.at("card_number"),
                _("Không có ai mang số thẻ %(card)s.") % {"card": card[:20]},
                _("Xem lại số thẻ; tệp có thể là của đơn vị khác."),
            )
            return None
        name = line.said("name")
        if name and plain(name) != plain(person.full_name):
            line.log.fault(
                line.at("name"),
                _("Số thẻ này là của %(known)s, không phải %(said)s.")
                % {"known": person.full_name, "said": name[:60]},
                _("Sửa tên hoặc số thẻ cho khớp."),
            )
            return None
        return Found(None, person.pk, person.full_name)

    def named(self, line: Line, name: str) -> Person | None:
        found = self.by_name.get(plain(name), [])
        cell = self.unit(line.said("cell")) if line.said("cell") else None
        if len(found) > 1 and cell:
            found = [person for person in found if self.cells.get(person.pk) == cell]
        if len(found) == 1:
            return found[0]
        if found:
            says = _("Có %(n)d người tên %(name)s.") % {"n": len(found), "name": name[:60]}
            remedy = _("Thêm số thẻ đảng viên hoặc chi bộ để biết là ai.")
        else:
            says = _("Trong danh sách không có %(name)s.") % {"name": name[:60]}
            remedy = _(
                "Xem lại tên; tệp có thể là của đơn vị khác, hoặc thêm người, đơn vị vào danh sách trước."
            )
        line.log.fault(line.at("name"), says, remedy)
        return None
