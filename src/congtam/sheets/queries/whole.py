"""The whole campaign as its rules see it now, with everybody's own sheet. It is rated again when the journal
says that something was done; until then all pages share one rating."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from threading import Lock

import narwhals as nw
from django.utils import timezone

from congtam.campaigns.facts.persons import facts_of_person
from congtam.campaigns.facts.snapshot import Snapshot
from congtam.campaigns.facts.units import facts_of_unit
from congtam.campaigns.facts.values import Value
from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.packs import plan_of
from congtam.campaigns.queries.revision import Last, last_deed
from congtam.campaigns.queries.standing import Held, bare_outcomes, held_in
from congtam.engine.again import Asking, asking, rate_again
from congtam.engine.explanation import Explanation, explain
from congtam.engine.outcome import Outcome, outcome
from congtam.engine.pack import Pack
from congtam.engine.rating import Rating, rate
from congtam.engine.rules import rules_of
from congtam.sheets.queries.state import State, state

PASSED_BY = ("account.", "assist.")
"""Deeds that change nothing a rule asks about."""
KEPT = 2
MANY = 100
"""Beyond so many changed subjects everybody is rated: whom they touch is then nearly everybody."""


@dataclass(frozen=True)
class Whole:
    """`bare`: of everybody what the orders of a document look at."""

    campaign: Campaign
    state: State
    rating: Rating
    asking: Asking
    bare: Mapping[str, Outcome]
    made_at: datetime

    @property
    def pack(self) -> Pack:
        return self.rating.pack

    @property
    def dossiers(self) -> Mapping[str, Dossier]:
        return self.state.ground.dossiers

    def outcomes_of(self, dossiers: Iterable[Dossier]) -> dict[int, Outcome]:
        """By dossier; whoever the registers do not know has none."""
        by_kind: dict[str, dict[str, int]] = {}
        for one in dossiers:
            by_kind.setdefault(one.kind, {})[one.key] = one.pk
        found: dict[int, Outcome] = {}
        for kind, keys in by_kind.items():
            table = self.rating.tables.get(kind)
            if table is None:
                continue
            rules = rules_of(self.pack, kind)
            for row in table.filter(nw.col("id").is_in(list(keys))).collect().iter_rows(named=True):
                found[keys[str(row["id"])]] = outcome(self.pack, kind, rules, row)
        return found

    def explanation(self, dossier: Dossier) -> Explanation | None:
        """Every step of one subject."""
        table = self.rating.tables.get(dossier.kind)
        if table is None or not self.outcomes_of([dossier]):
            return None
        return explain(replace(self.rating, tables={dossier.kind: table}), dossier.key)

    def counts(self, kind: str, facts: Iterable[str]) -> dict[str, int]:
        """Of how many subjects of a kind that are not set aside each fact is known."""
        table = self.rating.tables.get(kind)
        asked = [f"fact:{name}" for name in facts]
        if table is None or not asked:
            return {}
        rated = table.filter(nw.col("is_rated").fill_null(value=True))
        row = rated.select(nw.len().alias("all"), *(nw.col(name).count() for name in asked)).collect()
        return {name.removeprefix("fact:"): int(row[name][0]) for name in row.columns}

    @cached_property
    def held(self) -> dict[int, list[Held]]:
        """Of everybody; a page of some dossiers asks `held_of`."""
        return held_in(self.rating, self.bare, self.dossiers)

    def held_of(self, dossiers: Iterable[Dossier]) -> dict[int, list[Held]]:
        return held_in(self.rating, self.bare, self.dossiers, {row.key for row in dossiers})

    @property
    def registers(self) -> Snapshot:
        return self.state.ground.around.there

    def told(self, dossier: Dossier) -> dict[str, Value]:
        """What the registers of people alone say of a subject, before anything that was entered."""
        there = self.registers
        if dossier.unit_id:
            node = there.tree.nodes.get(dossier.unit_id)
            return facts_of_unit(self.pack, there, node) if node else {}
        known = dossier.person_id in there.persons
        return facts_of_person(self.pack, there, dossier.person_id or 0) if known else {}


def whole(campaign: Campaign) -> Whole:
    key = campaign.pk, campaign.phase, last_deed(campaign.organisation_id, PASSED_BY)
    with _ONE_AT_A_TIME:
        if key not in _RATED:
            keep(key, made(campaign, before(campaign)))
        return _RATED[key]


def whole_now(campaign: Campaign) -> Whole:
    """With every mark saved since, also on sheets that nobody has given yet: those are no deeds."""
    key = campaign.pk, campaign.phase, last_deed(campaign.organisation_id, PASSED_BY)
    with _ONE_AT_A_TIME:
        keep(key, made(campaign, before(campaign)))
        return _RATED[key]


Key = tuple[int, str, Last]
_RATED: dict[Key, Whole] = {}
_ONE_AT_A_TIME = Lock()


def before(campaign: Campaign) -> Whole | None:
    """What was rated last."""
    return next((now for (of, *_), now in reversed(_RATED.items()) if of == campaign.pk), None)


def keep(key: Key, now: Whole) -> None:
    _RATED.pop(key, None)
    while len(_RATED) >= KEPT:
        del _RATED[next(iter(_RATED))]
    _RATED[key] = now


def made(campaign: Campaign, earlier: Whole | None = None) -> Whole:
    """Where the subjects are those of before, only those are rated again whom a change can reach."""
    now = state(campaign)
    if earlier and now.has_same_subjects(earlier.state):
        changed = now.differing(earlier.state)
        if len(changed) <= MANY:
            return made_again(campaign, earlier, now, changed)
    return made_new(campaign, now)


def made_new(campaign: Campaign, now: State) -> Whole:
    plan = plan_of(campaign)
    rated = settled(rate(plan.pack, now.population(plan), plan))
    who_asks = asking(plan.pack, rated.population)
    return Whole(campaign, now, rated, who_asks, bare_outcomes(rated), timezone.now())


def made_again(campaign: Campaign, earlier: Whole, now: State, changed: list[str]) -> Whole:
    if not changed:
        return replace(earlier, campaign=campaign, state=now, made_at=timezone.now())
    plan = earlier.rating.plan
    rated, again = rate_again(earlier.rating, now.population(plan, changed), earlier.asking)
    bare = {**earlier.bare, **bare_outcomes(rated, again)}
    asks = earlier.asking
    if not now.has_same_links(earlier.state, changed):
        asks = asking(plan.pack, rated.population)
    return Whole(campaign, now, rated, asks, bare, timezone.now())


def settled(rating: Rating) -> Rating:
    """Computed now, and once for all pages."""
    tables = {kind: table.collect().lazy() for kind, table in rating.tables.items()}
    standings = {kind: table.collect().lazy() for kind, table in rating.standings.items()}
    return replace(rating, tables=tables, standings=standings)
