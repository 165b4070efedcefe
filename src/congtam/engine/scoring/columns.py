"""From entries to points: columns for every row of a scorecard and for its total, each as a low and a high
number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import narwhals as nw

from congtam.engine.pack import Pack
from congtam.engine.pack.criteria import Scorecard
from congtam.engine.pack.pack import Grade
from congtam.engine.pack.quantities import Share
from congtam.engine.scoring.amounts import NOTHING, Amount, Span, choose, column, largest, smallest, spanwise
from congtam.engine.scoring.grades import grade_ranks, grade_reaches, reaches
from congtam.engine.scoring.groups import group_worth, rule_of_card
from congtam.engine.scoring.rows import Place, rows_of
from congtam.engine.scoring.sheet import Layer, SheetColumns
from congtam.engine.scoring.sources import Sources
from congtam.engine.scoring.worth import Scored, Worth

UNKNOWN = nw.lit(None, nw.Int64())
TOTAL = Span(nw.col("score:low"), nw.col("score:high"))
EXACT_TOTAL = Span(TOTAL.low, TOTAL.low)
"""How the total is read from a table, and how where nobody's is open."""


@dataclass(frozen=True)
class Scores:
    """How one kind of subject is scored. `layers` are added to its table in their order;
    then `low`, `high` and `top` of any row, and the `total`, are read from the table in later expressions."""

    layers: tuple[Layer, ...]
    places: Mapping[str, Place]
    rows: Mapping[str, Scored]
    grades: Mapping[str, Grade]
    sources: Sources
    total: Span

    def low(self, address: str) -> nw.Expr:
        return column(self._given(address).points.low)

    def high(self, address: str) -> nw.Expr:
        return column(self._given(address).points.high)

    def top(self, address: str) -> nw.Expr:
        """The row's maximum in force: 0 where it does not count, its own while that is not known."""
        return column(self._given(address).top.high)

    def grade(self, address: str) -> tuple[nw.Expr, nw.Expr]:
        """The ranks of the lowest and the highest mark the row may have; one above the best for a row that
        does not count."""
        ranks = grade_ranks(self.places[address], self.rows[address], self.grades, self.sources)
        return column(ranks.low), column(ranks.high)

    def reaches(self, address: str, share: Share) -> nw.Expr:
        """Status: at least this share of the row's maximum; true for a row that does not count."""
        return reaches(self.places[address], self.rows[address], share, self.sources)

    def grade_reaches(self, address: str, grade: str) -> nw.Expr:
        """Status: marked with this grade or a better one; true for a row that does not count."""
        return grade_reaches(self.places[address], self.rows[address], grade, self.grades, self.sources)

    def _given(self, address: str) -> Worth:
        return self.rows[address].given or Worth(NOTHING, NOTHING, 0)


def score_columns(pack: Pack, subject_type: str, sources: Sources) -> Scores:
    """Columns `low:<row>`, `high:<row>`, `top:<row>` (where the maximum varies), and `score:low`,
    `score:high`, `score:top`.

    Rows of plain points stand for themselves, maxima that the pack fixes have no column: `Scores.low`,
    `high` and `top` read either. A total entered by itself counts before one added up; with neither the
    total is not known (null).
    """
    name = pack.subjects[subject_type].scorecard
    card = pack.scorecards[name] if name else None
    places = rows_of(card)
    sheet = SheetColumns(places, sources)
    rows = sheet.add_rows()
    worth = None
    if card is not None:
        tops = [(place.row, rows[address]) for address, place in places.items() if not place.parent]
        worth = group_worth(rule_of_card(card), tops)
    total, top = _total(card, worth, sources), column(worth.top.high) if worth else UNKNOWN
    sheet.layers.append({"score:low": column(total.low), "score:high": column(total.high), "score:top": top})
    layers = tuple(layer for layer in sheet.layers if layer)
    return Scores(layers, places, rows, pack.grades, sources, EXACT_TOTAL if total.is_certain else TOTAL)


def _total(card: Scorecard | None, worth: Worth | None, sources: Sources) -> Span:
    total = Span(UNKNOWN, UNKNOWN)
    if card is not None and worth is not None:
        total = spanwise(lambda amounts: _clamped(card, amounts[0]), [worth.points])
    if "score" not in sources.available:
        return total
    entered = nw.col("score")
    return spanwise(lambda amounts: choose(entered.is_null(), amounts[0], entered), [total])


def _clamped(card: Scorecard, amount: Amount) -> Amount:
    if card.clamp is None:
        return amount
    return smallest((largest((amount, card.clamp.least)), card.clamp.most))
