"""Who takes part for each subject: what the engine derives, with the bodies of this organisation put in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from congtam.campaigns.derived.bodies import Asked, Who, players
from congtam.campaigns.facts.entries import Subject
from congtam.campaigns.facts.links import Surroundings
from congtam.engine.derivation import Derived
from congtam.engine.pack import Pack
from congtam.engine.pack.process import Authority, Participant


@dataclass(frozen=True)
class Taking:
    """One body for one subject by one rule."""

    subject: str
    group: str
    rule: str
    act: str
    side: str
    body: str
    cites: str
    who: Who
    is_settled: bool

    @property
    def key(self) -> tuple[str, str, str, str]:
        return self.subject, self.group, self.rule, self.who.key


def takings(
    pack: Pack,
    around: Surroundings,
    subjects: Mapping[str, tuple[Subject, int | None]],
    derived: Iterable[Derived],
) -> Iterator[Taking]:
    """`subjects` gives each key its subject and the unit it is gathered in."""
    for one in derived:
        subject, home = subjects[one.subject]
        rule = getattr(pack, one.group)[one.rule]
        asked = Asked(subject.unit, subject.person, home)
        whos = linked(around, one, subjects) if one.targets else players(pack, around, one.body, asked)
        for who in whos:
            yield Taking(
                subject=one.subject,
                group=one.group,
                rule=one.rule,
                act=rule.act if isinstance(rule, Authority) else "",
                side=rule.side if isinstance(rule, Participant) else "",
                body=one.body,
                cites=rule.cites,
                who=who,
                is_settled=one.is_known,
            )


def linked(
    around: Surroundings, one: Derived, subjects: Mapping[str, tuple[Subject, int | None]]
) -> list[Who]:
    """A relation names the units, or the persons, one by one."""
    found: dict[str, Who] = {}
    for target in one.targets:
        subject, _ = subjects[target]
        if subject.unit:
            who = Who(f"unit:{subject.unit}", around.there.tree.nodes[subject.unit].name, unit=subject.unit)
        else:
            person = around.there.persons[subject.person or 0]
            who = Who(f"person:{person.pk}", person.full_name, person=person.pk)
        found[who.key] = who
    return list(found.values())
