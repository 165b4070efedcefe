"""What the rules ask about the subjects of a campaign besides the sheets: facts, links, levels in force. It
is read again when the journal says that something else was done; a saved leaf does not count as such."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from threading import Lock

from congtam.campaigns.facts.ground import entries_now
from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.packs import plan_of
from congtam.campaigns.queries.ground import ground, standings
from congtam.campaigns.queries.revision import Last, last_deed
from congtam.engine.needs import needs
from congtam.engine.pack import Pack
from congtam.engine.plan import Plan
from congtam.engine.population import Entry

PASSED_BY = ("account.", "assist.", "sheet.")
"""Deeds that change nothing a rule asks about."""
KEPT_SCENES = 4


@dataclass(frozen=True)
class Scene:
    """By the engine's key of a dossier."""

    pack: Pack
    plan: Plan
    entries: dict[str, Entry]
    dossiers: Mapping[str, Dossier]

    def around(self, key: str) -> list[str]:
        """The subject and all whose standing its rules ask about, directly or through others."""
        found, waiting = {key: None}, [key]
        while waiting:
            entry = self.entries.get(waiting.pop())
            if entry is None:
                continue
            relations = self.plan.once(("asked by", entry.type), partial(asked, self.pack, entry.type))
            for relation in relations:
                new = [name for name in entry.links.get(relation, ()) if name not in found]
                found |= dict.fromkeys(new)
                waiting += new
        return list(found)


def asked(pack: Pack, kind: str) -> tuple[str, ...]:
    return tuple(sorted(needs(pack, kind).relations))


def scene(campaign: Campaign) -> Scene:
    key = campaign.pk, campaign.phase, last_deed(campaign.organisation_id, PASSED_BY)
    with _ONE_AT_A_TIME:
        if key not in _KEPT:
            while len(_KEPT) >= KEPT_SCENES:
                del _KEPT[next(iter(_KEPT))]
            _KEPT[key] = made(campaign)
        return _KEPT[key]


_KEPT: dict[tuple[int, str, Last], Scene] = {}
_ONE_AT_A_TIME = Lock()
"""Three hundred people who open their sheets at once wait for one reading, instead of making one each."""


def made(campaign: Campaign) -> Scene:
    """As everything stands now, in a transaction too: the deed being done is in the journal by then."""
    there = ground(campaign)
    return Scene(there.pack, plan_of(campaign), entries_now(there, standings(campaign)), there.dossiers)
