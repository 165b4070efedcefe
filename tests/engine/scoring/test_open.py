"""Nothing is invented: whatever a missing entry turns out to be, the result lies between low and high."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from congtam.engine.scoring import read_rows
from tests.engine.scoring.sheets import pack_with, scores_of, table

OPTIONS = [
    {"id": "x", "text": "x", "max": "6", "when": {"fact": "large"}},
    {"id": "y", "text": "y", "max": "4", "min": "1"},
]
FAULTS = [
    {"id": "none", "text": "không", "max": "2"},
    {"id": "fault", "text": "có", "max": "0", "zeroes_parent": "true"},
]


def leaf(number: str, **more: Any) -> dict[str, Any]:
    return {"number": number, "text": number, **more}


PACK = pack_with(
    [
        leaf(
            "I",
            max="10",
            step="0,25",
            rescale="true",
            children=[
                leaf("a", max="4", not_applicable="dropped"),
                leaf("b", kind="yes_no", max="3", not_applicable="excluded"),
                leaf("c", kind="ratio", max="3", step="0,5"),
            ],
        ),
        leaf(
            "II",
            max="8",
            children=[
                leaf("a", kind="options", max="6", options=OPTIONS),
                leaf("b", kind="options", max="2", options=FAULTS),
            ],
        ),
        leaf("III", max="5", only_for={"fact": "school"}, alternative="v"),
        leaf("IV", max="4", only_for={"fact": "office"}, alternative="v", kind="deduct", each="0,5"),
        leaf(
            "V",
            role="deduction",
            max="3",
            children=[
                leaf("a", kind="count", max="3", each="1"),
                leaf("b", max="2", only_for={"fact": "large"}),
            ],
        ),
        leaf(
            "VI",
            total="mean",
            max="9",
            children=[leaf("a", max="9"), leaf("b", max="9", only_for={"fact": "office"})],
        ),
    ]
)

ENTRIES: dict[str, st.SearchStrategy[Any]] = {
    "points:I/a": st.integers(0, 400),
    "aside:I/a": st.booleans(),
    "yes:I/b": st.booleans(),
    "aside:I/b": st.booleans(),
    "part:I/c": st.integers(0, 7),
    "whole:I/c": st.integers(1, 7),
    "fact:large": st.booleans(),
    "points:II/a": st.integers(0, 600),
    "option:II/b": st.sampled_from(["none", "fault"]),
    "points:II/b": st.integers(0, 200),
    "fact:school": st.booleans(),
    "fact:office": st.booleans(),
    "points:III": st.integers(0, 500),
    "times:IV": st.integers(0, 9),
    "times:V/a": st.integers(0, 4),
    "points:V/b": st.integers(0, 200),
    "points:VI/a": st.integers(0, 900),
    "points:VI/b": st.integers(0, 900),
}
ALWAYS_SAID = {"aside:I/a", "aside:I/b"}


COMPLETE = st.fixed_dictionaries(ENTRIES).filter(lambda row: not (row["fact:school"] and row["fact:office"]))
"""The two variants exclude each other, as the pack says."""
ROWS = st.tuples(COMPLETE, st.sets(st.sampled_from(sorted(set(ENTRIES) - ALWAYS_SAID))))


@settings(deadline=None, max_examples=15)
@given(st.lists(ROWS, min_size=1, max_size=20))
def test_every_completion_lies_between_low_and_high(rows: list[tuple[dict[str, Any], set[str]]]) -> None:
    columns = {
        name: [whole[name] for whole, _ in rows]
        + [None if name in missing else whole[name] for whole, missing in rows]
        for name in ENTRIES
    }
    found = table(PACK, columns)
    for complete, partial in zip(found[: len(rows)], found[len(rows) :], strict=True):
        for low in LOWS:
            high = low.replace("low", "high")
            assert complete[low] == complete[high], low
            assert partial[low] <= complete[low] <= partial[high], low


@settings(deadline=None, max_examples=10)
@given(st.lists(ROWS, min_size=1, max_size=8))
def test_a_row_of_the_table_reads_back_as_the_steps_of_its_sum(
    rows: list[tuple[dict[str, Any], set[str]]],
) -> None:
    columns = {
        name: [None if name in missing else whole[name] for whole, missing in rows] for name in ENTRIES
    }
    scores = scores_of(PACK, columns)
    pairs = {f"seen low {address}": scores.low(address) for address in scores.places}
    pairs |= {f"seen high {address}": scores.high(address) for address in scores.places}
    pairs |= {f"seen top {address}": scores.top(address) for address in scores.places}
    for found in table(PACK, columns, pairs):
        for address, reading in read_rows(PACK, "cell", found).items():
            seen = tuple(found[f"seen {what} {address}"] for what in ("low", "high", "top"))
            assert (reading.low, reading.high, reading.top) == seen, address


LOWS = ["score:low", "low:I", "low:I/b", "low:II", "low:II/a", "low:III", "low:IV", "low:V", "low:VI"]
