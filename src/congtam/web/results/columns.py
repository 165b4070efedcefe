"""The four results of a dossier side by side: by the rules, voted, proposed, decided. They stay apart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from congtam.campaigns.models import Dossier, Result
from congtam.campaigns.queries.standing import Held
from congtam.engine.outcome import Outcome
from congtam.engine.pack import Pack
from congtam.engine.sentences.missing import missing_said
from congtam.sheets.queries.whole import Whole

BARS = 4
"""As many as the sign of a level has."""


@dataclass(frozen=True)
class Level:
    key: str
    name: str
    bars: int


@dataclass(frozen=True)
class Standing:
    """One dossier with its four results; `levels` are those the rules leave possible, None: no frame leads
    to any."""

    dossier: Dossier
    pack: Pack
    outcome: Outcome | None
    results: Mapping[str, Result]
    held: list[Held]

    @cached_property
    def levels(self) -> list[Level] | None:
        if self.outcome is None or self.outcome.levels is None:
            return None
        return [level_of(self.pack, key) for key in self.outcome.levels]

    @cached_property
    def missing(self) -> list[str]:
        return [missing_said(self.pack, name) for name in self.outcome.missing] if self.outcome else []

    @property
    def vote(self) -> Result | None:
        return self.results.get("vote")

    @property
    def resolution(self) -> Result | None:
        """What the deciding body voted, before anything is decided by it."""
        return self.results.get("resolve")

    @property
    def proposal(self) -> Result | None:
        return self.results.get("propose")

    @property
    def appraisal(self) -> Result | None:
        return self.results.get("appraise")

    @property
    def decision(self) -> Result | None:
        return self.results.get("decide")

    @property
    def more_held(self) -> int:
        """How many there are besides the first."""
        return len(self.held) - 1

    @cached_property
    def above_rules(self) -> list[Result]:
        """Results better than the best level that the rules leave."""
        if not self.levels:
            return []
        best = self.pack.rank(self.levels[0].key)
        return [row for row in self.results.values() if self.pack.rank(row.level) > best]


def level_of(pack: Pack, key: str) -> Level:
    most = max(len(pack.levels) - 1, 1)
    return Level(key, pack.levels.get(key, key), 1 + pack.rank(key) * (BARS - 1) // most)


def standings(now: Whole, dossiers: Iterable[Dossier], *, rated: bool = True) -> list[Standing]:
    """With a single question about results, however many dossiers; `rated`: with what the rules say."""
    rows = list(dossiers)
    outcomes = now.outcomes_of(rows) if rated else {}
    found: dict[int, dict[str, Result]] = {}
    for one in Result.objects.filter(dossier__in=rows, annulled_because=""):
        found.setdefault(one.dossier_id, {})[one.act] = one
    held = now.held_of(rows)
    return [
        Standing(row, now.pack, outcomes.get(row.pk), found.get(row.pk, {}), held.get(row.pk, []))
        for row in rows
    ]
