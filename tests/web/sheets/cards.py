"""A scorecard with every kind of row and every way of adding up, for those who count it twice."""

from datetime import date
from typing import Any

from congtam.engine.entries import population_of
from congtam.engine.explanation import explain
from congtam.engine.pack import Pack
from congtam.engine.plan import Plan
from congtam.engine.population import Entry
from congtam.engine.rating import rate
from congtam.engine.scoring import read_rows
from congtam.sheets.entries import with_marks
from congtam.sheets.queries.columns import widened
from congtam.sheets.queries.scene import Scene
from congtam.sheets.queries.standing import Standing
from congtam.sheets.values import Values

SUBJECT = "đối tượng"


def fact(name: str) -> dict[str, Any]:
    return {"fact": name, "cites": "1"}


CRITERIA: list[dict[str, Any]] = [
    {
        "number": "1",
        "text": "cộng",
        "max": 20,
        "children": [
            {"text": "điểm", "max": "2,5"},
            {"text": "điểm từ 1", "max": 5, "min": 1, "criterion": True},
            {"text": "có không", "kind": "yes_no", "max": 2},
            {
                "text": "khung",
                "kind": "bands",
                "max": 5,
                "bands": [
                    {"id": "a", "label": "tốt", "from": 4, "to": 5},
                    {"id": "b", "label": "khá", "from": 2, "to": 2},
                    {"id": "c", "label": "kém", "from": 0, "to": 1},
                ],
            },
            {"text": "trừ", "kind": "deduct", "max": 5, "each": "0,75", "not_applicable": "full"},
            {"text": "đếm", "kind": "count", "max": 4, "each": "1,5", "not_applicable": "excluded"},
        ],
    },
    {
        "number": "2",
        "text": "rút gọn",
        "max": 20,
        "rescale": True,
        "step": "0,5",
        "children": [
            {"text": "bỏ được", "max": 10, "not_applicable": "dropped"},
            {"text": "tỷ lệ", "kind": "ratio", "max": 7, "step": "0,5", "not_applicable": "dropped"},
            {"text": "tỷ trọng", "kind": "weighted", "max": 3, "step": "0,25", "rounding": "down"},
        ],
    },
    {
        "number": "3",
        "text": "trung bình",
        "total": "mean",
        "step": "0,1",
        "children": [
            {"text": "một", "max": 10, "not_applicable": "excluded"},
            {"text": "hai", "max": 10},
            {"text": "ba", "max": 10, "only_for": fact("known")},
        ],
    },
    {
        "number": "4",
        "text": "phương án",
        "max": 15,
        "children": [
            {"text": "khác", "max": 10},
            {
                "text": "chọn",
                "kind": "options",
                "max": 5,
                "options": [
                    {"id": "x", "text": "x", "max": 5, "min": 3},
                    {"id": "y", "text": "y", "max": 2},
                    {"id": "z", "text": "z", "max": 0, "zeroes_parent": True},
                ],
            },
        ],
    },
    {
        "number": "5",
        "text": "theo số liệu",
        "kind": "options",
        "max": 10,
        "options": [
            {"id": "a", "text": "a", "max": 10, "when": fact("known")},
            {"id": "b", "text": "b", "max": 4, "when": fact("open")},
            {"id": "c", "text": "c", "max": 2},
        ],
    },
    {
        "number": "6",
        "text": "có hay không có",
        "max": 10,
        "children": [
            {"text": "có", "max": 5, "only_for": fact("known"), "alternative": "v"},
            {"text": "chưa rõ", "max": 5, "only_for": fact("open"), "alternative": "v"},
            {"text": "không", "max": 5, "only_for": fact("false")},
        ],
    },
    {
        "number": "7",
        "text": "cấp độ có điểm",
        "kind": "grade",
        "points": {"xuat_sac": 5, "tot": 3, "kem": 1},
        "criterion": True,
    },
    {"number": "8", "text": "cấp độ không điểm", "kind": "grade", "criterion": True},
    {"number": "9", "text": "thưởng", "role": "bonus", "max": 3, "children": [{"text": "thêm", "max": 5}]},
    {"number": "10", "text": "trừ", "role": "deduction", "max": 4, "children": [{"text": "bớt", "max": 4}]},
    {"number": "11", "text": "chỗ trống", "max": 5, "children": []},
    {
        "number": "12",
        "text": "phần và tổng",
        "max": 2,
        "figure": {"part": "đạt", "whole": "giao", "at_least": "95%"},
    },
]
FACTS = {"known": True, "false": False, "open": None}


def every_kind(criteria: list[dict[str, Any]] | None = None, **card: Any) -> Pack:
    return Pack.model_validate(
        {
            "id": "thu",
            "title": "Bộ tiêu chí thử",
            "issued": {"by": "Đảng ủy"},
            "levels": {"HTXSNV": "Hoàn thành xuất sắc nhiệm vụ", "KHTNV": "Không hoàn thành nhiệm vụ"},
            "grades": {
                "xuat_sac": {"label": "Xuất sắc", "from": "90%"},
                "tot": {"label": "Tốt", "from": "70%"},
                "kem": {"label": "Kém"},
            },
            "facts": {name: {"label": name, "type": "yes_no", "group": "unit"} for name in FACTS},
            "scorecards": {
                "phieu": {"title": "Phiếu", "step": "0,25", "criteria": criteria or CRITERIA, **card}
            },
            "subjects": {
                "cell": {"cites": "1", "label": "Chi bộ", "kind": "organisation", "scorecard": "phieu"}
            },
        }
    )


def standing_by(pack: Pack, kind: str, marks: dict[str, Values], plan: Plan | None = None) -> Standing:
    """Of one subject of whom only the facts above are known, and whom nobody is linked to."""
    known = {name: value for name, value in FACTS.items() if value is not None and name in pack.facts}
    entry = with_marks(Entry(SUBJECT, kind, date(2025, 12, 31), facts=known), marks)
    used = plan or Plan(pack)
    rating = rate(pack, widened(pack, population_of(pack, [entry])), used)
    explanation = explain(rating, SUBJECT)
    readings = read_rows(pack, kind, explanation.outcome.row)
    return Standing(pack, kind, readings, explanation, rating, Scene(pack, used, {SUBJECT: entry}, {}))
