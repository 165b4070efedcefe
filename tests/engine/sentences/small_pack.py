"""A small pack in which every kind of rule can be said."""

from typing import Any

from pydantic import TypeAdapter

from congtam.engine.pack import Pack
from congtam.engine.pack.conditions import AnyCondition, Condition
from congtam.engine.sentences import sentence

CRITERIA: list[dict[str, Any]] = [
    {
        "number": "a",
        "text": "Về xây dựng Đảng: tư tưởng, tổ chức",
        "max": "60",
        "children": [
            {"text": "Công tác chính trị tư tưởng: tuyên truyền", "max": "20", "criterion": "true"},
            {"number": "2", "text": "Công tác tổ chức", "max": "40", "criterion": "true"},
        ],
    },
    {"number": "b", "text": "Kết quả thực hiện nhiệm vụ", "max": "40", "criterion": "true"},
]

PACK = Pack.model_validate(
    {
        "id": "thu",
        "title": "Kế hoạch thử",
        "issued": {"by": "Đảng ủy"},
        "levels": {
            "HTXSNV": "Hoàn thành xuất sắc nhiệm vụ",
            "HTTNV": "Hoàn thành tốt nhiệm vụ",
            "HTNV": "Hoàn thành nhiệm vụ",
            "KHTNV": "Không hoàn thành nhiệm vụ",
        },
        "grades": {
            "xuat_sac": {"label": "Xuất sắc", "from": "90%"},
            "tot": {"label": "Tốt", "from": "70%"},
            "kem": {"label": "Kém"},
        },
        "facts": {
            "disciplined": {"label": "bị xử lý kỷ luật trong năm", "type": "yes_no"},
            "by_rules": {
                "label": "chi bộ sinh hoạt đúng quy định",
                "not_label": "chi bộ sinh hoạt không đúng quy định",
                "type": "yes_no",
            },
            "is_head": {"label": "là người đứng đầu", "type": "yes_no"},
            "remedied": {"label": "đã khắc phục xong hậu quả", "type": "yes_no"},
            "force_majeure": {"label": "do trường hợp bất khả kháng", "type": "yes_no"},
            "exemplary": {"label": "đảng viên thực sự tiêu biểu", "type": "judgement"},
            "sick_months": {"label": "số tháng nghỉ ốm trong năm", "type": "number"},
            "targets_done": {"label": "tỷ lệ chỉ tiêu đã hoàn thành", "type": "percent"},
            "own_rating": {"label": "mức xếp loại công chức", "type": "level"},
            "employment": {
                "label": "lĩnh vực công tác",
                "type": "choice",
                "values": {"official": "cán bộ", "civil": "công chức", "other": "khác"},
            },
            "admitted_on": {"label": "ngày kết nạp vào Đảng", "type": "date"},
            "left_on": {"label": "ngày thôi chức vụ", "type": "date"},
        },
        "relations": {
            "members": {"label": "đảng viên của chi bộ", "to": "member"},
            "cell": {"label": "chi bộ nơi sinh hoạt", "to": "cell"},
            "collective": {"label": "tập thể mà cá nhân đứng đầu", "to": "cell"},
        },
        "bodies": {
            "ward": "Đảng ủy phường",
            "standing": "Ban Thường vụ Đảng ủy",
            "members": "Đảng viên trong chi bộ",
            "school": "Tập thể Ban giám hiệu",
        },
        "scorecards": {"phieu": {"title": "Phiếu", "max": "100", "criteria": CRITERIA}},
        "subjects": {
            "cell": {
                "cites": "1",
                "label": "Chi bộ trực thuộc",
                "kind": "organisation",
                "scorecard": "phieu",
            },
            "member": {"cites": "2", "label": "Đảng viên", "kind": "member"},
            "leader": {"cites": "3", "label": "Cán bộ lãnh đạo, quản lý", "kind": "leader"},
        },
    }
)


def condition(data: dict[str, Any]) -> Condition:
    made: Condition = TypeAdapter(AnyCondition).validate_python(data)
    return made


def said(data: dict[str, Any]) -> str:
    return sentence(PACK, condition(data), "cell")
