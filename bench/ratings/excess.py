"""How many groups surely have more than their places, in one column: lists of groups would be timed too."""

from __future__ import annotations

import narwhals as nw

from congtam.engine.quotas.columns import chosen_reading, place_column
from congtam.engine.quotas.counting import places_table
from congtam.engine.rating import Rating


def excess(rating: Rating, name: str) -> int:
    table = places_table(rating, name)
    if table is None:
        return 0
    most = nw.col(place_column("possible", chosen_reading(rating.pack.quotas[name])))
    over = (nw.col("sure_taken") > most).cast(nw.Int64).sum()
    return int(table.select(over=over).collect()["over"][0] or 0)
