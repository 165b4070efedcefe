"""A pack in which every rule has a switch: one rating tries them all, each on its own copies of the cases.

A switch is a condition over a fact that no pack has. Where it holds, what must hold does and what strikes
does not, as if the rule were not there; where it does not hold, nothing has changed.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from congtam.engine.pack import Pack
from congtam.engine.pack import conditions as say
from congtam.engine.pack.conditions import AnyCondition, ChoiceNeeded, Condition
from congtam.engine.pack.criteria import AnyRow, FromLevelLeaf, FromShareLeaf, Group, OptionsLeaf, Scorecard
from congtam.engine.pack.pack import Fact
from congtam.engine.pack.process import Authority, Forum, Participant
from congtam.engine.pack.quotas import Quota
from congtam.engine.pack.subjects import Cap, Exclusion, Subject
from congtam.shelf.addresses import Path, address_of
from congtam.shelf.mutants.mutant import Mutant, Owner
from congtam.shelf.nodes import Table

SWITCH = "~taken-out"
"""The fact that tells which rule is taken out; no pack can have this name."""

NOTHING = "-"
"""Its value where all rules stand."""

TakingPart = Participant | Forum | Authority

_ABOUT = ("cites", "clause", "document", "proposed", "note")


@dataclass
class Switchboard:
    """`pack` with all switches in it, and what each of them takes out."""

    data: Table
    owner: Owner
    mutants: list[Mutant] = field(default_factory=list)

    def switch(self, path: Path, what: str) -> say.Choice | None:
        """A new switch, or None where the rule is another pack's."""
        if not self.owner.owns(path):
            return None
        address = address_of(self.data, path)
        self.mutants.append(Mutant(path, address, what, self.owner.clauses(path)))
        return say.Choice(choice=ChoiceNeeded(of=SWITCH, among=(str(len(self.mutants) - 1),)))


def switched(pack: Pack, data: Table) -> tuple[Pack, list[Mutant]]:
    """The pack with a switch on every rule that a condition can switch off, and the mutants by switch."""
    board = Switchboard(data, Owner(pack))
    changed = {
        "facts": pack.facts | {SWITCH: Fact(label=SWITCH, type="choice")},
        "subjects": {key: _subject(board, part, ("subjects", key)) for key, part in pack.subjects.items()},
        "scorecards": {key: _card(board, part, ("scorecards", key)) for key, part in pack.scorecards.items()},
        "quotas": {key: _quota(board, part, ("quotas", key)) for key, part in pack.quotas.items()},
    }
    for group in ("raters", "comments", "forums", "authorities"):
        rules: dict[str, TakingPart] = getattr(pack, group)
        changed[group] = {key: _taking_part(board, rule, (group, key)) for key, rule in rules.items()}
    return pack.model_copy(update=changed), board.mutants


def _subject(board: Switchboard, subject: Subject, path: Path) -> Subject:
    def listed(conditions: tuple[AnyCondition, ...], at: Path, *, holds: bool) -> tuple[Condition, ...]:
        return tuple(_condition(board, each, (*at, n), holds=holds) for n, each in enumerate(conditions))

    frames = {
        level: listed(frame, (*path, "levels", level), holds=True) for level, frame in subject.levels.items()
    }
    changed: dict[str, object] = {
        "levels": frames,
        "lowest_if": listed(subject.lowest_if, (*path, "lowest_if"), holds=False),
        "caps": {key: _cap(board, cap, (*path, "caps", key)) for key, cap in subject.caps.items()},
        "exclusions": {
            key: _exclusion(board, rule, (*path, "exclusions", key))
            for key, rule in subject.exclusions.items()
        },
    }
    for name in ("relief", "when"):
        condition = getattr(subject, name)
        if condition is not None:
            changed[name] = _condition(board, condition, (*path, name), holds=False)
    return subject.model_copy(update=changed)


def _cap(board: Switchboard, cap: Cap, path: Path) -> Cap:
    when = cap.when and _condition(board, cap.when, (*path, "when"), holds=True)
    unless = cap.unless and _condition(board, cap.unless, (*path, "unless"), holds=False)
    if switch := board.switch(path, "bỏ"):
        unless = say.AnyOf(any=(unless, switch)) if unless else switch  # type: ignore[arg-type]
    return cap.model_copy(update={"when": when, "unless": unless})


