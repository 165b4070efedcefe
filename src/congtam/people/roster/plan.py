"""What a roster would change: the same plan is shown by the dry run and carried out by the import."""

from dataclasses import dataclass, field
from typing import Any

from congtam.people.models import Person
from congtam.people.names import tidy
from congtam.people.roster.checkers import changes_standing
from congtam.people.roster.known import Known
from congtam.people.roster.lines import MemberLine, Options, Parsed, UnitLine, unit_key


@dataclass(frozen=True)
class Correction:
    """Columns of a person that the file says otherwise; what the file leaves empty stays."""

    person: Person
    line: MemberLine
    columns: dict[str, Any]


@dataclass
class Plan:
    units: list[UnitLine] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    """Cells to found because members of theirs are listed."""
    persons: list[MemberLine] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    moves: list[tuple[Person, MemberLine]] = field(default_factory=list)
    """Whose cell or standing changes, and who comes back."""
    same: list[tuple[Person, MemberLine]] = field(default_factory=list)
    """Everybody who is there already: posts and employment may still be new."""

    @property
    def counts(self) -> dict[str, int]:
        return {
            "units": len(self.units) + len(self.cells),
            "persons": len(self.persons),
            "corrections": len(self.corrections),
            "moves": len(self.moves),
        }

    @property
    def is_empty(self) -> bool:
        return not any(self.counts.values())


def plan(parsed: Parsed, known: Known, options: Options) -> Plan:
    made = Plan(units=[line for line in parsed.units if unit_key(line.name) not in known.units])
    if options.create_cells:
        made.cells = missing_cells(parsed, known)
    for line in parsed.members:
        person = known.person(line)
        if person is None:
            made.persons.append(line)
            continue
        made.same.append((person, line))
        columns = corrected(person, line)
        if columns:
            made.corrections.append(Correction(person, line, columns))
        now = known.memberships.get(person.pk)
        if now is None or now.until is not None or changes_standing(line, now, known):
            made.moves.append((person, line))
    return made


def missing_cells(parsed: Parsed, known: Known) -> list[str]:
    """In the order of the list, each once."""
    coming = {unit_key(name) for line in parsed.units for name in (line.name, line.short_name) if name}
    names: dict[str, str] = {}
    for line in parsed.members:
        key = unit_key(line.cell)
        if key and key not in known.units and key not in coming:
            names.setdefault(key, line.cell)
    return [cell_name(name) for name in names.values()]


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
