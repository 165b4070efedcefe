"""Every kind of condition read back, in both polarities, as a clerk of the party office would write it."""

from typing import Any

import pytest

from tests.engine.sentences.small_pack import said

HIT = {"of": "members", "rated_at_least": "HTTNV"}
DISCIPLINED = {"of": "members", "fact": "disciplined"}

HANDLED = ("disciplined", "remedied", "by_rules")
BOTH_WAYS: list[tuple[dict[str, Any], str, str]] = [
    ({"score": {"at_least": 90}}, "Tổng điểm đạt từ 90 điểm trở lên", "Tổng điểm dưới 90 điểm"),
    ({"score": {"more_than": 90}}, "Tổng điểm đạt trên 90 điểm", "Tổng điểm không quá 90 điểm"),
    ({"score": {"below": 50}}, "Tổng điểm dưới 50 điểm", "Tổng điểm đạt từ 50 điểm trở lên"),
    ({"score": {"at_most": "49,5"}}, "Tổng điểm không quá 49,5 điểm", "Tổng điểm đạt trên 49,5 điểm"),
    (
        {"score": {"at_least": 70, "below": 90}},
        "Tổng điểm đạt từ 70 đến dưới 90 điểm",
        "Tổng điểm ngoài khoảng từ 70 đến dưới 90 điểm",
    ),
    (
        {"group_score": {"of": "a", "at_least": "40,5"}},
        "Điểm của mục a “Về xây dựng Đảng” đạt từ 40,5 điểm trở lên",
        "Điểm của mục a “Về xây dựng Đảng” dưới 40,5 điểm",
    ),
    (
        {"grades": {"at_least": "tot"}},
        "Tất cả các tiêu chí đều đạt cấp độ “Tốt” trở lên",
        "Có tiêu chí dưới cấp độ “Tốt”",
    ),
    (
        {"grades": {"of": ["a", "b"], "at_least": "xuat_sac", "rest": "tot"}},
        (
            "Các tiêu chí trong mục a “Về xây dựng Đảng” và tiêu chí b “Kết quả thực hiện nhiệm vụ” đều đạt "
            "cấp độ “Xuất sắc”, các tiêu chí còn lại đạt cấp độ “Tốt” trở lên"
        ),
        (
            "Có tiêu chí trong mục a “Về xây dựng Đảng” và tiêu chí b “Kết quả thực hiện nhiệm vụ” "
            "dưới cấp độ "
            "“Xuất sắc” hoặc có tiêu chí còn lại dưới cấp độ “Tốt”"
        ),
    ),
    (
        {"floor": {"at_least": "85%"}},
        "Không có tiêu chí nào đạt dưới 85% số điểm tối đa của tiêu chí đó",
        "Có tiêu chí đạt dưới 85% số điểm tối đa của tiêu chí đó",
    ),
    (
        {"floor": {"at_least": "50%", "may_miss": 3, "of": "a"}},
        (
            "Trong mục a “Về xây dựng Đảng”, không có quá 03 tiêu chí đạt dưới 50% số điểm tối đa của "
            "tiêu chí đó"
        ),
        "Trong mục a “Về xây dựng Đảng”, có trên 03 tiêu chí đạt dưới 50% số điểm tối đa của tiêu chí đó",
    ),
    (
        {"share": HIT | {"is": "100%"}},
        "100% đảng viên của chi bộ được xếp loại “Hoàn thành tốt nhiệm vụ” trở lên",
        "Có dưới 100% số đảng viên của chi bộ được xếp loại “Hoàn thành tốt nhiệm vụ” trở lên",
    ),
    (
        {"share": {"of": "members", "rated": "KHTNV", "more_than": "20%"}},
        "Có trên 20% số đảng viên của chi bộ được xếp loại “Không hoàn thành nhiệm vụ”",
        "Có không quá 20% số đảng viên của chi bộ được xếp loại “Không hoàn thành nhiệm vụ”",
    ),
    (
        {"share": {"of": "members", "rated_at_most": "HTNV", "at_least": "2/3", "if_none": "not_applicable"}},
        "Có ít nhất 2/3 số đảng viên của chi bộ (nếu có) được xếp loại “Hoàn thành nhiệm vụ” trở xuống",
        "Có dưới 2/3 số đảng viên của chi bộ (nếu có) được xếp loại “Hoàn thành nhiệm vụ” trở xuống",
    ),
    (
        {"share": HIT | {"at_least": "80%", "below": "90%"}},
        "Có từ 80% đến dưới 90% số đảng viên của chi bộ được xếp loại “Hoàn thành tốt nhiệm vụ” trở lên",
        (
            "Tỷ lệ đảng viên của chi bộ được xếp loại “Hoàn thành tốt nhiệm vụ” trở lên ngoài "
            "khoảng từ 80% đến "
            "dưới 90%"
        ),
    ),
    (
        {"share": DISCIPLINED | {"is": "0%"}},
        "Không có đảng viên của chi bộ nào bị xử lý kỷ luật trong năm",
        "Có đảng viên của chi bộ bị xử lý kỷ luật trong năm",
    ),
    (
        {"count": DISCIPLINED | {"is": 0}},
        "Không có đảng viên của chi bộ bị xử lý kỷ luật trong năm",
        "Có đảng viên của chi bộ bị xử lý kỷ luật trong năm",
    ),
    (
        {"count": DISCIPLINED | {"at_least": 1}},
        "Có đảng viên của chi bộ bị xử lý kỷ luật trong năm",
        "Không có đảng viên của chi bộ bị xử lý kỷ luật trong năm",
    ),
    (
        {"count": {"of": "members", "rated": "KHTNV", "at_least": 2, "if_none": "not_met"}},
        (
            "Có từ 02 trở lên trong số đảng viên của chi bộ được xếp loại “Không hoàn thành nhiệm vụ” "
            "(không có thì coi là không đạt)"
        ),
        (
            "Có dưới 02 trong số đảng viên của chi bộ được xếp loại “Không hoàn thành nhiệm vụ” "
            "(không có thì coi là không đạt)"
        ),
    ),
    ({"fact": "disciplined"}, "Bị xử lý kỷ luật trong năm", "Không bị xử lý kỷ luật trong năm"),
    ({"fact": "by_rules"}, "Chi bộ sinh hoạt đúng quy định", "Chi bộ sinh hoạt không đúng quy định"),
    ({"fact": "is_head"}, "Là người đứng đầu", "Không phải là người đứng đầu"),
    ({"fact": "remedied"}, "Đã khắc phục xong hậu quả", "Chưa khắc phục xong hậu quả"),
    (
        {"attested": "exemplary"},
        "Đảng viên thực sự tiêu biểu (được xác nhận)",
        "Không thuộc trường hợp đảng viên thực sự tiêu biểu (được xác nhận)",
    ),
    (
        {"value": {"of": "sick_months", "at_least": 3}},
        "Số tháng nghỉ ốm trong năm từ 03 trở lên",
        "Số tháng nghỉ ốm trong năm dưới 03",
    ),
    (
        {"value": {"of": "sick_months", "is": 0}},
        "Số tháng nghỉ ốm trong năm bằng 0",
        "Số tháng nghỉ ốm trong năm khác 0",
    ),
    (
        {"percent": {"of": "targets_done", "below": "50%"}},
        "Tỷ lệ chỉ tiêu đã hoàn thành dưới 50%",
        "Tỷ lệ chỉ tiêu đã hoàn thành từ 50% trở lên",
    ),
    (
        {"percent": {"of": "targets_done", "is": "100%"}},
        "Tỷ lệ chỉ tiêu đã hoàn thành đạt 100%",
        "Tỷ lệ chỉ tiêu đã hoàn thành dưới 100%",
    ),
    (
        {"rated": {"of": "own_rating", "at_least": "HTTNV"}},
        "Mức xếp loại công chức là “Hoàn thành tốt nhiệm vụ” trở lên",
        "Mức xếp loại công chức thấp hơn “Hoàn thành tốt nhiệm vụ”",
    ),
    (
        {"rated": {"of": "own_rating", "at_most": "HTNV"}},
        "Mức xếp loại công chức là “Hoàn thành nhiệm vụ” trở xuống",
        "Mức xếp loại công chức cao hơn “Hoàn thành nhiệm vụ”",
    ),
    (
        {"rated": {"of": "own_rating", "is": "KHTNV"}},
        "Mức xếp loại công chức là “Không hoàn thành nhiệm vụ”",
        "Mức xếp loại công chức không phải là “Không hoàn thành nhiệm vụ”",
    ),
    (
        {"choice": {"of": "employment", "among": ["official", "civil"]}},
        "Lĩnh vực công tác là “cán bộ” hoặc “công chức”",
        "Lĩnh vực công tác không phải là “cán bộ” hay “công chức”",
    ),
    (
        {"since": {"of": "admitted_on", "under": "6 months"}},
        "Tính từ ngày kết nạp vào Đảng đến ngày xét chưa đủ 06 tháng",
        "Tính từ ngày kết nạp vào Đảng đến ngày xét đã đủ 06 tháng",
    ),
    (
        {"since": {"of": "admitted_on", "until": "left_on", "at_least": "3 working days"}},
        "Tính từ ngày kết nạp vào Đảng đến ngày thôi chức vụ đã đủ 03 ngày làm việc",
        "Tính từ ngày kết nạp vào Đảng đến ngày thôi chức vụ chưa đủ 03 ngày làm việc",
    ),
    (
        {"all": [{"fact": "is_head"}, {"fact": "disciplined"}]},
        "Là người đứng đầu và bị xử lý kỷ luật trong năm",
        "Không phải là người đứng đầu hoặc không bị xử lý kỷ luật trong năm",
    ),
    (
        {"any": [{"fact": "is_head"}, {"fact": "disciplined"}]},
        "Là người đứng đầu hoặc bị xử lý kỷ luật trong năm",
        "Không phải là người đứng đầu và không bị xử lý kỷ luật trong năm",
    ),
    (
        {"any": [{"fact": "is_head"}, {"all": [{"fact": key} for key in HANDLED]}]},
        (
            "Ít nhất một trong các nội dung: (1) là người đứng đầu; (2) đồng thời: a) bị xử lý kỷ luật "
            "trong năm; b) đã khắc phục xong hậu quả; c) chi bộ sinh hoạt đúng quy định"
        ),
        (
            "Đồng thời: (1) không phải là người đứng đầu; (2) ít nhất một trong các nội dung: a) "
            "không bị xử lý "
            "kỷ luật trong năm; b) chưa khắc phục xong hậu quả; c) chi bộ sinh hoạt không đúng quy định"
        ),
    ),
]


