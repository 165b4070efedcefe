"""Places are exact and never rounded up, for every base and reading; entitlements stay under the quota."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import narwhals as nw
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from congtam.engine.outcome import outcomes
from congtam.engine.pack.quantities import Share, share
from congtam.engine.quotas.counting import Places, count_places
from congtam.engine.quotas.entitlement import RatesDoNotFall, Unit, allocate
from congtam.engine.quotas.nested import entitlements
from congtam.engine.quotas.places import places
from congtam.engine.rating import rate
from tests.engine.worlds import pack_of, world

A_FIFTH = share("20%")


@pytest.mark.parametrize("percent", ["20%", "25%", "12,5%", "1/3", "100%"])
def test_places_are_the_most_that_still_fit_for_every_base_up_to_400(percent: str) -> None:
    over, under = share(percent)
    for base in range(401):
        stay = max(x for x in range(base + 1) if x * under <= over * base)
        leave = max(x for x in range(base + 1) if x * under <= over * (base - x))
        assert places(share(percent), base, promoted_leave=False) == stay
        assert places(share(percent), base, promoted_leave=True) == leave


def test_thirty_eligible_give_five_places_and_five_bodies_give_none() -> None:
    assert places(A_FIFTH, 30, promoted_leave=True) == 5
    assert places(A_FIFTH, 30, promoted_leave=False) == 6
    assert places(A_FIFTH, 5, promoted_leave=True) == 0


def quota(**more: Any) -> dict[str, Any]:
    base = {"cites": "q", "level": "A", "at_most": "20%", "of_subjects": "member", "within": "org"}
    return {"q": base | {"of": {"rated": "B", "promoted": "leave"}} | more}


def counted(levels: Sequence[int | None], **more: Any) -> Places:
    rows = [{"id": f"m{i}", "decided": level, "in:org": "o"} for i, level in enumerate(levels)]
    pack = pack_of({"member": {}}, quotas=quota(**more))
    return count_places(rate(pack, world(member=rows)), "q")[0]


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        ({"rated": "B", "promoted": "leave"}, (0, 0)),
        ({"rated": "B", "promoted": "stay"}, (1, 1)),
        ({"rated_at_least": "B"}, (1, 1)),
        ({"rated_at_least": "C"}, (2, 2)),
        ({"all": "rated"}, (2, 2)),
        ({"all": "units"}, (2, 2)),
    ],
)
def test_each_base_counts_what_it_says(of: Any, expected: tuple[int, int]) -> None:
    """One excellent, four good, five sufficient, two failed."""
    assert counted([3, 2, 2, 2, 2, 1, 1, 1, 1, 1, 0, 0], of=of).places == expected


def test_both_readings_of_a_base_of_one_level_are_shown() -> None:
    assert counted([3] * 6 + [2] * 24).readings == {"leave": (5, 5), "stay": (6, 6)}


def test_the_undecided_make_the_places_a_range() -> None:
    found = counted([3, *[2] * 23, *[None] * 6])
    assert (found.base, found.places, found.decided) == ((24, 30), (4, 5), 24)
    assert not found.over
    assert counted([3] * 7 + [2] * 23).over


def test_those_set_aside_stand_only_on_the_whole_roll() -> None:
    aside = {"new": {"cites": "3", "when": {"fact": "good"}, "reviewed": "true", "rated": "false"}}
    rows = [{"id": f"m{i}", "decided": 2, "in:org": "o", "fact:good": i == 0} for i in range(5)]
    found = {}
    for base in ("rated", "on_roll"):
        pack = pack_of({"member": {"exclusions": aside}}, quotas=quota(of={"all": base}))
        found[base] = count_places(rate(pack, world(member=rows)), "q")[0].places
    assert found == {"rated": (0, 0), "on_roll": (1, 1)}


def test_an_outstanding_organisation_may_have_a_higher_share() -> None:
    raised = {"at_most": "25%", "when": {"fact": "good"}, "cites": "r"}
    rows = [{"id": f"m{i}", "decided": 2, "in:org": "o", "fact:good": True} for i in range(20)]
    pack = pack_of({"member": {}}, quotas=quota(of={"rated_at_least": "B"}, raised=raised))
    assert count_places(rate(pack, world(member=rows)), "q")[0].places == (5, 5)


def test_groups_of_equals_are_counted_apart() -> None:
    rows = [{"id": f"m{i}", "decided": 2, "in:org": "ab"[i % 2]} for i in range(20)]
    pack = pack_of({"member": {}}, quotas=quota(of={"rated_at_least": "B"}))
    found = count_places(rate(pack, world(member=rows)), "q")
    assert [(one.group, one.places) for one in found] == [(("a",), (2, 2)), (("b",), (2, 2))]


@pytest.mark.parametrize("number", [pl.String, pl.Int32])
def test_groups_are_counted_over_all_kinds_and_those_of_no_group_together(number: Any) -> None:
    """Groups may be texts or numbers; no group and one without a name are the same."""
    members = [{"id": f"m{i}", "decided": 2, "in:org": org} for i, org in enumerate(["1", "1", None])]
    leaders = [{"id": f"l{i}", "decided": 2, "in:org": org} for i, org in enumerate(["1", "2", ""])]
    made = world(member=members, leader=leaders)
    numbered = made.subjects["member"].to_native().with_columns(pl.col("in:org").cast(number))
    made = replace(made, subjects={**made.subjects, "member": nw.from_native(numbered)})
    pack = pack_of({"member": {}, "leader": {}}, quotas=quota(of_subjects=["member", "leader"]))
    found = count_places(rate(pack, made), "q")
    assert [(one.group, one.base) for one in found] == [(("",), (2, 2)), (("1",), (3, 3)), (("2",), (1, 1))]


def test_a_higher_level_of_the_cell_gives_a_higher_rate_and_ties_are_left_to_people() -> None:
    rates = {"A": share("30%"), "B": share("20%"), "C": share("10%")}
    units = [Unit("x", "A", 12), Unit("y", "A", 12), Unit("z", "B", 24)]
    found = allocate(units, rates, most=12)
    assert dict(found.places) == {"x": 3, "y": 3, "z": 4}
    assert dict(found.class_total) == {"A": 7, "B": 4, "C": 0}
    assert dict(found.tied) == {"A": (("x", "y"), 1)}
    assert (found.total, found.over) == (11, 0)


def test_rates_that_do_not_fall_are_refused() -> None:
    with pytest.raises(RatesDoNotFall):
        allocate([], {"A": share("20%"), "B": share("20%")}, most=1)


@given(
    st.lists(st.tuples(st.sampled_from("ABC"), st.integers(0, 60)), max_size=30),
    st.integers(1, 40),
    st.integers(1, 30),
)
def test_entitlements_never_give_more_than_each_class_has(
    units: list[tuple[str, int]], high: int, step: int
) -> None:
    rates = {"A": Share(high + 2 * step, 100), "B": Share(high + step, 100), "C": Share(high, 100)}
    found = allocate([Unit(f"u{i}", level, base) for i, (level, base) in enumerate(units)], rates, most=10)
    handed = sum(found.places.values()) + sum(left for _, left in found.tied.values())
    assert handed == found.total
    for level, rate_ in rates.items():
        base = sum(size for name, size in units if name == level)
        assert found.class_total[level] <= Fraction(*rate_) * base
    assert all(found.places[u] in {int(e), int(e) + 1} for u, e in found.exact.items())


def test_entitlements_read_the_level_of_each_cell_from_the_rating() -> None:
    nested = {"by": "led", "rates": {"A": "30%", "B": "20%"}}
    pack = pack_of({"member": {}, "cell": {}}, quotas=quota(of={"rated_at_least": "B"}, entitlement=nested))
    rows = [{"id": f"m{i}", "decided": 2, "in:org": "o"} for i in range(20)]
    links = {"led": {f"m{i}": ["c1" if i < 10 else "c2"] for i in range(20)}}
    cells = [{"id": "c1", "decided": 3}, {"id": "c2", "decided": 2}]
    rating = rate(pack, world(links, member=rows, cell=cells))
    found = entitlements(rating, count_places(rating, "q")[0], outcomes(rating))
    assert found is not None
    assert (dict(found.places), found.total, found.most) == ({"c1": 3, "c2": 2}, 5, 4)
    assert found.over == 1


@pytest.mark.parametrize("links", [{}, {"led": {"m0": ["c1"]}}])
def test_no_entitlement_while_somebody_in_the_base_belongs_to_no_known_unit(links: Any) -> None:
    nested = {"by": "led", "rates": {"A": "20%", "B": "10%"}}
    pack = pack_of({"member": {}, "cell": {}}, quotas=quota(of={"rated_at_least": "B"}, entitlement=nested))
    people = [{"id": f"m{n}", "decided": 2} for n in range(10)]
    rating = rate(pack, world(links, member=people, cell=[{"id": "c1", "decided": 3}]))
    assert entitlements(rating, count_places(rating, "q")[0], outcomes(rating)) is None
