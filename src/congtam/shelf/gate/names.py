"""Names that one part of a pack uses and another part must have: nothing may point at what is not there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from congtam.engine.pack import conditions as say
from congtam.engine.pack.base import Part
from congtam.engine.pack.criteria import FromLevelLeaf, FromShareLeaf, GradeLeaf
from congtam.engine.pack.pack import Relation
from congtam.engine.pack.process import Authority, Ballot, Forum, Participant
from congtam.engine.pack.quotas import Base, Entitlement, Quota
from congtam.engine.pack.reviews import Agenda, Form, Review, Section, Step
from congtam.engine.pack.subjects import Cap, Subject
from congtam.shelf.addresses import Path
from congtam.shelf.faults import Fault
from congtam.shelf.gate.exam import Exam

_YES_NO = ("yes_no", "judgement")


@dataclass(frozen=True)
class Naming:
    """A name used at a path: the kind of thing it must be, and for facts the types that fit."""

    path: Path
    kind: str
    name: str
    types: tuple[str, ...] = ()


def check(exam: Exam) -> Iterator[Fault]:
    known = _known(exam)
    for path, part in exam.parts:
        for naming in _namings(path, part):
            label, names = known[naming.kind]
            if naming.name not in names:
                remedy = f"sửa tên, hoặc khai báo nó trong {naming.kind}"
                yield exam.fault(naming.path, f"không có {label} nào tên", remedy, text=naming.name)
            elif naming.types:
                yield from _type(exam, naming)
        if isinstance(part, say.Choice):
            yield from _values(exam, path, part)


def _known(exam: Exam) -> dict[str, tuple[str, Collection[str]]]:
    pack = exam.pack
    return {
        "facts": ("dữ kiện", pack.facts),
        "relations": ("quan hệ", pack.relations),
        "levels": ("mức xếp loại", pack.levels),
        "grades": ("cấp độ", pack.grades),
        "bodies": ("chủ thể", pack.bodies),
        "subjects": ("đối tượng", pack.subjects),
        "scorecards": ("bảng điểm", pack.scorecards),
        "forms": ("mẫu", pack.forms),
        "review_parts": ("phần kiểm điểm", pack.review_parts),
    }


def _type(exam: Exam, naming: Naming) -> Iterator[Fault]:
    found = exam.pack.facts[naming.name].type
    if found not in naming.types:
        message = f"dữ kiện này có kiểu {found}, điều kiện cần kiểu {' hoặc '.join(naming.types)}:"
        yield exam.fault(
            naming.path, message, "sửa type của dữ kiện, hoặc dùng điều kiện khác", text=naming.name
        )


def _values(exam: Exam, path: Path, part: say.Choice) -> Iterator[Fault]:
    fact = exam.pack.facts.get(part.choice.of)
    for value in part.choice.among if fact and fact.values else ():
        if fact and value not in fact.values:
            remedy = f"dùng một trong: {', '.join(fact.values)}"
            yield exam.fault(
                (*path, "choice", "among"), f"dữ kiện {part.choice.of} không có giá trị", remedy, text=value
            )


def _namings(path: Path, part: Part) -> Iterator[Naming]:
    for kind, finder in _FINDERS:
        if isinstance(part, kind):
            yield from finder(path, part)


def _each(path: Path, kind: str, names: Iterable[str | None]) -> Iterator[Naming]:
    yield from (Naming(path, kind, name) for name in names if name is not None)


def _fact(path: Path, part: say.FactIs) -> Iterator[Naming]:
    yield Naming((*path, "fact"), "facts", part.fact, _YES_NO)


def _attested(path: Path, part: say.Attested) -> Iterator[Naming]:
    yield Naming((*path, "attested"), "facts", part.attested, _YES_NO)


def _value(path: Path, part: say.ValueNeeded) -> Iterator[Naming]:
    yield Naming((*path, "of"), "facts", part.of, ("number",))


def _percent(path: Path, part: say.PercentNeeded) -> Iterator[Naming]:
    yield Naming((*path, "of"), "facts", part.of, ("percent",))


def _rated(path: Path, part: say.RatedNeeded) -> Iterator[Naming]:
    yield Naming((*path, "of"), "facts", part.of, ("level",))
    yield from _each(path, "levels", (part.at_least, part.at_most, part.is_))


def _choice(path: Path, part: say.ChoiceNeeded) -> Iterator[Naming]:
    yield Naming((*path, "of"), "facts", part.of, ("choice",))


def _since(path: Path, part: say.SinceNeeded) -> Iterator[Naming]:
    yield Naming((*path, "of"), "facts", part.of, ("date",))
    if part.until:
        yield Naming((*path, "until"), "facts", part.until, ("date",))


def _related(path: Path, part: say.Related) -> Iterator[Naming]:
    yield Naming((*path, "of"), "relations", part.of)
    yield from _each(path, "levels", (part.rated, part.rated_at_least, part.rated_at_most))
    if part.fact:
        yield Naming((*path, "fact"), "facts", part.fact, _YES_NO)


def _grades(path: Path, part: say.GradesNeeded) -> Iterator[Naming]:
    yield from _each(path, "grades", (part.at_least, part.rest))


def _from_level(path: Path, part: FromLevelLeaf) -> Iterator[Naming]:
    yield Naming((*path, "of"), "relations", part.of)
    yield from _each((*path, "points"), "levels", part.points)


def _from_share(path: Path, part: FromShareLeaf) -> Iterator[Naming]:
    yield Naming((*path, "of"), "relations", part.of)
    yield Naming((*path, "rated_at_least"), "levels", part.rated_at_least)


def _grade_leaf(path: Path, part: GradeLeaf) -> Iterator[Naming]:
    yield from _each((*path, "points"), "grades", part.points)


def _subject(path: Path, part: Subject) -> Iterator[Naming]:
    yield from _each((*path, "scorecard"), "scorecards", (part.scorecard,))
    yield from _each((*path, "levels"), "levels", part.levels)


def _cap(path: Path, part: Cap) -> Iterator[Naming]:
    yield from _each((*path, "at_most"), "levels", (part.at_most,))
    yield from _each((*path, "not_above"), "relations", part.not_above)


def _quota(path: Path, part: Quota) -> Iterator[Naming]:
    yield Naming((*path, "level"), "levels", part.level)
    yield from _each((*path, "of_subjects"), "subjects", part.of_subjects)


def _base(path: Path, part: Base) -> Iterator[Naming]:
    yield from _each(path, "levels", (part.rated, part.rated_at_least))


def _entitlement(path: Path, part: Entitlement) -> Iterator[Naming]:
    yield Naming((*path, "by"), "relations", part.by)
    yield from _each((*path, "rates"), "levels", part.rates)


def _for_subjects(
    path: Path, part: Participant | Forum | Authority | Ballot | Review | Agenda | Form | Step
) -> Iterator[Naming]:
    yield from _each((*path, "for_subjects"), "subjects", part.for_subjects)


def _body(path: Path, part: Participant | Forum | Authority) -> Iterator[Naming]:
    yield Naming((*path, "body"), "bodies", part.body)


def _participant(path: Path, part: Participant) -> Iterator[Naming]:
    yield from _each((*path, "relation"), "relations", (part.relation,))


def _ballot(path: Path, part: Ballot) -> Iterator[Naming]:
    yield from _each((*path, "majority_for"), "levels", part.majority_for)


def _section(path: Path, part: Section) -> Iterator[Naming]:
    yield from _each((*path, "parts"), "review_parts", part.parts)


def _relation(path: Path, part: Relation) -> Iterator[Naming]:
    yield from _each((*path, "to"), "subjects", part.to)


_WITH_SUBJECTS = (Participant, Forum, Authority, Ballot, Review, Agenda, Form, Step)
_FINDERS: tuple[tuple[type | tuple[type, ...], Callable[..., Iterator[Naming]]], ...] = (
    (say.FactIs, _fact),
    (say.Attested, _attested),
    (say.ValueNeeded, _value),
    (say.PercentNeeded, _percent),
    (say.RatedNeeded, _rated),
    (say.ChoiceNeeded, _choice),
    (say.SinceNeeded, _since),
    (say.Related, _related),
    (say.GradesNeeded, _grades),
    (FromLevelLeaf, _from_level),
    (FromShareLeaf, _from_share),
    (GradeLeaf, _grade_leaf),
    (Subject, _subject),
    (Cap, _cap),
    (Quota, _quota),
    (Base, _base),
    (Entitlement, _entitlement),
    (_WITH_SUBJECTS, _for_subjects),
    ((Participant, Forum, Authority), _body),
    (Participant, _participant),
    (Ballot, _ballot),
    (Section, _section),
    (Relation, _relation),
)
