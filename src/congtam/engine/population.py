"""What is known of the subjects, as columns: a table per kind of subject, a table of links per relation.

Columns of a subject table; all but `id` and `date` may be missing or null. Null is "not entered", never 0
and never false:

    id, date          who, and the day on which the rules are asked
    in:<name>         the body or group inside which subjects are compared (base organisation, title ...)
    fact:<key>        Boolean, Int64, Date or String (a level, a choice) by the fact's type; a percent is an
                      Int64 of hundredths of a percent
    points:<row> grade:<row> option:<row> yes:<row> times:<row> part:<row> whole:<row> aside:<row>
                      what stands on one row of the scorecard; points in hundredths
    score             a total in hundredths, where no sheet is kept
    links:<relation>  how many links were entered; 0 says "there are none", null says nobody said
    reviewed          whether the review is done
    voted, proposed, decided
                      ranks, 0 for the lowest level
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

import narwhals as nw


@dataclass(frozen=True)
class Population:
    """`subjects` by kind of subject, `links` by relation with the columns source and target."""

    subjects: Mapping[str, nw.LazyFrame[Any]]
    links: Mapping[str, nw.LazyFrame[Any]]


def with_rows(before: Population, changed: Population) -> Population:
    """The same with these subjects in place of those of the same ids, and with their links."""
    subjects, links, names = dict(before.subjects), dict(before.links), list[str]()
    for kind, rows in changed.subjects.items():
        own = rows.select("id").collect()["id"].to_list()
        subjects[kind] = without_rows(subjects[kind], "id", own, and_then=rows)
        names += own
    for relation, rows in changed.links.items():
        old = links.get(relation)
        links[relation] = rows if old is None else without_rows(old, "source", names, and_then=rows)
    return Population(subjects, links)


def without_rows(
    table: nw.LazyFrame[Any], column: str, names: Collection[Any], *, and_then: nw.LazyFrame[Any]
) -> nw.LazyFrame[Any]:
    """The rows that name none of these, then the others; a column that either lacks is null there."""
    rest = table.filter(~nw.col(column).is_in(list(names)))
    return nw.concat([rest, and_then], how="diagonal").collect().lazy()


@dataclass(frozen=True)
class ForumVote:
    """The level voted in one forum. `rank` orders a person's posts, 1 for the highest."""

    level: str
    is_main: bool
    rank: int


@dataclass(frozen=True)
class Entry:
    """One subject as people enter it; addresses of rows as in the scorecard, points in hundredths."""

    id: str
    type: str
    date: datetime.date
    name: str = ""
    groups: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, bool | int | datetime.date | str] = field(default_factory=dict)
    points: Mapping[str, int] = field(default_factory=dict)
    grades: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, bool] = field(default_factory=dict)
    times: Mapping[str, int] = field(default_factory=dict)
    parts: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    aside: frozenset[str] = frozenset()
    score: int | None = None
    links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reviewed: bool | None = None
    voted: str | None = None
    voted_in: Mapping[str, ForumVote] = field(default_factory=dict)
    """By forum, for a subject voted on in several places."""
    proposed: str | None = None
    decided: str | None = None


def widened(table: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """The table with whole numbers wide enough for every product: narrow columns would wrap around in
    silence.

    Points may stay 32 bits wide, which many rows make worth it: they are only added up as they stand.
    """
    narrow = [
        name
        for name, dtype in table.collect_schema().items()
        if dtype.is_integer() and dtype != nw.Int64 and not (dtype == nw.Int32 and name.startswith("points:"))
    ]
    wider = [nw.col(name).cast(nw.Int64) for name in narrow if not is_name(name)]
    return table.with_columns(*wider) if wider else table


def is_name(column: str) -> bool:
    """Whether its values tell apart and are never counted with."""
    return column == "id" or column.startswith("in:")


def row_column(kind: str, address: str) -> str:
    """The column of one row of a scorecard. Dots would be read as fields by some engines."""
    return f"{kind}:{address.replace('.', '_')}"
