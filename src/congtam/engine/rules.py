"""The rules of a kind of subject by address, with what they cite."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from congtam.engine.frames import steps
from congtam.engine.pack import Pack
from congtam.engine.pack.conditions import Condition
from congtam.engine.pack.subjects import Cap, Exclusion
from congtam.engine.population import row_column
from congtam.engine.scoring import rows_of


@dataclass(frozen=True)
class Rule:
    """One rule: its data address in the pack, the column its status stands in, and the part of the pack
    itself."""

    address: str
    column: str
    part: Condition | Cap | Exclusion

    @property
    def clauses(self) -> tuple[str, ...]:
        return self.part.clause

    @property
    def short_address(self) -> str:
        """As written in worked examples: without the leading `subjects.`."""
        return self.address.removeprefix("subjects.")


def rules_of(pack: Pack, kind: str) -> Mapping[str, Rule]:
    """By status column: conditions of frames, disqualifiers, caps (`binds:`), exclusions (`aside:`)."""
    subject, root = pack.subjects[kind], f"subjects.{kind}"
    found = [Rule(f"{root}.{address}", column, part) for column, address, part in steps(subject)]
    found += [Rule(f"{root}.caps.{name}", f"binds:{name}", cap) for name, cap in subject.caps.items()]
    found += [
        Rule(f"{root}.exclusions.{name}", f"aside:{name}", rule) for name, rule in subject.exclusions.items()
    ]
    return {rule.column: rule for rule in found}


def rules_beside(pack: Pack, kind: str) -> Mapping[str, tuple[Rule, ...]]:
    """By row of the kind's sheet: what is shown beside its mark. Status stands in `beside:<row>:<n>`."""
    card = pack.subjects[kind].scorecard or ""
    return {
        address: tuple(
            Rule(
                f"scorecards.{card}.criteria[{address}].beside[{n}]",
                row_column("beside", f"{address}:{n}"),
                part,
            )
            for n, part in enumerate(place.row.beside)
        )
        for address, place in rows_of(pack.scorecards.get(card)).items()
        if place.row.beside
    }
