"""Leaves whose points others decide: options, levels of related subjects, shares of them, grades."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from congtam.engine.pack.conditions import Condition, ShareOf
from congtam.engine.pack.criteria import FromLevelLeaf, FromShareLeaf, GradeLeaf, Option, OptionsLeaf
from congtam.engine.pack.quantities import Share, points_text
from congtam.shelf.addresses import Path
from congtam.shelf.faults import Fault
from congtam.shelf.gate.exam import Exam
from congtam.shelf.gate.ranges import NOTHING_BELOW, Edge, edges_of


def check(exam: Exam) -> Iterator[Fault]:
    for path, part in exam.parts:
        match part:
            case OptionsLeaf():
                yield from _options(exam, path, part)
            case FromLevelLeaf():
                yield from _from_level(exam, path, part)
            case FromShareLeaf():
                yield from _from_share(exam, path, part)
            case GradeLeaf() if part.points:
                yield from _grade(exam, path, part)
            case _:
                continue


def _options(exam: Exam, path: Path, row: OptionsLeaf) -> Iterator[Fault]:
    best = max(option.max for option in row.options)
    if best != row.max:
        top = points_text(row.max)
        message = f"lựa chọn cao nhất được {points_text(best)} điểm mà tối đa của tiêu chí là {top}:"
        yield exam.fault((*path, "max"), message, "sửa max cho khớp", text=row.text)
    seen: set[str] = set()
    for place, option in enumerate(row.options):
        here = (*path, "options", place)
        if option.id in seen:
            yield exam.fault((*here, "id"), "hai lựa chọn cùng mã", "đổi id của một lựa chọn", text=option.id)
        if option.min > option.max:
            yield exam.fault(
                (*here, "min"), "điểm thấp nhất cao hơn điểm tối đa:", "sửa min hoặc max", text=option.text
            )
        seen.add(option.id)
    yield from _chosen_by_share(exam, path, row.options)


def _chosen_by_share(exam: Exam, path: Path, options: Sequence[Option]) -> Iterator[Fault]:
    """Options that a share chooses must leave no share without an option, and give none to two."""
    spans = [_share_span(option.when) for option in options]
    if not all(spans):
        return
    known = sorted(((*span, place) for place, span in enumerate(spans) if span), key=lambda each: each[0])
    lowest, place = known[0][0], known[0][2]
    if lowest > NOTHING_BELOW:
        text = options[place].text
        yield exam.fault(
            (*path, "options", place),
            "các tỷ lệ thấp hơn không chọn được phương án nào:",
            "cho phương án thấp nhất từ 0%",
            text=text,
        )
    for (_, end, lower), (start, _, upper) in pairwise(known):
        if start != end:
            what = "chồng lên" if start < end else "hở so với"
            message = f"khoảng tỷ lệ {what} phương án “{options[lower].text[:40]}”:"
            yield exam.fault(
                (*path, "options", upper), message, "sửa cho hai khoảng liền nhau", text=options[upper].text
            )


def _share_span(when: Condition | None) -> tuple[Edge, Edge] | None:
    return edges_of(when.share) if isinstance(when, ShareOf) else None


def _from_level(exam: Exam, path: Path, row: FromLevelLeaf) -> Iterator[Fault]:
    missing = [level for level in exam.pack.levels if level not in row.points]
    if missing:
        message = f"chưa nói mức {', '.join(missing)} được bao nhiêu điểm"
        yield exam.fault((*path, "points"), message, "viết điểm cho mọi mức, kể cả 0", text="")
    given = [row.points[level] for level in exam.pack.levels if level in row.points]
    if any(worse > better for better, worse in pairwise(given)):
        yield exam.fault(
            (*path, "points"),
            "mức thấp hơn lại được nhiều điểm hơn:",
            "xem lại điểm của các mức",
            text=row.text,
        )
    yield from _top(exam, path, row.max, given, row.text)


def _from_share(exam: Exam, path: Path, row: FromShareLeaf) -> Iterator[Fault]:
    bands = row.bands
    for place, (upper, lower) in enumerate(pairwise(bands), start=1):
        if _at_least(lower.at_least, upper.at_least):
            message = f"các khung phải viết từ cao xuống thấp; {lower.at_least} không thấp hơn"
            yield exam.fault((*path, "bands", place), message, "sắp lại thứ tự", text=str(upper.at_least))
    if bands[-1].at_least.over:
        message = f"dưới {bands[-1].at_least} không có khung nào"
        yield exam.fault((*path, "bands"), message, "thêm khung cuối at_least: 0%", text="")
    yield from _top(exam, path, row.max, [band.points for band in bands], row.text)


def _grade(exam: Exam, path: Path, row: GradeLeaf) -> Iterator[Fault]:
    missing = [grade for grade in exam.pack.grades if grade not in row.points]
    if missing:
        message = f"chưa nói cấp độ {', '.join(missing)} được bao nhiêu điểm"
        yield exam.fault((*path, "points"), message, "viết điểm cho mọi cấp độ, kể cả 0", text="")
    if row.max is not None:
        yield from _top(exam, path, row.max, list(row.points.values()), row.text)


def _top(exam: Exam, path: Path, most: int, given: Sequence[int], text: str) -> Iterator[Fault]:
    if given and max(given) != most:
        best = points_text(max(given))
        message = f"điểm cao nhất được cho là {best} mà tối đa của tiêu chí là {points_text(most)}:"
        yield exam.fault((*path, "max"), message, "sửa max hoặc các điểm cho khớp", text=text)


def _at_least(share: Share, other: Share) -> bool:
    return share.over * other.under >= other.over * share.under
