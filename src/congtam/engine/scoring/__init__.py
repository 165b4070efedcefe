"""Scorecards as columns: every row and the total, each from the least to the most that the entries allow."""

from congtam.engine.scoring.columns import Scores, score_columns
from congtam.engine.scoring.grades import is_marked_by_hand
from congtam.engine.scoring.reading import RowReading, read_rows
from congtam.engine.scoring.rows import Place, criteria_in, row_ids, rows_of
from congtam.engine.scoring.sources import Sources

__all__ = [
    "Place",
    "RowReading",
    "Scores",
    "Sources",
    "criteria_in",
    "is_marked_by_hand",
    "read_rows",
    "row_ids",
    "rows_of",
    "score_columns",
]
