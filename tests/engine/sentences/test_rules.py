"""Caps, exclusions, quotas and the procedure as sentences."""

from typing import Any

import pytest

from congtam.engine.pack import process
from congtam.engine.pack.base import Part
from congtam.engine.pack.quotas import Quota
from congtam.engine.pack.reviews import Step
from congtam.engine.pack.subjects import Cap, Exclusion, Subject
from congtam.engine.sentences import sentence
from tests.engine.sentences.small_pack import PACK

HEAD = {"fact": "is_head"}
CELL = {"for_subjects": "cell"}
QUOTA: dict[str, Any] = {"level": "HTXSNV", "at_most": "20%", "of_subjects": "member", "within": "base_org"}
LEAVE = {"rated": "HTTNV", "promoted": "leave"}

RULES: list[tuple[type[Part], dict[str, Any], str]] = [
    (
        Cap,
        {"at_most": "HTNV", "when": {"value": {"of": "sick_months", "at_least": 3}}},
        (
            "Đối với trường hợp số tháng nghỉ ốm trong năm từ 03 trở lên: không được xếp loại cao hơn mức "
            "“Hoàn thành nhiệm vụ”"
        ),
    ),
    (
        Cap,
        {"not_above": ["collective", "cell"], "unless": {"since": {"of": "left_on", "under": "3 months"}}},
        (
            "Mức xếp loại không được cao hơn mức xếp loại của tập thể mà cá nhân đứng đầu và chi "
            "bộ nơi sinh hoạt, "
            "trừ trường hợp tính từ ngày thôi chức vụ đến ngày xét chưa đủ 03 tháng"
        ),
    ),
    (
        Exclusion,
        {"when": {"since": {"of": "admitted_on", "under": "6 months"}}, "reviewed": True, "rated": False},
        (
            "Trường hợp tính từ ngày kết nạp vào Đảng đến ngày xét chưa đủ 06 tháng: không đánh "
            "giá, xếp loại "
            "nhưng vẫn phải kiểm điểm"
        ),
    ),
    (
        Exclusion,
        {"when": HEAD, "reviewed": False, "rated": False},
        "Trường hợp là người đứng đầu: không kiểm điểm, không đánh giá, xếp loại",
    ),
    (
        Quota,
        QUOTA | {"of": LEAVE},
        (
            "Số đảng viên được xếp loại “Hoàn thành xuất sắc nhiệm vụ” không vượt quá 20% số được "
            "xếp loại “Hoàn thành "
            "tốt nhiệm vụ” (không tính những trường hợp đã xếp loại ở mức cao hơn), tính trong "
            "từng tổ chức cơ sở đảng; "
            "không làm tròn lên"
        ),
    ),
    (
        Quota,
        QUOTA
        | {
            "of": {"rated_at_least": "HTTNV"},
            "within": "campaign",
            "by": ["title", "employment"],
            "raised": {"at_most": "25%", "when": HEAD, "cites": "1"},
            "entitlement": {"by": "cell", "rates": {"HTXSNV": "20%", "HTTNV": "15%"}},
            "hard": False,
        },
        (
            "Số đảng viên được xếp loại “Hoàn thành xuất sắc nhiệm vụ” không vượt quá 20% số được "
            "xếp loại “Hoàn thành "
            "tốt nhiệm vụ” trở lên, tính chung cho cả đợt, theo chức danh và lĩnh vực công tác; "
            "không làm tròn lên; "
            "trường hợp là người đứng đầu thì không quá 25%; số lượng tương xứng với mức xếp loại "
            "của chi bộ nơi sinh "
            "hoạt: “Hoàn thành xuất sắc nhiệm vụ” 20% và “Hoàn thành tốt nhiệm vụ” 15% (định "
            "hướng, không bắt buộc)"
        ),
    ),
    (
        Quota,
        QUOTA | {"of": {"all": "units"}},
        (
            "Số đảng viên được xếp loại “Hoàn thành xuất sắc nhiệm vụ” không vượt quá 20% tổng số "
            "đơn vị, tính trong từng "
            "tổ chức cơ sở đảng; không làm tròn lên"
        ),
    ),
    (
        Subject,
        {"label": "Đảng viên", "kind": "member", "when": {"not": HEAD}, "rated": False},
        (
            "Đảng viên (trường hợp không phải là người đứng đầu): không đánh giá, xếp loại nhưng vẫn "
            "phải kiểm điểm"
        ),
    ),
    (
        process.Order,
        {
            "binds": "decision",
            "first": ["cell", "member"],
            "then": "leader",
            "relation": "collective",
            "when": HEAD,
        },
        (
            "Đối với trường hợp là người đứng đầu: quyết định xếp loại chi bộ trực thuộc và đảng "
            "viên trước, sau đó đến "
            "cán bộ lãnh đạo, quản lý (giữa những đối tượng có quan hệ: tập thể mà cá nhân đứng đầu)"
        ),
    ),
    (
        process.Order,
        {"binds": "rating", "first": "review", "then": "member"},
        "Phải hoàn thành kiểm điểm mới được đánh giá, xếp loại đảng viên",
    ),
    (
        process.Order,
        {"binds": "rating", "first": "own_rating", "then": "member"},
        "Phải có mức xếp loại công chức mới được đánh giá, xếp loại đảng viên",
    ),
    (
        process.Order,
        {"binds": "agenda", "first": "head", "then": "deputy"},
        "Kiểm điểm tại hội nghị người đứng đầu trước, sau đó đến cấp phó",
    ),
    (
        process.Order,
        {"binds": "agenda", "first": "official", "then": "civil", "by": "employment"},
        "Kiểm điểm tại hội nghị cán bộ trước, sau đó đến công chức",
    ),
    (
        process.Deadline,
        {"what": "Gửi dự thảo báo cáo", "within": "3 days", "before": "meeting", "strict": True},
        "Gửi dự thảo báo cáo: trước ngày tổ chức hội nghị ít nhất 03 ngày",
    ),
    (
        process.Deadline,
        {"what": "Báo cáo kết quả", "within": "2 days", "after": "meeting"},
        "Báo cáo kết quả: chậm nhất sau 02 ngày kể từ ngày tổ chức hội nghị",
    ),
    (process.Deadline, {"what": "Hoàn thành", "on": "31/12/2018"}, "Hoàn thành: chậm nhất ngày 31/12/2018"),
    (
        process.Participant,
        CELL
        | {"body": "school", "side": "beside", "when": {"choice": {"of": "employment", "among": "civil"}}},
        (
            "Đối với trường hợp lĩnh vực công tác là “công chức”: Tập thể Ban giám hiệu (cùng cấp) "
            "tham gia đánh giá, "
            "xếp loại chi bộ trực thuộc"
        ),
    ),
    (
        process.Forum,
        {"body": "ward", "for_subjects": "leader", "deep": "chức trách được giao", "least_half_days": 1},
        (
            "Cán bộ lãnh đạo, quản lý kiểm điểm trước Đảng ủy phường, kiểm điểm sâu chức trách "
            "được giao; thời gian "
            "ít nhất 0,5 ngày"
        ),
    ),
    (
        process.Forum,
        CELL
        | {
            "body": "ward",
            "least_duration": "1 day",
            "chaired_by": "Bí thư",
            "head_chaired_by": "Phó Bí thư",
        },
        (
            "Chi bộ trực thuộc kiểm điểm trước Đảng ủy phường; thời gian ít nhất 01 ngày; chủ trì: "
            "Bí thư; khi kiểm điểm "
            "người đứng đầu: Phó Bí thư"
        ),
    ),
    (
        process.Authority,
        CELL | {"act": "appraise", "body": "standing"},
        "Ban Thường vụ Đảng ủy thẩm định xếp loại chi bộ trực thuộc",
    ),
    (
        process.Ballot,
        {
            "label": "Bỏ phiếu",
            "voters": "members",
            "for_subjects": "member",
            "stage": "rating",
            "choices": "levels",
            "base": "official_members",
            "majority": "1/2",
            "majority_for": ["HTTNV", "HTNV"],
            "if_none": "again",
        },
        (
            "Đảng viên trong chi bộ bỏ phiếu xếp loại đảng viên; mức “Hoàn thành tốt nhiệm vụ” "
            "hoặc “Hoàn thành nhiệm vụ” "
            "phải có trên 1/2 tổng số đảng viên chính thức tán thành; không mức nào đủ phiếu thì bỏ phiếu lại"
        ),
    ),
    (
        process.Ballot,
        {
            "label": "Quyết định",
            "voters": "ward",
            "for_subjects": "cell",
            "stage": "decision",
            "choices": "levels",
            "base": None,
            "majority": None,
        },
        (
            "Đảng ủy phường bỏ phiếu quyết định xếp loại chi bộ trực thuộc; văn bản không nêu cơ số và "
            "số phiếu cần đạt"
        ),
    ),
    (
        process.TimelineItem,
        {
            "id": "2",
            "what": "Họp quán triệt",
            "owner": "Các chi bộ",
            "from": "25/11/2018",
            "to": "27/11/2018",
        },
        "Từ ngày 25/11/2018 đến ngày 27/11/2018: Họp quán triệt; thực hiện: Các chi bộ",
    ),
    (Step, {"text": "tự chấm điểm.", "kind": "step"}, "Tự chấm điểm"),
]


@pytest.mark.parametrize(("model", "data", "text"), RULES)
def test_a_rule_reads_as_one_sentence(model: type[Part], data: dict[str, Any], text: str) -> None:
    assert sentence(PACK, model.model_validate({"cites": "1"} | data)) == text


def test_who_is_asked_for_comments_is_not_a_rater() -> None:
    asked = process.Participant(
        cites="1", body="school", for_subjects=("cell",), side="beside", as_individuals=True
    )
    pack = PACK.model_copy(update={"comments": {"school": asked}})
    assert sentence(pack, asked) == (
        "Tập thể Ban giám hiệu (cùng cấp) được lấy ý kiến góp ý đối với chi bộ trực thuộc, lấy ý "
        "kiến từng người"
    )


def test_a_supervisor_has_a_post_and_units() -> None:
    rule = process.Supervisor(cites="1", post="Ủy viên phụ trách số 02", units=("Chi bộ 1", "Chi bộ 2"))
    assert sentence(PACK, rule) == "Ủy viên phụ trách số 02 phụ trách Chi bộ 1 và Chi bộ 2"
