"""Every rule says where it stands, and what it names is there: addresses in the text, numbered clauses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from congtam.engine.pack.base import Part
from congtam.engine.pack.pack import Amendment
from congtam.shelf.addresses import Path
from congtam.shelf.faults import Fault
from congtam.shelf.gate.exam import Exam
from congtam.shelf.parts import parts


def check(exam: Exam) -> Iterator[Fault]:
    yield from _uncited(exam)
    for path, part in exam.parts:
        yield from _address(exam, path, part)
        yield from _clauses(exam, path, part)
    for letter in exam.resolved.folder.letters:
        yield from _letter(exam, letter.amendment)


def _uncited(exam: Exam) -> Iterator[Fault]:
    """The model asks citations of all rules but conditions, which may stand inside others, and scorecards."""
    for key, subject in exam.pack.subjects.items():
        path: Path = ("subjects", key)
        listed = [
            ((*path, "levels", level, n), c) for level, cs in subject.levels.items() for n, c in enumerate(cs)
        ]
        listed += [((*path, "lowest_if", n), c) for n, c in enumerate(subject.lowest_if)]
        for here, condition in listed:
            if condition.cites is None:
                yield exam.fault(here, "điều kiện không ghi căn cứ:", "viết cites: địa chỉ trong văn bản")
    for key, card in exam.pack.scorecards.items():
        if card.cites is None and card.proposed is None:
            yield exam.fault(
                ("scorecards", key),
                "bảng điểm không ghi căn cứ:",
                "viết cites: địa chỉ trong văn bản",
                text=card.title,
            )


def _address(exam: Exam, path: Path, part: Part) -> Iterator[Fault]:
    """Of the rule, and of what in it stands on a sentence of its own (`least_cites`)."""
    cited = {name: getattr(part, name) for name in type(part).model_fields if name.endswith("cites")}
    if not any(cited.values()):
        return
    document = exam.resolved.document(_document(exam, path, part))
    texts = exam.resolved.texts
    for name, cites in cited.items():
        if cites and texts.has_document(document) and not texts.has(cites, document):
            where = document or exam.pack.id
            yield exam.fault(
                (*path, name),
                f"trong văn bản {where} không có địa chỉ",
                "sửa cites, hoặc cắt sources/ thành đoạn có địa chỉ này",
                text=cites,
            )


def _document(exam: Exam, path: Path, part: Part) -> str | None:
    """The part's own document, else that of the part around it."""
    own: Any = getattr(part, "document", None)
    if own:
        return str(own)
    above = [
        p
        for at, p in exam.parts
        if len(at) < len(path) and path[: len(at)] == at and getattr(p, "document", None)
    ]
    return str(getattr(above[-1], "document")) if above else None  # noqa: B009 - not every part has one


def _clauses(exam: Exam, path: Path, part: Part) -> Iterator[Fault]:
    for clause in getattr(part, "clause", ()):
        if exam.clauses and clause not in exam.clauses:
            yield exam.fault(
                (*path, "clause"), "không có điều khoản mang số", "sửa theo packs/clauses.yaml", text=clause
            )


def _letter(exam: Exam, letter: Amendment) -> Iterator[Fault]:
    for _, part in parts(letter):
        for clause in getattr(part, "clause", ()):
            if exam.clauses and clause not in exam.clauses:
                where = f"{exam.pack.id}/amendments/{letter.id}"
                yield Fault(
                    where, 0, 0, "", clause, "không có điều khoản mang số", "sửa theo packs/clauses.yaml"
                )
