"""Rows of a scorecard as sentences: how many points, and how they are given."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from congtam.engine.pack.base import Part
from congtam.engine.pack.criteria import AnyRow
from congtam.engine.sentences import sentence
from tests.engine.sentences.small_pack import PACK

HEAD = {"fact": "is_head"}
ROWS: list[tuple[dict[str, Any], str]] = [
    (
        {"max": "2", "step": "0,5", "not_applicable": "dropped"},
        "tối đa 2 điểm, theo bước 0,5; không áp dụng thì bỏ ra và quy đổi phần còn lại",
    ),
    (
        {"max": "5", "min": "1", "evidence": "at_max"},
        "từ 1 đến 5 điểm; chấm điểm tối đa phải có thuyết minh, minh chứng",
    ),
    ({"kind": "yes_no", "max": "1"}, "có thì được 1 điểm, không thì 0 điểm"),
    (
        {
            "kind": "bands",
            "max": "5",
            "bands": [
                {"id": "x", "label": "Tốt", "from": "4", "to": "5"},
                {"id": "y", "label": "Khá", "from": "3", "to": "3"},
            ],
        },
        "chọn một khung: Tốt từ 4 đến 5 điểm; Khá 3 điểm",
    ),
    (
        {
            "kind": "options",
            "max": "20",
            "options": [
                {"id": "a", "text": "a", "max": "20", "when": HEAD},
                {"id": "b", "text": "b", "max": "0", "zeroes_parent": True},
            ],
        },
        "chọn một phương án: a khi là người đứng đầu: tối đa 20 điểm; b: tối đa 0 điểm, mục trên được 0 điểm",
    ),
    ({"kind": "deduct", "max": "5", "each": "0,5"}, "5 điểm, mỗi lần trừ 0,5 điểm, trừ hết thì 0 điểm"),
    ({"kind": "count", "max": "5", "each": "0,5"}, "mỗi lần được 0,5 điểm, tối đa 5 điểm"),
    (
        {"kind": "ratio", "max": "5", "step": "0,5"},
        "tỷ lệ đạt trên tổng số nhân 5 điểm, làm tròn đến 0,5 điểm",
    ),
    (
        {"kind": "weighted", "max": "5", "step": "0,5", "rounding": "down"},
        "tỷ lệ hoàn thành có trọng số nhân 5 điểm, làm tròn xuống theo bước 0,5 điểm",
    ),
    ({"kind": "grade"}, "chọn một cấp độ: “Xuất sắc”, “Tốt” hoặc “Kém”"),
    ({"kind": "grade", "points": {"tot": "8"}}, "chọn một cấp độ: “Tốt” 8 điểm"),
    (
        {"kind": "from_level", "max": "1", "of": "cell", "points": {"HTXSNV": "1", "HTTNV": "0,8"}},
        (
            "theo mức xếp loại của chi bộ nơi sinh hoạt: “Hoàn thành xuất sắc nhiệm vụ” 1 điểm; “Hoàn "
            "thành tốt nhiệm vụ” 0,8 điểm"
        ),
    ),
    (
        {
            "kind": "from_share",
            "max": "20",
            "of": "members",
            "rated_at_least": "HTTNV",
            "bands": [{"at_least": "90%", "points": "20"}, {"at_least": "0%", "points": "5"}],
        },
        (
            "theo tỷ lệ đảng viên của chi bộ được xếp loại “Hoàn thành tốt nhiệm vụ” trở lên: từ 90% "
            "20 điểm; từ 0% 5 điểm"
        ),
    ),
    (
        {"max": "10", "rescale": True, "step": "0,5", "children": [{"text": "con", "max": "10"}]},
        "tổng điểm các dòng bên dưới, tối đa 10 điểm, quy đổi khi có dòng bỏ ra, làm tròn đến 0,5 điểm",
    ),
    (
        {"max": "10", "role": "bonus", "total": "mean", "children": [{"text": "con", "max": "10"}]},
        "điểm thưởng, trung bình cộng điểm các dòng bên dưới, tối đa 10 điểm",
    ),
    ({"max": "40", "children": []}, "chưa có tiêu chí bên dưới, tối đa 40 điểm"),
    (
        {
            "max": "1",
            "only_for": HEAD,
            "grade_scale": True,
            "figure": {"part": "số đã giải quyết", "whole": "số phải giải quyết", "more_than": "95%"},
            "beside": [{"fact": "by_rules"}],
        },
        (
            "tối đa 1 điểm; chỉ chấm đối với trường hợp là người đứng đầu; ghi thêm cấp độ; kèm số "
            "liệu: số đã giải quyết trên số phải giải quyết (trên 95%); xem cùng: chi bộ sinh hoạt "
            "đúng quy định"
        ),
    ),
]


@pytest.mark.parametrize(("data", "text"), ROWS)
def test_a_row_says_how_points_are_given(data: dict[str, Any], text: str) -> None:
    row: Part = TypeAdapter(AnyRow).validate_python(
        {"number": "1.1", "text": "Tên tiêu chí: giải thích"} | data
    )
    assert sentence(PACK, row) == f"1.1 “Tên tiêu chí”: {text}"
