"""Which levels the rules leave open to each subject, its own sheet included: what a ballot may offer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import narwhals as nw

from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.polls import Eligible, why_closed
from congtam.engine.entries import population_of
from congtam.engine.outcome import frame_rules
from congtam.engine.pack import Pack
from congtam.engine.rating import Rating, rate
from congtam.engine.rules import Rule, rules_of
from congtam.engine.sentences import sentence
from congtam.sheets.queries.columns import widened
from congtam.sheets.queries.scene import asked, made
from congtam.sheets.queries.standing import with_own_sheets
from congtam.sheets.queries.whole import whole_now


def eligible_in(campaign: Campaign, dossiers: Iterable[Dossier]) -> dict[int, Eligible]:
    """By dossier. A subject may be voted the best level its rules leave possible, and every one below it:
    points and facts only decide what may be put to the vote."""
    return eligible(whole_now(campaign).rating, list(dossiers))


def eligible_now(campaign: Campaign, dossiers: Iterable[Dossier]) -> dict[int, Eligible]:
    """The same inside a transaction, of what it has written so far: nothing of it is kept. Only those are
    rated whom the answer depends on."""
    there, wanted = made(campaign), list(dossiers)
    names = dict.fromkeys(name for row in wanted for name in there.around(row.key))
    entries = with_own_sheets(there, [name for name in names if name in there.dossiers])
    everybody = widened(there.pack, population_of(there.pack, entries))
    return eligible(rate(there.pack, everybody, there.plan), wanted)


def waiting_for(campaign: Campaign, units: frozenset[int], persons: frozenset[int]) -> set[int]:
    """Dossiers of these, and all whose rules ask about one of them, directly or through others."""
    there = made(campaign)
    asking: dict[str, list[str]] = {}
    for key, entry in there.entries.items():
        for relation in asked(there.pack, entry.type):
            for name in entry.links.get(relation, ()):
                asking.setdefault(name, []).append(key)
    own = [key for key, row in there.dossiers.items() if row.unit_id in units or row.person_id in persons]
    found, waiting = set(own), own
    while waiting:
        new = set(asking.get(waiting.pop(), ())) - found
        found |= new
        waiting += new
    return {there.dossiers[key].pk for key in found}


def eligible(rating: Rating, dossiers: Iterable[Dossier]) -> dict[int, Eligible]:
    wanted = {row.key: row for row in dossiers}
    rows = told_of(rating, wanted)
    reasons = Reasons(rating.pack)
    return {row.pk: reasons.eligible(row.kind, rows[key]) for key, row in wanted.items() if key in rows}


def told_of(rating: Rating, wanted: Mapping[str, Dossier]) -> dict[str, Mapping[str, Any]]:
    """By subject what its levels hang on; of thousands nothing else is read."""
    found: dict[str, Mapping[str, Any]] = {}
    for kind in {row.kind for row in wanted.values()} & rating.tables.keys():
        table = rating.tables[kind].filter(nw.col("id").is_in(list(wanted)))
        asked_for = {"id", *(f"may:{level}" for level in rating.pack.levels), *rules_of(rating.pack, kind)}
        told = table.select([name for name in table.collect_schema().names() if name in asked_for])
        found |= {row["id"]: row for row in told.collect().iter_rows(named=True)}
    return found


class Reasons:
    """Each rule is put into words once, however many subjects it keeps from a level."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.said = cache(self.say)

    def eligible(self, kind: str, row: Mapping[str, Any]) -> Eligible:
        levels = list(self.pack.levels)
        possible = [level for level in levels if row[f"may:{level}"]]
        best = levels.index(possible[0]) if possible else len(levels) - 1
        closed = {level: self.why(kind, row, level) for level in levels[:best]}
        return Eligible(tuple(levels[best:]), closed)

    def why(self, kind: str, row: Mapping[str, Any], level: str) -> str:
        rules = rules_of(self.pack, kind)
        strikes = [
            rule
            for column, rule in rules.items()
            if column.startswith(("step:lowest:", "binds:")) and row.get(column)
        ]
        missed = [rule for rule in frame_rules(rules, level) if row.get(rule.column) is False]
        found = [self.said(kind, rule.column) for rule in (strikes or missed)]
        return why_closed(found, struck=bool(strikes))

    def say(self, kind: str, column: str) -> str:
        rule: Rule = rules_of(self.pack, kind)[column]
        return f"{sentence(self.pack, rule.part, kind)} ({rule.part.cites})"
