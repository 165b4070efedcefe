"""How a campaign stands in the eyes of its rules: levels in force, what holds whom back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import narwhals as nw
from django.utils.translation import gettext as _

from congtam.campaigns.facts.ground import standing_now
from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.packs import plan_of
from congtam.campaigns.queries.ground import ground, standings
from congtam.engine.again import Touched
from congtam.engine.orders import OWN_REVIEW, blocks
from congtam.engine.outcome import Outcome
from congtam.engine.progress import progress
from congtam.engine.rating import Rating
from congtam.engine.standing import STAGES


@dataclass(frozen=True)
class Held:
    """One dossier that must wait: for its own review, for facts, for other dossiers."""

    dossier: int
    binds: str
    cites: str
    own_review: bool
    facts: tuple[str, ...]
    others: tuple[Dossier, ...]

    @property
    def says(self) -> str:
        """Names, so that people know whom to ask; more than three are counted."""
        names = [other.name for other in self.others[:3]]
        if len(self.others) > 3:
            names.append(_("và %(n)d hồ sơ khác") % {"n": len(self.others) - 3})
        said = [_("chưa kiểm điểm xong")] if self.own_review else []
        said += [_("chưa có %(fact)s") % {"fact": fact} for fact in self.facts]
        if names:
            said.append(_("còn chờ %(names)s") % {"names": ", ".join(names)})
        return f"{'; '.join(said)} ({self.cites})"


def held_back(campaign: Campaign, dossiers: Iterable[Dossier] | None = None) -> dict[int, list[Held]]:
    """By dossier, of all or of some, everything that must come before. What was set aside by hand is waited
    for by nobody."""
    there = ground(campaign)
    population = standing_now(there, there.population, standings(campaign))
    only = None if dossiers is None else {row.key for row in dossiers}
    rating = progress(there.pack, population, plan_of(campaign))
    return held_in(rating, bare_outcomes(rating), there.dossiers, only)


def held_in(
    rating: Rating,
    bare: Mapping[str, Outcome],
    dossiers: Mapping[str, Dossier],
    only: Collection[str] | None = None,
) -> dict[int, list[Held]]:
    """The same of a rating that is already there."""
    pack = rating.pack
    found: dict[int, list[Held]] = {}
    for block in blocks(rating, bare, only=only):
        others = tuple(dossiers[name] for name in block.waits_for if name in dossiers)
        held = Held(
            dossier=dossiers[block.subject].pk,
            binds=block.binds,
            cites=pack.orders[block.order].cites,
            own_review=OWN_REVIEW in block.waits_for,
            facts=tuple(pack.facts[name].label for name in block.waits_for if name in pack.facts),
            others=tuple(other for other in others if not is_set_aside(other, block.binds)),
        )
        if held.own_review or held.facts or held.others:
            found.setdefault(held.dossier, []).append(held)
    return found


def bare_outcomes(rating: Rating, some: Touched | None = None) -> dict[str, Outcome]:
    """Of everybody, or of some, just what the orders look at: three thousand subjects with all their reasons
    would take a while."""
    asked = {"id", "stage", "is_reviewed", "is_rated", "reviewed"}
    asked |= {f"fact:{word}" for order in rating.pack.orders.values() for word in order.first}
    found: dict[str, Outcome] = {}
    for kind, table in rating.tables.items():
        if some is not None and kind not in some:
            continue
        whom = table if some is None else table.filter(nw.col("id").is_in(list(some[kind])))
        names = [n for n in whom.collect_schema().names() if n in asked or n.startswith("in:")]
        for row in whom.select(*names).collect().iter_rows(named=True):
            key, stage = str(row["id"]), STAGES[row["stage"]]
            taken = row["is_reviewed"], row["is_rated"]
            found[key] = Outcome(key, kind, None, (), stage, None, *taken, (), (), (), row)
    return found


def is_set_aside(dossier: Dossier, binds: str) -> bool:
    takes_part = dossier.is_reviewed if binds == "review" else dossier.is_rated
    return dossier.by_hand and takes_part is False
