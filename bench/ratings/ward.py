"""A made-up ward under the plan of 2018: cells, members, collectives, leaders and branches, all filled."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

from congtam.engine.pack import Pack
from congtam.engine.pack.criteria import Leaf
from congtam.engine.population import Entry
from congtam.engine.scoring import rows_of

DAY = date(2018, 12, 10)
CELLS = 100
MEMBERS = 3000
MASS_BODIES = 5
LEADERS = 40


def ward(pack: Pack, seed: int = 40) -> list[Entry]:
    chance = random.Random(seed)
    members = [f"m{i}" for i in range(MEMBERS)]
    cells = [f"c{i}" for i in range(CELLS)]
    mass = [f"t{i}" for i in range(MASS_BODIES)]
    branches = [f"b{i}" for i in range(2 * CELLS)]
    entries = [_entry(pack, chance, "organisation", "ward", {"lower_units": (*cells, *mass, *branches)})]
    for i, cell in enumerate(cells):
        inside = tuple(members[i::CELLS])
        links = {
            "members": inside,
            "committee_members": inside[:3],
            "mass_bodies": (branches[2 * i], branches[2 * i + 1]),
            "government": (),
        }
        entries.append(_entry(pack, chance, "cell", cell, links))
    entries += _members(pack, chance, members, cells)
    entries += [_entry(pack, chance, "branch", name, {}, decided="HTTNV") for name in branches]
    entries += [_entry(pack, chance, "mass_collective", name, {"organisation": ("ward",)}) for name in mass]
    for i in range(LEADERS):
        links = {
            "headed_collectives": (mass[i],) if i < MASS_BODIES else (),
            "headed_organisations": (cells[i],),
            "as_member": (members[i],),
        }
        entries.append(_entry(pack, chance, "leader", f"l{i}", links))
    return entries


def _members(pack: Pack, chance: random.Random, members: list[str], cells: list[str]) -> Iterator[Entry]:
    """The first of each cell is its secretary."""
    for i, name in enumerate(members):
        led = (cells[i],) if i < len(cells) else ()
        links = {"led_party_organisations": led, "led_units": ()}
        yield _entry(pack, chance, "member", name, links)


def _entry(
    pack: Pack,
    chance: random.Random,
    kind: str,
    name: str,
    links: dict[str, tuple[str, ...]],
    decided: str | None = None,
) -> Entry:
    return Entry(
        id=name,
        type=kind,
        date=DAY,
        groups={"base_org": "ward", "superior_body": "front"},
        facts=_facts(pack, chance, kind),
        points=_points(pack, chance, kind),
        links=links,
        decided=decided,
    )


def _facts(pack: Pack, chance: random.Random, kind: str) -> dict[str, bool | int | date | str]:
    """Good news is mostly true, bad news mostly false, by what the words say; a few facts are not entered."""
    facts: dict[str, bool | int | date | str] = {}
    wanted = {"person": ("member", "leader"), "unit": ("organisation", "cell", "mass_collective", "branch")}
    for key, fact in pack.facts.items():
        if kind not in wanted.get(fact.group, (kind,)) or chance.random() < 0.03:
            continue
        match fact.type:
            case "yes_no" | "judgement":
                bad = any(
                    word in key for word in ("disciplin", "degradation", "exempt", "violation", "poor", "low")
                )
                facts[key] = chance.random() < (0.03 if bad else 0.9)
            case "percent":
                facts[key] = chance.randint(4500, 10_000)
            case "number":
                facts[key] = 0
            case "date":
                facts[key] = date(chance.randint(1980, 2017), 3, 2)
            case "level":
                facts[key] = chance.choice(list(pack.levels)[:3])
            case "choice":
                facts[key] = chance.choice(list(fact.values))
    return facts


def _points(pack: Pack, chance: random.Random, kind: str) -> dict[str, int]:
    card = pack.subjects[kind].scorecard
    if card is None:
        return {}
    ability = chance.betavariate(8, 1.2)
    return {
        address: round(place.row.max * ability / 25) * 25
        for address, place in rows_of(pack.scorecards[card]).items()
        if isinstance(place.row, Leaf) and place.row.kind == "points" and place.row.max is not None
    }
