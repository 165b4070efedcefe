"""What a roster would change: the same plan is shown by the dry run and carried out by the import."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from congtam.people.models import Membership, Person, Unit
from congtam.people.names import tidy
from congtam.people.roster.known import Known
from congtam.people.roster.lines import MemberLine, Options, Parsed, UnitLine, unit_key
from congtam.people.roster.naming import Named, Names, exact, names_of

CELLS = (Unit.Kind.CELL,)


@dataclass(frozen=True)
class Correction:
    """Columns of a person that the file says otherwise; what the file leaves empty stays."""

    person: Person
    line: MemberLine
    columns: dict[str, Any]


@dataclass
class Plan:
    units: list[UnitLine] = field(default_factory=list)
    names: Names = field(default_factory=Names)
    """Of all units, those to found too."""
    cells: list[str] = field(default_factory=list)
    """Cells to found because members of theirs are listed."""
    persons: list[MemberLine] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    moves: list[tuple[Person, MemberLine]] = field(default_factory=list)
    """Whose cell or standing changes, and who comes back."""
    same: list[tuple[Person, MemberLine]] = field(default_factory=list)
    """Everybody who is there already."""
    additions: int = 0
    """How many of them have a post or an employment that is new."""

    @property
    def counts(self) -> dict[str, int]:
        return {
            "units": len(self.units) + len(self.cells),
            "persons": len(self.persons),
            "corrections": len(self.corrections),
            "moves": len(self.moves),
            "additions": self.additions,
        }

    @property
    def is_empty(self) -> bool:
        return not any(self.counts.values())


def plan(parsed: Parsed, known: Known, options: Options) -> Plan:
    made = Plan(units=new_units(parsed, known))
    made.names = names_with(made.units, known)
    if options.create_cells:
        made.cells = missing_cells(parsed, made.names)
    for line in parsed.members:
        person = known.person(line)
        if person is None:
            made.persons.append(line)
            continue
        made.same.append((person, line))
        made.additions += known.lacks_post(person, line) or known.lacks_employment(person, line)
        columns = corrected(person, line)
        if columns:
            made.corrections.append(Correction(person, line, columns))
        now = known.memberships.get(person.pk)
        if now is None or now.until is not None or changes_standing(line, now, known):
            made.moves.append((person, line))
    return made


def placed(parsed: Parsed, known: Known) -> Parsed:
    """Whoever is in no cell by the file is in the one that the tab of the sheet names, where it names one."""
    tabs = {line.place.sheet: known.cell(line.place.sheet) for line in parsed.members if not line.cell}
    if not any(tabs.values()):
        return parsed
    members = [
        replace(line, cell=node.name) if not line.cell and (node := tabs.get(line.place.sheet)) else line
        for line in parsed.members
    ]
    return Parsed(members, parsed.units)


def new_units(parsed: Parsed, known: Known) -> list[UnitLine]:
    times = Counter((line.kind, exact(line.name)) for line in parsed.units)
    return [
        line
        for line in parsed.units
        if known.unit(line, is_single=times[line.kind, exact(line.name)] == 1) is None
    ]


def names_with(coming: Iterable[UnitLine], known: Known) -> Names:
    """The units that are there, and those that the file brings; these are told apart by their place in it."""
    names = names_of(known.tree)
    for line in coming:
        names.add(Named(line.place, line.kind), line.name, line.short_name, line.parent)
    return names


def missing_cells(parsed: Parsed, names: Names) -> list[str]:
    """In the order of the list, each once."""
    missing: dict[str, str] = {}
    for line in parsed.members:
        if line.cell and not names.find(line.cell, CELLS):
            missing.setdefault(unit_key(line.cell), line.cell)
    return [cell_name(name) for name in missing.values()]


def cell_name(name: str) -> str:
    """Offices write "Thanh Khê" in the column: the unit is called "Chi bộ Thanh Khê"."""
    plain_name = tidy(name)
    if plain_name.isupper():
        plain_name = plain_name.title()
    if plain_name.lower().startswith(("chi bộ", "đảng bộ")):
        return plain_name[0].upper() + plain_name[1:].replace("Bộ", "bộ", 1)
    return f"Chi bộ {plain_name}"


def corrected(person: Person, line: MemberLine) -> dict[str, Any]:
    said: dict[str, Any] = {
        "full_name": line.full_name,
        "card_number": line.card_number,
        "admitted_on": line.admitted_on,
        "official_on": line.official_on,
        "phone": line.phone,
    }
    if line.born and not (
        line.born.year_only and person.born_on and person.born_on.year == line.born.on.year
    ):
        said |= {"born_on": line.born.on, "born_year_only": line.born.year_only}
    return {
        name: value
        for name, value in said.items()
        if value not in ("", None) and getattr(person, name) != value
    }


def changes_standing(line: MemberLine, now: Membership, known: Known) -> bool:
    node = known.cell(line.cell)
    return (node is not None and node.id != now.cell_id) or bool(
        line.standing and line.standing != now.standing
    )
