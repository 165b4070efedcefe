"""Frames of levels: each can be reached, better levels ask for more, no score falls between two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from congtam.engine.pack import conditions as say
from congtam.engine.pack.conditions import AnyCondition, Condition
from congtam.engine.pack.quantities import points_text
from congtam.engine.pack.subjects import Subject
from congtam.shelf.addresses import Path
from congtam.shelf.faults import Fault
from congtam.shelf.gate.exam import Exam
from congtam.shelf.gate.ranges import Edge, common, edges_of, is_empty, number
from congtam.shelf.gate.sameness import bare, opposite, said

Range = tuple[Edge, Edge]


def check(exam: Exam) -> Iterator[Fault]:
    yield from _grades(exam)
    for key, subject in exam.pack.subjects.items():
        if subject.levels:
            path: Path = ("subjects", key, "levels")
            yield from _unframed(exam, path, subject)
            yield from _thresholds(exam, path, subject)
            yield from _shadowed(exam, path, subject)
            for level, frame in subject.levels.items():
                yield from _unreachable(exam, (*path, level), frame, subject)


def _grades(exam: Exam) -> Iterator[Fault]:
    """Grades stand best first: their bounds fall."""
    bounds = [(key, grade.from_) for key, grade in exam.pack.grades.items() if grade.from_ is not None]
    for (_, upper), (key, lower) in pairwise(bounds):
        if number(lower) >= number(upper):
            yield exam.fault(
                ("grades", key, "from"),
                f"cấp độ thấp hơn lại cần không dưới {upper}:",
                "sửa from cho thấp dần",
                text=str(lower),
            )


def _unframed(exam: Exam, path: Path, subject: Subject) -> Iterator[Fault]:
    """Every level above the lowest needs a frame, or a slot that somebody will fill with one."""
    address = exam.address(path)
    if any(slot.at.startswith(address) for slot in exam.pack.slots.values()):
        return
    for level in list(exam.pack.levels)[:-1]:
        if level not in subject.levels:
            message = f"không có khung nào dẫn tới mức {level} nên không ai đạt được mức này"
            yield exam.fault(
                path, message, "viết khung của mức đó, hoặc để một chỗ trống (slots) cho cấp dưới", text=""
            )


def _thresholds(exam: Exam, path: Path, subject: Subject) -> Iterator[Fault]:
    """The scores of frames, best first: the bounds fall, and nothing lies between one frame and the next."""
    ranges = [
        (level, place, edges_of(part.score))
        for level in exam.pack.levels
        for place, part in enumerate(subject.levels.get(level, ()))
        if isinstance(part, say.Score) and part.when is None and part.unless is None
    ]
    for (upper, _, above), (level, place, here) in pairwise(ranges):
        where = (*path, level, place, "score")
        if upper != level and here[0] > above[0]:
            message = (
                f"mức {level} đòi điểm cao hơn mức {upper} ({_points(here[0])} so với {_points(above[0])})"
            )
            yield exam.fault(where, message, "xem lại ngưỡng điểm của hai mức", text="")
        elif upper != level and here[1] < above[0]:
            message = f"từ {_points(here[1])} đến {_points(above[0])} điểm không thuộc mức nào"
            yield exam.fault(where, message, "sửa cận trên của mức dưới hoặc cận dưới của mức trên", text="")


def _shadowed(exam: Exam, path: Path, subject: Subject) -> Iterator[Fault]:
    """Who meets a frame that asks no more than a better one has the better level already."""
    framed = [(level, subject.levels[level]) for level in exam.pack.levels if level in subject.levels]
    for (better, above), (level, frame) in combinations(framed, 2):
        asked = [said(part) for part in frame]
        if all(said(part) in asked for part in above):
            message = f"ai đạt mức này cũng đã đạt mức {better}, nên không ai xếp ở mức"
            yield exam.fault((*path, level), message, "xem lại điều kiện của hai mức", text=level)


def _points(edge: Edge) -> str:
    return points_text(int(edge[0]))


def _unreachable(exam: Exam, path: Path, frame: Sequence[AnyCondition], subject: Subject) -> Iterator[Fault]:
    """Only what always holds is looked at: a condition with `when` or `unless` may step aside."""
    firm = [(place, part) for place, part in enumerate(frame) if part.when is None and part.unless is None]
    yield from _bounds(exam, path, firm, _most(exam, subject))
    for place, part in firm:
        if any(opposite(bare(part), bare(other)) for _, other in firm):
            yield exam.fault(
                (*path, place), "mức này vừa đòi một điều vừa đòi điều ngược lại:", "bỏ một trong hai"
            )
    for place, trigger in enumerate(subject.lowest_if):
        if trigger.when is None and trigger.unless is None:
            yield from _struck(exam, path, firm, trigger, place)


def _bounds(
    exam: Exam, path: Path, firm: Sequence[tuple[int, Condition]], most: int | None
) -> Iterator[Fault]:
    """Bounds on one thing that exclude each other, and a score above the sheet's maximum."""
    spans: dict[str, list[Range]] = defaultdict(list)
    for place, part in firm:
        thing, span = _bounded(part)
        spans[thing].append(span)
        if thing and is_empty(common(spans[thing])):
            message = "các cận của mức này loại trừ nhau, không ai đạt được:"
            yield exam.fault((*path, place), message, "sửa cận", text=thing)
        if isinstance(part, say.Score) and most is not None and span[0] >= (number(most), 1):
            message = f"mức này đòi điểm cao hơn tối đa {points_text(most)} của bảng điểm:"
            yield exam.fault((*path, place), message, "sửa ngưỡng điểm", text=_points(span[0]))


def _struck(
    exam: Exam, path: Path, firm: Sequence[tuple[int, Condition]], trigger: Condition, place: int
) -> Iterator[Fault]:
    for at, part in firm:
        if bare(part) == bare(trigger):
            message = f"mức này đòi đúng điều mà lowest_if[{place}] coi là rơi xuống mức thấp nhất:"
            yield exam.fault((*path, at), message, "xem lại một trong hai chỗ")


def _bounded(part: Condition) -> tuple[str, Range]:  # noqa: PLR0911 - one line for each kind of bound
    """The thing that a condition puts bounds on, and the range it leaves."""
    match part:
        case say.Score():
            return "tổng điểm", edges_of(part.score)
        case say.GroupScore():
            return f"điểm nhóm {part.group_score.of}", edges_of(part.group_score)
        case say.Value():
            return part.value.of, edges_of(part.value)
        case say.Percent():
            return part.percent.of, edges_of(part.percent)
        case say.ShareOf():
            return f"tỷ lệ {_hits(part.share)}", edges_of(part.share)
        case say.CountOf():
            return f"số {_hits(part.count)}", edges_of(part.count)
        case _:
            return "", common(())


def _hits(asked: say.Related) -> str:
    hit = (
        asked.rated or asked.fact or f"≥{asked.rated_at_least}"
        if not asked.rated_at_most
        else f"≤{asked.rated_at_most}"
    )
    return f"{asked.of} {hit}"


def _most(exam: Exam, subject: Subject) -> int | None:
    card = exam.pack.scorecards.get(subject.scorecard or "")
    return (card.clamp.most if card.clamp else card.max) if card else None
