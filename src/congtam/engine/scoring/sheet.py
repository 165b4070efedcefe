"""The rows of one scorecard as columns, from the leaves up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import narwhals as nw

from congtam.engine.pack.criteria import GradeLeaf, Group, Leaf, OptionsLeaf, PointsLeaf
from congtam.engine.population import row_column
from congtam.engine.scoring.amounts import Amount, Span
from congtam.engine.scoring.groups import group_worth, rule_of
from congtam.engine.scoring.leaves import leaf_worth
from congtam.engine.scoring.options import chosen_options, zeroing
from congtam.engine.scoring.presence import existence, leaves_out, set_aside
from congtam.engine.scoring.rows import Place
from congtam.engine.scoring.sources import Sources
from congtam.engine.scoring.worth import Scored, Worth, where_it_exists, where_set_aside

Layer = dict[str, nw.Expr]
"""Columns that are added together; those of a later layer read those of earlier ones."""


@dataclass
class SheetColumns:
    places: Mapping[str, Place]
    sources: Sources
    layers: list[Layer] = field(default_factory=list)
    exists: Mapping[str, nw.Expr] = field(default_factory=dict)

    def add_rows(self) -> dict[str, Scored]:
        self.exists = self._kept_statuses()
        scored: dict[str, Scored] = {}
        for address in reversed(list(self.places)):
            scored[address] = self._scored(self.places[address], scored)
        return {address: scored[address] for address in self.places}

    def _kept_statuses(self) -> dict[str, nw.Expr]:
        statuses = existence(self.places, self.sources)
        self.layers.append({row_column("exists", address): status for address, status in statuses.items()})
        for address, place in self.places.items():
            if isinstance(place.row, OptionsLeaf):
                self.layers[0] |= chosen_options(place.row, address, self.sources)
        return {address: nw.col(row_column("exists", address)) for address in statuses}

    def _scored(self, place: Place, below: Mapping[str, Scored]) -> Scored:
        exists, counts = self.exists.get(place.address), self._there(place)
        own = given = plain = self._own_worth(place, below)
        aside = set_aside(place, self.sources)
        if aside is not None and own is not None and isinstance(place.row, Leaf):
            given = where_set_aside(own, aside, str(place.row.not_applicable))
        if aside is not None and leaves_out(place):
            counts = ~aside if counts is None else counts & ~aside
        else:
            own = given
        if exists is not None and given is not None:
            given = where_it_exists(given, exists)
        always = given is own
        if given is not None and not (isinstance(place.row, PointsLeaf) and given is plain):
            given = self._kept(place, given)
        return Scored(given if always else own, counts, given, self._zeroes(place, exists))

    def _there(self, place: Place) -> nw.Expr | None:
        """Whether the row and every row above it exist; None when that is always so."""
        above = self.places.get(place.parent)
        inherited = None if above is None else self._there(above)
        if place.address not in self.exists:
            return inherited
        return self.exists[place.address] if inherited is None else inherited & self.exists[place.address]

    def _own_worth(self, place: Place, below: Mapping[str, Scored]) -> Worth | None:
        if isinstance(place.row, Group):
            rows = [(self.places[name].row, below[name]) for name in place.children]
            return group_worth(rule_of(place.row), rows)
        points = leaf_worth(place.row, place.address, self.sources)
        if points is None:
            return None
        most = place.row.max
        if most is None and isinstance(place.row, GradeLeaf):
            most = max(place.row.points.values())
        return Worth(points, Span(most or 0, most or 0), most or 0)

    def _zeroes(self, place: Place, exists: nw.Expr | None) -> nw.Expr | None:
        if not isinstance(place.row, OptionsLeaf):
            return None
        status = zeroing(place.row, place.address)
        return status if status is None or exists is None else status & exists

    def _kept(self, place: Place, worth: Worth) -> Worth:
        """The worth as read back from columns of its own, so that every step stays in the table."""
        layer, address = self._layer(1 + self._height(place)), place.address

        def keep(low_name: str, high_name: str, span: Span) -> Span:
            high = self._keep(layer, row_column(high_name, address), span.high)
            return Span(
                high if span.is_certain else self._keep(layer, row_column(low_name, address), span.low), high
            )

        low = self._keep(layer, row_column("low", address), worth.points.low)
        high = self._keep(layer, row_column("high", address), worth.points.high)
        points = Span(low, low if worth.points.is_certain else high)
        top, dropped = keep("top:low", "top", worth.top), keep("dropped:low", "dropped", worth.dropped)
        return replace(worth, points=points, top=top, dropped=dropped)

    def _keep(self, layer: Layer, name: str, amount: Amount) -> Amount:
        if isinstance(amount, int):
            return amount
        layer[name] = amount
        return nw.col(name)

    def _height(self, place: Place) -> int:
        return 1 + max((self._height(self.places[name]) for name in place.children), default=-1)

    def _layer(self, number: int) -> Layer:
        while len(self.layers) <= number:
            self.layers.append({})
        return self.layers[number]
