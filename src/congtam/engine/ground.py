"""What an expression may stand on: the pack, the kind of subject, and the columns its table really has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import narwhals as nw

from congtam.engine.pack import Pack
from congtam.engine.pack.subjects import Subject
from congtam.engine.scoring.columns import Scores

FACT_TYPES: dict[str, Any] = {
    "yes_no": nw.Boolean,
    "judgement": nw.Boolean,
    "number": nw.Int64,
    "percent": nw.Int64,
    "date": nw.Date,
    "level": nw.String,
    "choice": nw.String,
    "text": nw.String,
}


@dataclass(frozen=True)
class Ground:
    """A column that nobody filled reads as null: "not entered". `scores` is there once the sheet has been
    counted. `complete` says that every `points:` column has a value for every subject."""

    pack: Pack
    kind: str
    present: frozenset[str]
    scores: Scores | None = None
    complete: bool = False

    @property
    def subject(self) -> Subject:
        return self.pack.subjects[self.kind]

    def column(self, name: str, dtype: Any) -> nw.Expr:
        return nw.col(name) if name in self.present else nw.lit(None, dtype=dtype)

    def fact(self, key: str) -> nw.Expr:
        return self.column(f"fact:{key}", FACT_TYPES[self.pack.facts[key].type])