def _exclusion(board: Switchboard, rule: Exclusion, path: Path) -> Exclusion:
    return rule.model_copy(update={"when": _off(board, _inside(board, rule.when, (*path, "when")), path)})


def _taking_part(board: Switchboard, rule: TakingPart, path: Path) -> TakingPart:
    when = rule.when and _condition(board, rule.when, (*path, "when"), holds=True)
    return rule.model_copy(update={"when": _off(board, when, path)})


def _quota(board: Switchboard, quota: Quota, path: Path) -> Quota:
    if quota.raised is None:
        return quota
    here = (*path, "raised")
    when = _off(board, _inside(board, quota.raised.when, (*here, "when")), here)
    return quota.model_copy(update={"raised": quota.raised.model_copy(update={"when": when})})


def _card(board: Switchboard, card: Scorecard, path: Path) -> Scorecard:
    rows = tuple(_row(board, row, (*path, "criteria", n)) for n, row in enumerate(card.criteria))
    return card.model_copy(update={"criteria": rows})


def _row(board: Switchboard, row: AnyRow, path: Path) -> AnyRow:
    only_for = row.only_for and _condition(board, row.only_for, (*path, "only_for"), holds=True)
    if row.clause or isinstance(row, FromLevelLeaf | FromShareLeaf):
        only_for = _off(board, only_for, path)
    beside = (_condition(board, each, (*path, "beside", n), holds=True) for n, each in enumerate(row.beside))
    changed: dict[str, object] = {"only_for": only_for, "beside": tuple(beside)}
    if isinstance(row, Group):
        changed["children"] = tuple(
            _row(board, each, (*path, "children", n)) for n, each in enumerate(row.children)
        )
    if isinstance(row, OptionsLeaf):
        changed["options"] = tuple(
            each.model_copy(update={"when": _condition(board, each.when, (*path, "options", n), holds=False)})
            if each.when
            else each
            for n, each in enumerate(row.options)
        )
    return row.model_copy(update=changed)


def _off(board: Switchboard, condition: Condition | None, path: Path) -> Condition | None:
    """The condition under which a rule is there at all, with a switch that takes the rule out."""
    switch = board.switch(path, "bỏ")
    if switch is None:
        return condition
    away = say.Not(**{"not": switch})  # type: ignore[arg-type]
    return _like(condition, say.AllOf(all=(condition, away))) if condition else away  # type: ignore[arg-type]


def _condition(board: Switchboard, condition: Condition, path: Path, *, holds: bool) -> Condition:
    """With a switch that makes it hold, or not hold, whatever the facts are; and switches on all inside."""
    inner = _inside(board, condition, path)
    switch = board.switch(path, "bỏ")
    if switch is None:
        return inner
    if holds:
        return _like(condition, say.AnyOf(any=(inner, switch)))  # type: ignore[arg-type]
    away = say.Not(**{"not": switch})  # type: ignore[arg-type]
    return _like(condition, say.AllOf(all=(inner, away)))  # type: ignore[arg-type]


def _inside(board: Switchboard, condition: Condition, path: Path) -> Condition:
    """`when` taken out always applies, `unless` taken out never excuses, a part is taken out of its list."""
    changed: dict[str, object] = {}
    if condition.when:
        changed["when"] = _condition(board, condition.when, (*path, "when"), holds=True)
    if condition.unless:
        changed["unless"] = _condition(board, condition.unless, (*path, "unless"), holds=False)
    match condition:
        case say.AllOf() | say.AnyOf():
            word, holds = ("all", True) if isinstance(condition, say.AllOf) else ("any", False)
            parts: tuple[Condition, ...] = getattr(condition, word)
            change = _condition if len(parts) > 1 else _alone
            changed[word] = tuple(
                change(board, each, (*path, word, n), holds=holds) for n, each in enumerate(parts)
            )
        case say.Not():
            changed["not_"] = _inside(board, condition.not_, (*path, "not"))
    return condition.model_copy(update=changed)


def _alone(board: Switchboard, condition: Condition, path: Path, *, holds: bool) -> Condition:  # noqa: ARG001
    """The only part of a list goes with the list."""
    return _inside(board, condition, path)


def _like(original: Condition, wrapped: Condition) -> Condition:
    """The wrapper stands where the original stood in the law."""
    return wrapped.model_copy(update={name: getattr(original, name) for name in _ABOUT})
