"""Quotas: one base for one thing, and rates that fall with the level."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from congtam.engine.pack.quotas import Quota
from congtam.shelf.faults import Fault
from congtam.shelf.gate.exam import Exam
from congtam.shelf.gate.ranges import number


def check(exam: Exam) -> Iterator[Fault]:
    for (first, one), (second, other) in combinations(exam.pack.quotas.items(), 2):
        if _limits_the_same(one, other) and (one.of, one.at_most) != (other.of, other.at_most):
            message = f"cùng giới hạn một mức của một đối tượng như {first} mà cơ số hoặc tỷ lệ khác nhau:"
            remedy = "giữ một tỷ lệ; cách hiểu kia ghi vào open_wording"
            yield exam.fault(("quotas", second), message, remedy, text=f"{other.level} {other.at_most}")
    for key, quota in exam.pack.quotas.items():
        yield from _base(exam, key, quota)
        yield from _rates(exam, key, quota)


def _limits_the_same(one: Quota, other: Quota) -> bool:
    return (
        one.level == other.level
        and one.within == other.within
        and set(one.by) == set(other.by)
        and bool(set(one.of_subjects) & set(other.of_subjects))
    )


def _base(exam: Exam, key: str, quota: Quota) -> Iterator[Fault]:
    """`rated_at_least` a level above the limited one would be a base without those whom it limits."""
    levels = exam.pack.levels
    base = quota.of.rated_at_least
    if base in levels and quota.level in levels and exam.pack.rank(base) > exam.pack.rank(quota.level):
        message = f"cơ số chỉ đếm từ mức {base} trở lên, cao hơn mức bị giới hạn:"
        yield exam.fault(("quotas", key, "of"), message, "sửa mức của cơ số", text=quota.level)


def _rates(exam: Exam, key: str, quota: Quota) -> Iterator[Fault]:
    rates = quota.entitlement.rates if quota.entitlement else {}
    falling = [(level, rates[level]) for level in exam.pack.levels if level in rates]
    for (upper, high), (level, low) in pairwise(falling):
        if number(low) >= number(high):
            message = (
                f"đơn vị xếp mức {level} không được hưởng tỷ lệ bằng hoặc cao hơn đơn vị xếp mức {upper}:"
            )
            yield exam.fault(
                ("quotas", key, "entitlement", "rates", level), message, "sửa tỷ lệ cho giảm dần theo mức"
            )
