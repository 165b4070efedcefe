"""Names nearly alike: perhaps one person written twice."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from congtam.people.names import plain
from congtam.people.roster.known import Known
from congtam.people.roster.lines import MemberLine, Options, Parsed
from congtam.people.roster.sheets import Log
from congtam.people.roster.values import Day

ALIKE = 0.85
SHOWN = 3


@dataclass(frozen=True)
class Bearer:
    """Somebody of a name, in the file or already there."""

    name: str
    key: str
    born: Day | None
    cell: object
    where: str

    def __str__(self) -> str:
        year = self.born.on.year if self.born else "?"
        return f"{self.name} ({year}, {self.where})"


def near_key(name: str) -> str:
    """Without marks, and with one i: Mỹ and Mĩ, Lý and Lí are the same name."""
    return plain(name).replace("y", "i")


def check_near_names(parsed: Parsed, known: Known, options: Options, log: Log) -> None:
    """Asked of the same name with births that can be one, or in the same cell; and of names with a slip of
    the pen on the same day of birth. Two of a common name born on different days are simply two."""
    if options.different_people:
        return
    by_name: dict[str, list[Bearer]] = defaultdict(list)
    by_birth: dict[date, list[Bearer]] = defaultdict(list)
    for bearer in bearers(known):
        remember(bearer, by_name, by_birth)
    for line in parsed.members:
        cell = known.cell(line.cell)
        where = _("dòng %(row)d") % {"row": line.place.row}
        own = Bearer(
            line.full_name, near_key(line.full_name), line.born, cell.id if cell else line.cell, where
        )
        if known.person(line) is None:
            ask(line, own, [*same_name(own, by_name), *same_birth(own, by_birth)], log)
        remember(own, by_name, by_birth)


def bearers(known: Known) -> Iterator[Bearer]:
    for person in known.persons.values():
        born = Day(person.born_on, person.born_year_only) if person.born_on else None
        now = known.memberships.get(person.pk)
        cell = now.cell_id if now and now.until is None else None
        yield Bearer(person.full_name, near_key(person.full_name), born, cell, _("đã có"))


def remember(one: Bearer, by_name: dict[str, list[Bearer]], by_birth: dict[date, list[Bearer]]) -> None:
    by_name[one.key].append(one)
    if one.born and one.born.is_whole:
        by_birth[one.born.on].append(one)


def same_name(own: Bearer, by_name: dict[str, list[Bearer]]) -> list[Bearer]:
    return [
        other
        for other in by_name[own.key]
        if can_be_one(own.born, other.born) or (other.cell == own.cell and own.cell)
    ]


def can_be_one(own: Day | None, other: Day | None) -> bool:
    """The same day, or one is not known; a year alone fits every day of it; a slip in one part of the day."""
    if own is None or other is None:
        return True
    if not own.is_whole or not other.is_whole:
        return own.on.year == other.on.year
    parts = zip(
        (own.on.year, own.on.month, own.on.day), (other.on.year, other.on.month, other.on.day), strict=True
    )
    return sum(mine != theirs for mine, theirs in parts) <= 1


def same_birth(own: Bearer, by_birth: dict[date, list[Bearer]]) -> list[Bearer]:
    if not own.born or not own.born.is_whole:
        return []
    return [
        other
        for other in by_birth[own.born.on]
        if other.key != own.key and SequenceMatcher(None, own.key, other.key).ratio() >= ALIKE
    ]


def ask(line: MemberLine, own: Bearer, others: list[Bearer], log: Log) -> None:
    if others:
        log.ask(
            line.at(_("Họ và tên")),
            _("%(name)s gần trùng với: %(others)s")
            % {"name": own.name, "others": "; ".join(map(str, others[:SHOWN]))},
            _("Là một người thì sửa cho giống; là hai người thì đánh dấu xác nhận ở cuối trang."),
        )
