"""One entrance for every kind of rule."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from congtam.engine.pack import Pack
from congtam.engine.pack.base import Part
from congtam.engine.pack.conditions import Condition
from congtam.engine.pack.criteria import Row
from congtam.engine.pack.process import (
    Authority,
    Ballot,
    Deadline,
    Forum,
    Order,
    Participant,
    Supervisor,
    TimelineItem,
)
from congtam.engine.pack.quotas import Quota
from congtam.engine.pack.subjects import Cap, Exclusion, Subject
from congtam.engine.sentences import process, rules
from congtam.engine.sentences.conditions import clause
from congtam.engine.sentences.numbers import capitalised
from congtam.engine.sentences.rows import row
from congtam.engine.sentences.words import Words

KINDS: dict[type[Any], Callable[[Words, Any], str]] = {
    Condition: clause,
    Row: row,
    Cap: rules.cap,
    Exclusion: rules.exclusion,
    Quota: rules.quota,
    Subject: rules.subject,
    Order: process.order,
    Deadline: process.deadline,
    Participant: process.participant,
    Forum: process.forum,
    Authority: process.authority,
    Ballot: process.ballot,
    TimelineItem: process.timeline_item,
    Supervisor: process.supervisor,
}


def sentence(pack: Pack, rule: Part, kind: str | None = None) -> str:
    """The rule in official Vietnamese, without a full stop. `kind` is the kind of subject the rule belongs
    to; it is looked for when it is not told. What stands in the pack as text (steps, agendas, sections) is
    that text."""
    for known, make in KINDS.items():
        if isinstance(rule, known):
            said = make(Words(pack, kind, rule), rule)
            return said if known is Row else capitalised(said)
    text = next(value for name in ("text", "label", "title") if (value := getattr(rule, name, None)))
    return capitalised(str(text).strip().rstrip("."))