@pytest.mark.parametrize(("data", "holds", "fails"), BOTH_WAYS)
def test_a_condition_reads_in_both_polarities(data: dict[str, Any], holds: str, fails: str) -> None:
    assert said(data) == holds
    assert said({"not": data}) == fails
    assert said({"not": {"not": data}}) == holds


def test_when_and_unless_stand_around_the_rule() -> None:
    civil = {"choice": {"of": "employment", "among": "civil"}}
    rule = {"fact": "disciplined", "when": civil, "unless": {"fact": "remedied"}}
    around = (
        "Đối với trường hợp lĩnh vực công tác là “công chức”: {}bị xử lý kỷ luật trong năm, "
        "trừ trường hợp đã khắc phục xong hậu quả"
    )
    assert said(rule) == around.format("")
    assert said({"not": rule}) == around.format("không ")


def test_a_case_does_not_say_case_twice() -> None:
    rule = {"percent": {"of": "targets_done", "below": "50%"}, "unless": {"fact": "force_majeure"}}
    assert said(rule) == "Tỷ lệ chỉ tiêu đã hoàn thành dưới 50%, trừ trường hợp bất khả kháng"
    several = {"any": [{"fact": "is_head"}, {"fact": "disciplined"}, {"fact": "remedied"}]}
    assert said({"fact": "by_rules", "unless": several}) == (
        "Chi bộ sinh hoạt đúng quy định, trừ một trong các trường hợp: (1) là người đứng đầu; "
        "(2) bị xử lý kỷ luật trong năm; (3) đã khắc phục xong hậu quả"
    )
