"""What is to be rated: a file of cases or subjects, or a folder of tables."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from congtam.engine.dependencies import Circle
from congtam.engine.entries import population_of
from congtam.engine.orders import refuse_circles
from congtam.engine.outcome import Outcome, outcomes
from congtam.engine.pack import Pack
from congtam.engine.population import Entry, Population
from congtam.engine.rating import Rating, rate
from congtam.shelf.cases.files import entries_of, read_case_file
from congtam.shelf.catalogue import Catalogue
from congtam.shelf.faults import Fault, Refused
from congtam.shelf.tables import read_tables


@dataclass(frozen=True)
class Asked:
    """`entries` are kept where subjects came one by one: only those can be changed and rated again."""

    name: str
    pack: Pack
    population: Population
    entries: tuple[Entry, ...] | None


@dataclass(frozen=True)
class Answer:
    asked: Asked
    rating: Rating
    outcomes: dict[str, Outcome]


def read(path: Path, catalogue: Catalogue) -> Asked:
    """Refused with every fault when anything cannot be read."""
    if path.is_dir():
        resolved, population = read_tables(path, catalogue)
        return Asked(path.name, resolved.pack, population, None)
    file = read_case_file(path, path.name)
    resolved = catalogue.asked(file.shape, file.data)
    entries = entries_of(file, resolved.pack)
    return Asked(path.name, resolved.pack, population_of(resolved.pack, entries), entries)


def answer(asked: Asked) -> Answer:
    """Refused when subjects wait for each other."""
    try:
        rating = rate(asked.pack, asked.population)
        found = outcomes(rating)
        refuse_circles(rating, found)
    except Circle as circle:
        message = "các đối tượng chờ nhau thành vòng, không bên nào có trước:"
        remedy = "sửa liên kết (links), hoặc ghi mức đã quyết định (decided) của một bên"
        raise Refused([Fault(asked.name, 0, 0, "", str(circle), message, remedy)]) from None
    return Answer(asked, rating, found)
