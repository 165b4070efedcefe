"""Related subjects, counted: who surely counts as a hit, who possibly, who surely not.

For one relation and one question ("rated HTTNV or above?") a subject's row holds four whole numbers.
`sure_hits` and `sure_misses` are settled, `possible_hits` and `possible_misses` include those not yet known.
A related subject that is set aside from rating counts nowhere. So the share lies between sure_hits /
(sure_hits + possible_misses) and possible_hits / (possible_hits + sure_misses).
"""

from __future__ import annotations

from dataclasses import dataclass

import narwhals as nw

from congtam.engine.ground import Ground
from congtam.engine.pack.conditions import Related


@dataclass(frozen=True)
class Question:
    """What is asked of each related subject: a level exactly, at least, at most, or a yes/no fact."""

    relation: str
    test: str
    of: str

    @property
    def key(self) -> str:
        return f"{self.relation}:{self.test}:{self.of}"


@dataclass(frozen=True)
class Counted:
    """`entered` is null when nobody said who the related subjects are; then nothing below it is known."""

    sure_hits: nw.Expr
    possible_hits: nw.Expr
    sure_misses: nw.Expr
    possible_misses: nw.Expr
    entered: nw.Expr

    @property
    def nobody(self) -> nw.Expr:
        """Said to be none, or all of them set aside from rating."""
        return ~self.entered.is_null() & (self.possible_hits + self.possible_misses == 0)


def question(related: Related) -> Question:
    for test in ("rated", "rated_at_least", "rated_at_most", "fact"):
        if (of := getattr(related, test)) is not None:
            return Question(related.of, test, of)
    raise ValueError(related)


def counted(ground: Ground, asked: Question) -> Counted:
    """The four counts as columns of the subject's table (made by `joining.with_related`)."""

    def count(name: str) -> nw.Expr:
        column = f"rel:{asked.key}:{name}"
        return nw.col(column) if column in ground.present else nw.lit(0, nw.Int64)

    return Counted(
        count("sure_hits"),
        count("possible_hits"),
        count("sure_misses"),
        count("possible_misses"),
        ground.column(f"links:{asked.relation}", nw.Int64),
    )


def limit_column(relation: str, how: str) -> str:
    """The rank of the highest level that every related subject may reach (`may`), or surely reaches
    (`sure`)."""
    return f"rel:{relation}:limit:{how}"


def may_be(ground: Ground, relation: str, level: str) -> nw.Expr:
    """Whether some related subject may be at that level (one target: its set of levels). Null: not linked."""
    return ground.column(f"rel:{relation}:may:{level}", nw.Boolean)
