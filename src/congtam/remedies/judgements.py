"""What a pack leaves to people to judge: each with the words of the document, by kind of subject."""

from __future__ import annotations

from dataclasses import dataclass

from congtam.campaigns.models import Campaign
from congtam.campaigns.packs import Pinned, pinned_of
from congtam.engine.conditions.walk import parts
from congtam.engine.pack import Pack
from congtam.engine.pack import conditions as say
from congtam.engine.pack.subjects import Subject
from congtam.engine.sentences import sentence
from congtam.people.names import plain


@dataclass(frozen=True)
class Judgement:
    """`level` is empty for what puts a subject at the lowest level. `text` is the document word by word."""

    kind: str
    fact: str
    label: str
    level: str
    sentence: str
    cites: str
    document: str
    text: str
    clauses: tuple[str, ...]

    @property
    def passage(self) -> str:
        """The paragraph of the text that says it; the whole text where no paragraph stands out."""
        wanted = set(plain(self.label).split())
        found = max(self.text.split("\n"), key=lambda one: len(wanted & set(plain(one).split())), default="")
        shared = len(wanted & set(plain(found).split()))
        return found.strip() if shared * 4 >= len(wanted) * 3 else self.text


def judgements(campaign: Campaign) -> tuple[Judgement, ...]:
    """In the order of the document; a judgement asked for several levels stands with the best."""
    pinned = pinned_of(campaign)
    found: dict[tuple[str, str], Judgement] = {}
    for kind, subject in pinned.pack.subjects.items():
        for level, rule in rules_of(subject):
            for part in parts(rule):
                if isinstance(part, say.Attested):
                    one = judged(pinned, kind, level, rule, part)
                    found.setdefault((kind, one.fact), one)
    return tuple(found.values())


def rules_of(subject: Subject) -> list[tuple[str, say.Condition]]:
    framed = [(level, rule) for level, frame in subject.levels.items() for rule in frame]
    return [*framed, *(("", rule) for rule in subject.lowest_if)]


def judged(pinned: Pinned, kind: str, level: str, rule: say.Condition, part: say.Attested) -> Judgement:
    cites, document = part.cites or rule.cites or "", part.document or rule.document or ""
    clause = part.clause or rule.clause
    return Judgement(
        kind=kind,
        fact=part.attested,
        label=label_of(pinned.pack, part.attested),
        level=pinned.pack.levels.get(level, ""),
        sentence=sentence(pinned.pack, part),
        cites=cites,
        document=document,
        text="\n".join(block.text for block in pinned.texts.under(cites, document)),
        clauses=tuple(clause),
    )


def label_of(pack: Pack, fact: str) -> str:
    return pack.facts[fact].label if fact in pack.facts else fact


def judgement(campaign: Campaign, kind: str, fact: str) -> Judgement | None:
    return next((one for one in judgements(campaign) if (one.kind, one.fact) == (kind, fact)), None)
