"""An exception that a requirement grants and a disqualifier takes back: the words of the one mean nothing.

Open wording that tries a reading on either place settles it: then people have seen the conflict and chosen.
"""

from __future__ import annotations

from collections.abc import Iterator

from congtam.engine.pack import conditions as say
from congtam.engine.pack.conditions import Condition
from congtam.engine.pack.subjects import Subject
from congtam.shelf.addresses import Nowhere, Path, locate
from congtam.shelf.faults import Fault
from congtam.shelf.gate.exam import Exam
from congtam.shelf.gate.sameness import bare, opposite


def check(exam: Exam) -> Iterator[Fault]:
    known = _settled(exam)
    for key, subject in exam.pack.subjects.items():
        for level, frame in subject.levels.items():
            for place, part in enumerate(frame):
                here: Path = ("subjects", key, "levels", level, place)
                if part.unless:
                    yield from _cancelled(exam, here, part, subject, known)


def _cancelled(
    exam: Exam, path: Path, part: Condition, subject: Subject, known: tuple[Path, ...]
) -> Iterator[Fault]:
    for place, trigger in enumerate(subject.lowest_if):
        there: Path = (*path[:2], "lowest_if", place)
        if trigger.when or trigger.unless or subject.relief:
            continue
        if any(opposite(bare(part), bare(each)) for each in _alternatives(trigger)):
            if any(_touches(each, path) or _touches(each, there) for each in known):
                continue
            place_there = exam.address(there)
            message = (
                f"ngoại lệ (unless) của điều kiện này bị {place_there} hủy mất, vì ở đó không có ngoại lệ:"
            )
            remedy = "thêm ngoại lệ ở đó, hoặc ghi vào open_wording các cách hiểu và cách được chọn"
            yield exam.fault((*path, "unless"), message, remedy)


def _alternatives(trigger: Condition) -> Iterator[Condition]:
    """A disqualifier strikes when any of its alternatives does."""
    if isinstance(trigger, say.AnyOf):
        for part in trigger.any:
            if part.when is None and part.unless is None:
                yield from _alternatives(part)
    else:
        yield trigger


def _settled(exam: Exam) -> tuple[Path, ...]:
    found = []
    for wording in exam.pack.open_wording.values():
        for address in (each for reading in wording.readings for each in reading.set):
            try:
                found.append(locate(exam.resolved.data, address, new=True))
            except Nowhere:
                continue
    return tuple(found)


def _touches(changed: Path, path: Path) -> bool:
    shorter = min(len(changed), len(path))
    return changed[:shorter] == path[:shorter]
