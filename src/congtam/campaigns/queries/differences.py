"""What a campaign holds against what its pack would derive from the registers today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from congtam.campaigns.derived.parts import Taking
from congtam.campaigns.derived.whole import Derivation, Listed, derivation, named
from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.packs import pack_of
from congtam.campaigns.queries.around import entered_facts, surroundings

Key = tuple[str, str, str, str]


class KeptPart(NamedTuple):
    """What a campaign holds of somebody who takes part; of tens of thousands no more is read."""

    pk: int
    dossier: int
    group: str
    rule: str
    who: str
    name: str
    is_settled: bool
    by_hand: bool
    asked_on: date | None
    answered_on: date | None

    @property
    def is_under_way(self) -> bool:
        """A request went out, or an answer came."""
        return self.asked_on is not None or self.answered_on is not None


@dataclass(frozen=True)
class Differences:
    """Rows set by hand are in none of these. `gone` are dossiers of people and units that left."""

    new: list[Listed]
    changed: list[tuple[Dossier, Listed]]
    gone: list[Dossier]
    new_parts: list[Taking]
    changed_parts: list[tuple[KeptPart, Taking]]
    gone_parts: list[KeptPart]

    @property
    def count(self) -> int:
        return len(self.new) + len(self.changed) + len(self.gone) + self.parts_count

    @property
    def parts_count(self) -> int:
        return len(self.new_parts) + len(self.changed_parts) + len(self.gone_parts)


def differences(campaign: Campaign) -> Differences:
    pack = named(pack_of(campaign), campaign.body_names)
    derived = derivation(pack, surroundings(campaign), entered_facts(campaign))
    dossiers = {dossier.key: dossier for dossier in campaign.dossiers.all()}
    parts = parts_by_key(campaign, dossiers)
    kept = {key: one for key, one in derived.listed.items() if key in dossiers and not dossiers[key].by_hand}
    return Differences(
        new=[one for key, one in derived.listed.items() if key not in dossiers],
        changed=[(dossiers[key], one) for key, one in kept.items() if differs(dossiers[key], one)],
        gone=[
            dossier
            for key, dossier in dossiers.items()
            if key not in derived.listed and not dossier.by_hand and dossier.is_listed
        ],
        **parts_differ(derived, parts),
    )


def parts_by_key(campaign: Campaign, dossiers: dict[str, Dossier]) -> dict[Key, KeptPart]:
    names = {dossier.pk: key for key, dossier in dossiers.items()}
    columns = ("pk", "dossier_id", "group", "rule", "who", "name", "is_settled", "by_hand")
    found = campaign.participations.values_list(*columns, "asked_on", "answered_on")
    kept = (KeptPart(*row) for row in found)
    return {(names[one.dossier], one.group, one.rule, one.who): one for one in kept}


def parts_differ(derived: Derivation, parts: dict[Key, KeptPart]) -> dict[str, list]:  # type: ignore[type-arg]
    """What was sent out or answered keeps its row, whatever the registers say now."""
    return {
        "new_parts": [one for key, one in derived.takings.items() if key not in parts],
        "changed_parts": [
            (parts[key], one)
            for key, one in derived.takings.items()
            if key in parts and not parts[key].by_hand
            if (parts[key].name, parts[key].is_settled) != (one.who.name, one.is_settled)
        ],
        "gone_parts": [
            row
            for key, row in parts.items()
            if key not in derived.takings and not row.by_hand and not row.is_under_way
        ],
    }


def differs(dossier: Dossier, one: Listed) -> bool:
    return columns_of(one) != {name: getattr(dossier, name) for name in columns_of(one)}


def columns_of(one: Listed) -> dict[str, object]:
    """The columns of a dossier that the derivation fills."""
    return {
        "home_id": one.home,
        "name": one.name,
        "standing": one.standing,
        "sort_key": one.sort_key,
        "is_listed": True,
        "is_reviewed": one.part.is_reviewed,
        "is_rated": one.part.is_rated,
        "aside": [vars(aside) for aside in one.part.aside],
    }
