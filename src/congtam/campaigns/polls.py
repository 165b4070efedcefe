"""A vote as a pack describes it, as the terms of a ballot. What a document leaves open is said by people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from congtam.ballots.choices import Kind
from congtam.ballots.paper_count import INVALID_REASONS
from congtam.ballots.terms import Labelled, Name, Terms
from congtam.ballots.verdict import IfNone, Majority
from congtam.campaigns.models import Dossier
from congtam.engine.pack import Pack
from congtam.engine.pack.process import Ballot

AGREE = (Labelled("agree", "Đồng ý"), Labelled("disagree", "Không đồng ý"))
HALF = "1/2"
MAJORITIES: dict[str, Majority | None] = {"none": None, HALF: Majority(1, 2), "2/3": Majority(2, 3)}
"""What a meeting may choose where its document names no majority."""
OWN_LINE = "Không đánh dấu ở dòng ghi tên mình."
SUBJECT = "dossier:"
SHOWN = 2


@dataclass(frozen=True)
class Eligible:
    """The levels that may be ticked for a subject, and for each other one why not."""

    allowed: tuple[str, ...]
    closed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Said:
    """What people say of one vote. `base_of` and `majority` are asked only where the document is silent."""

    title: str
    body: str
    plan: str
    base_of: str = ""
    majority: str = ""
    because: str = ""
    at_most: int | None = None
    pick_level: str = ""
    keep_until: date | None = None


def terms_of(pack: Pack, ballot: Ballot, said: Said, base: int) -> Terms:
    kind = Kind(ballot.choices)
    return Terms(
        title=said.title,
        body=said.body,
        kind=kind,
        choices=choices_of(pack, kind, said.pick_level),
        base=base,
        majority=majority_of(ballot, said),
        majority_for=majority_for(ballot, kind),
        if_none=IfNone(ballot.if_none),
        own_vote_counts=ballot.own_vote_counts,
        bulk=ballot.bulk_by_cell and kind is not Kind.PICK,
        at_most=(ballot.at_most or said.at_most) if kind is Kind.PICK else None,
        invalid_reasons=tuple(Labelled(*item) for item in INVALID_REASONS.items()),
        keep_until=said.keep_until,
        instructions="" if ballot.own_vote_counts else OWN_LINE,
    )


def choices_of(pack: Pack, kind: Kind, pick_level: str) -> tuple[Labelled, ...]:
    if kind is Kind.AGREE:
        return AGREE
    if kind is Kind.PICK:
        level = pick_level or next(iter(pack.levels))
        return (Labelled(level, pack.levels[level]),)
    return tuple(Labelled(level, label) for level, label in pack.levels.items())


def majority_of(ballot: Ballot, said: Said) -> Majority | None:
    """The pack's own; where it names none, what the meeting chose, which may be none as well."""
    if ballot.majority is not None:
        return Majority(ballot.majority.over, ballot.majority.under)
    return MAJORITIES[said.majority or "none"]


def majority_for(ballot: Ballot, kind: Kind) -> tuple[str, ...]:
    return tuple(ballot.majority_for) if kind is Kind.LEVELS else ()


def name_of(
    pack: Pack, kind: Kind, dossier: Dossier, eligible: Eligible, *, proposed: str, cell: str, pick: str = ""
) -> Name:
    """One line of the ballot. What is agreed with stands under the name."""
    note, allowed, closed, proposal = dossier.standing, eligible.allowed, dict(eligible.closed), proposed
    if proposed:
        note = _("Đề nghị: %(level)s") % {"level": pack.levels[proposed]}
    if kind is Kind.AGREE:
        allowed, closed, proposal = ("agree", "disagree"), {}, "agree"
    elif kind is Kind.PICK:
        allowed, closed, proposal = (pick,), {}, ""
    elif proposed not in allowed:
        proposal = ""
    return Name(
        subject=f"{SUBJECT}{dossier.pk}",
        label=dossier.name[:160],
        allowed=allowed,
        note=note[:200],
        person=dossier.person_id,
        cell=cell,
        proposal=proposal,
        closed=closed,
    )


def why_closed(found: Sequence[str], *, struck: bool) -> str:
    """What stands under a level that cannot be ticked; a ballot is no file, so two reasons are enough."""
    if not found:
        return _("Không thuộc diện xét mức này")
    more = _("; và %(n)d điều khác") % {"n": len(found) - SHOWN} if len(found) > SHOWN else ""
    return (_("Thuộc trường hợp: ") if struck else _("Chưa đạt: ")) + "; ".join(found[:SHOWN]) + more


def dossier_of(subject: str) -> int:
    return int(subject.removeprefix(SUBJECT))
