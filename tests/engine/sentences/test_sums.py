"""The steps of one subject's sum, from the row that scoring leaves."""

from typing import Any

from congtam.engine.sentences import sum_sentences
from tests.engine.scoring.sheets import pack_with, table

CRITERIA: list[dict[str, Any]] = [
    {
        "number": "I",
        "text": "I",
        "max": "12",
        "children": [
            {"number": "1", "text": "1", "max": "4"},
            {"number": "2", "text": "2", "max": "4"},
            {"number": "3", "text": "3", "max": "2", "kind": "yes_no"},
            {
                "number": "4",
                "text": "4",
                "max": "2",
                "kind": "ratio",
                "step": "0,5",
                "not_applicable": "full",
            },
        ],
    },
    {
        "number": "II",
        "text": "II",
        "max": "10",
        "rescale": "true",
        "children": [
            {"number": "1", "text": "1", "max": "5"},
            {"number": "2", "text": "2", "max": "5", "not_applicable": "dropped"},
        ],
    },
    {
        "number": "III",
        "text": "III",
        "max": "5",
        "role": "deduction",
        "children": [{"number": "1", "text": "1", "max": "5", "kind": "count", "each": "0,5"}],
    },
    {"number": "IV", "text": "IV", "kind": "grade"},
    {"number": "V", "text": "V", "max": "1", "only_for": {"fact": "school"}},
    {
        "number": "VI",
        "text": "VI",
        "kind": "options",
        "max": "3",
        "options": [
            {"id": "a", "text": "a", "max": "3", "when": {"fact": "large"}},
            {"id": "b", "text": "b", "max": "1"},
        ],
    },
]
PACK = pack_with(CRITERIA)


def steps(**more: Any) -> dict[str, str]:
    entries = {
        "points:I/1": 350,
        "yes:I/3": True,
        "part:I/4": 3,
        "whole:I/4": 4,
        "points:II/1": 400,
        "aside:II/2": True,
        "times:III/1": 3,
        "grade:IV": "tot",
        "points:V": 100,
        "fact:school": False,
        "fact:large": False,
        "points:VI": 100,
    } | more
    return sum_sentences(PACK, "cell", table(PACK, {name: [value] for name, value in entries.items()})[0])


def test_each_row_says_how_its_points_came_about() -> None:
    assert steps() == {
        "I": "3,5 + 0–4 + 2 + 1,5 = 7–11/12 điểm",
        "I/1": "3,5/4 điểm",
        "I/2": "chưa chấm: 0–4/4 điểm",
        "I/3": "có: 2/2 điểm",
        "I/4": "tỷ lệ 3/4: 1,5/2 điểm",
        "II": "4, sau khi quy đổi, làm tròn hoặc giới hạn: 8/10 điểm",
        "II/1": "4/5 điểm",
        "II/2": "không áp dụng",
        "III": "1,5/5 điểm",
        "III/1": "3 lần × 0,5 điểm: 1,5/5 điểm",
        "IV": "cấp độ “Tốt”",
        "V": "không thuộc đối tượng của tiêu chí này",
        "VI": "phương án b: 1/3 điểm",
        "": "tổng điểm: 7–11 + 8 − 1,5 + 1 = 14,5–18,5/25 điểm",
    }


def test_what_is_not_known_is_said() -> None:
    found = steps(**{"fact:school": None, "aside:I/4": True, "grade:IV": None})
    assert found["V"] == "chưa rõ có thuộc đối tượng không; 0–1/1 điểm"
    assert found["I/4"] == "không áp dụng, cho điểm tối đa: 2/2 điểm"
    assert found["IV"] == "chưa ghi cấp độ"


def test_a_total_entered_by_itself_has_no_steps() -> None:
    assert steps(score=2000)[""] == "tổng điểm: nhập sẵn, 20/25 điểm"
