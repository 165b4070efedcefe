"""What a collector of comments still waits for, for lists that tell no more than how many and of whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from congtam.campaigns.models import Campaign, Participation
from congtam.campaigns.models.dossier import dossier_key
from congtam.comments.queries.gathering import answers_of, dues_of, in_order
from congtam.comments.states import State, state_of

COLUMNS = (
    *("who", "name", "asked_on", "dossier_id", "dossier__kind", "dossier__unit_id", "dossier__person_id"),
)


@dataclass
class Waited:
    """So many requests, to these bodies in the order of the matrix."""

    number: int = 0
    names: dict[str, None] = field(default_factory=dict)

    def add(self, name: str) -> None:
        self.number += 1
        self.names[name] = None


def waited(campaign: Campaign, parts: QuerySet[Participation], today: date) -> dict[State, Waited]:
    """By state, as `lines` has them; of thousands nothing is built that nobody reads."""
    dues, answers = dues_of(campaign), answers_of(campaign)
    found = {state: Waited() for state in State}
    seen: set[tuple[int, str]] = set()
    for who, name, asked_on, dossier, kind, unit, person in in_order(parts).values_list(*COLUMNS):
        if (dossier, who) in seen:
            continue
        seen.add((dossier, who))
        key = dossier_key(kind, unit, person), who
        answer = answers.get(key)
        state = state_of(
            asked_on=asked_on,
            due_on=dues.get(key),
            answered=answer is not None,
            declines=bool(answer and answer[0]),
            today=today,
        )
        found[state].add(name)
    return found
