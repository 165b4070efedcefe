"""Rows of scorecards that conditions name must be on the sheet of the subject whom the condition rates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from congtam.engine.pack import conditions as say
from congtam.engine.pack.subjects import Subject
from congtam.engine.scoring import Place, rows_of
from congtam.shelf.addresses import Path
from congtam.shelf.faults import Fault
from congtam.shelf.gate.exam import Exam
from congtam.shelf.parts import parts

Places = Mapping[str, Place]


def check(exam: Exam) -> Iterator[Fault]:
    for key, subject in exam.pack.subjects.items():
        places = _places(exam, subject)
        for path, part in parts(subject, ("subjects", key)):
            if places is None and isinstance(part, say.Score | say.GroupScore | say.Grades | say.Floor):
                yield from _no_sheet(exam, path, part)
            elif places is not None:
                yield from _part(exam, path, part, places)


def _places(exam: Exam, subject: Subject) -> Places | None:
    """The rows of the subject's sheet; None when it keeps none. Rows that collide are judged elsewhere."""
    card = exam.pack.scorecards.get(subject.scorecard or "")
    if card is None:
        return None
    try:
        return rows_of(card)
    except ValueError:
        return {}


def _no_sheet(exam: Exam, path: Path, part: say.Condition) -> Iterator[Fault]:
    """A total may be entered without a sheet, single rows may not."""
    if not isinstance(part, say.Score):
        yield exam.fault(
            path,
            "điều kiện hỏi tiêu chí mà đối tượng này không có bảng điểm:",
            "viết scorecard cho đối tượng",
        )


def _part(exam: Exam, path: Path, part: object, places: Places) -> Iterator[Fault]:
    named: tuple[str, ...]
    match part:
        case say.GroupScoreBound():
            named = (part.of,)
        case say.GradesNeeded() | say.FloorNeeded():
            named = part.of
            if not any(place.row.criterion for place in places.values()) and not part.of:
                message = "điều kiện hỏi các tiêu chí mà bảng điểm chưa đánh dấu dòng nào là tiêu chí:"
                yield exam.fault(path, message, "viết criterion: true ở các dòng là tiêu chí")
        case _:
            return
    for address in named:
        if address not in places:
            yield exam.fault(
                (*path, "of"), "bảng điểm của đối tượng không có dòng", "sửa địa chỉ của dòng", text=address
            )
