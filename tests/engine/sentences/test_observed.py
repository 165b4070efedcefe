"""What was seen beside what is needed: exact, never more than is known."""

from datetime import date
from typing import Any

import pytest

from congtam.engine.pack.subjects import Cap, Exclusion
from congtam.engine.sentences import observed_sentence
from tests.engine.sentences.small_pack import PACK, condition

MEMBERS = "rel:members:rated_at_least:HTTNV"


def seen(data: dict[str, Any], status: bool | None, row: dict[str, Any], *, strikes: bool = False) -> str:
    return observed_sentence(PACK, condition(data), status, row, strikes=strikes, kind="cell")


def counts(sure: int, possible: int, sure_misses: int, possible_misses: int) -> dict[str, Any]:
    names = ("sure_hits", "possible_hits", "sure_misses", "possible_misses")
    numbers = zip(names, (sure, possible, sure_misses, possible_misses), strict=True)
    return {"links:members": 10} | {f"{MEMBERS}:{name}": number for name, number in numbers}


CASES: list[tuple[dict[str, Any], bool | None, dict[str, Any], str]] = [
    (
        {"score": {"at_least": 90}},
        None,
        {"score:low": 8850, "score:high": 9200},
        "đạt 88,5–92 điểm; cần từ 90 điểm trở lên – chưa đủ dữ liệu",
    ),
    (
        {"score": {"at_least": 90}},
        True,
        {"score:low": 9000, "score:high": 9000},
        "đạt 90 điểm; cần từ 90 điểm trở lên – đạt",
    ),
    ({"score": {"at_least": 90}}, None, {}, "chưa có điểm; cần từ 90 điểm trở lên – chưa đủ dữ liệu"),
    (
        {"group_score": {"of": "a", "at_least": 50}},
        False,
        {"low:a": 4000, "high:a": 4500},
        "đạt 40–45 điểm; cần từ 50 điểm trở lên – không đạt",
    ),
    (
        {"grades": {"of": "b", "at_least": "xuat_sac", "rest": "tot"}},
        False,
        {"points:a/#1": 1300, "points:b": 3600},
        (
            "dưới cấp độ cần có: tiêu chí “Công tác chính trị tư tưởng” (“Kém”, 13/20 điểm); "
            "chưa rõ: tiêu chí 2 “Công tác tổ chức” (chưa chấm, tối đa 40 điểm) – không đạt"
        ),
    ),
    (
        {"grades": {"at_least": "tot"}},
        True,
        {"points:a/#1": 1400, "points:a/2": 4000, "points:b": 3600},
        "3 tiêu chí, không tiêu chí nào dưới cấp độ cần có – đạt",
    ),
    (
        {"floor": {"at_least": "85%"}},
        False,
        {"points:a/#1": 1700, "points:a/2": 3399, "points:b": 4000},
        "dưới 85% điểm tối đa: tiêu chí 2 “Công tác tổ chức” (33,99/40 điểm) – không đạt",
    ),
    (
        {"share": {"of": "members", "rated_at_least": "HTTNV", "is": "100%"}},
        None,
        counts(8, 10, 0, 2),
        (
            "8 trong 10 đảng viên của chi bộ được xếp loại “Hoàn thành tốt nhiệm vụ” trở lên, 2 chưa "
            "rõ; cần 100% – "
            "chưa đủ dữ liệu"
        ),
    ),
    (
        {"count": {"of": "members", "rated_at_least": "HTTNV", "at_least": 2}},
        True,
        counts(3, 3, 7, 7),
        (
            "3 trong 10 đảng viên của chi bộ được xếp loại “Hoàn thành tốt nhiệm vụ” trở lên; cần từ "
            "02 trở lên – đạt"
        ),
    ),
    (
        {"share": {"of": "members", "rated_at_least": "HTTNV", "is": "100%"}},
        None,
        {},
        "chưa nhập đảng viên của chi bộ; cần 100% – chưa đủ dữ liệu",
    ),
    (
        {"share": {"of": "members", "rated_at_least": "HTTNV", "is": "100%"}},
        True,
        counts(0, 0, 0, 0),
        "không có đảng viên của chi bộ nào được tính; cần 100% – đạt",
    ),
    (
        {"fact": "disciplined"},
        False,
        {"fact:disciplined": False},
        "bị xử lý kỷ luật trong năm: không – không đạt",
    ),
    ({"fact": "disciplined"}, None, {}, "bị xử lý kỷ luật trong năm: chưa nhập – chưa đủ dữ liệu"),
    (
        {"attested": "exemplary"},
        None,
        {"fact:exemplary": None},
        "đảng viên thực sự tiêu biểu: chưa có người xác nhận – chưa đủ dữ liệu",
    ),
    (
        {"value": {"of": "sick_months", "at_most": 2}},
        False,
        {"fact:sick_months": 4},
        "số tháng nghỉ ốm trong năm: 4; cần không quá 02 – không đạt",
    ),
    (
        {"percent": {"of": "targets_done", "at_least": "50%"}, "unless": {"fact": "force_majeure"}},
        True,
        {"fact:targets_done": 4999, "fact:force_majeure": True},
        (
            "tỷ lệ chỉ tiêu đã hoàn thành: 49,99%; cần từ 50% trở lên; ngoại lệ: do trường hợp bất "
            "khả kháng: có – đạt"
        ),
    ),
    (
        {"rated": {"of": "own_rating", "at_least": "HTTNV"}},
        False,
        {"fact:own_rating": "HTNV"},
        "mức xếp loại công chức: “Hoàn thành nhiệm vụ”; cần “Hoàn thành tốt nhiệm vụ” trở lên – không đạt",
    ),
    (
        {"choice": {"of": "employment", "among": "civil"}},
        True,
        {"fact:employment": "civil"},
        "lĩnh vực công tác: “công chức” – đạt",
    ),
    (
        {"since": {"of": "admitted_on", "at_least": "6 months"}},
        False,
        {"fact:admitted_on": date(2018, 7, 1), "date": date(2018, 12, 10)},
        "ngày kết nạp vào Đảng: 01/07/2018; ngày xét: 10/12/2018; cần đã đủ 06 tháng – không đạt",
    ),
    (
        {"any": [{"fact": "is_head"}, {"not": {"percent": {"of": "targets_done", "below": "50%"}}}]},
        None,
        {"fact:is_head": False},
        (
            "(1) là người đứng đầu: không; (2) tỷ lệ chỉ tiêu đã hoàn thành: chưa nhập; mức nêu dưới "
            "50% – chưa đủ dữ liệu"
        ),
    ),
]


@pytest.mark.parametrize(("data", "status", "row", "text"), CASES)
def test_what_was_seen_of_a_requirement(
    data: dict[str, Any], status: bool | None, row: dict[str, Any], text: str
) -> None:
    assert seen(data, status, row) == text


def test_it_says_whether_the_rule_concerns_the_subject() -> None:
    rule = {"fact": "disciplined", "when": {"value": {"of": "sick_months", "at_least": 3}}}
    assert seen(rule, None, {"fact:disciplined": False}) == (
        "bị xử lý kỷ luật trong năm: không; diện áp dụng: số tháng nghỉ ốm trong năm: chưa nhập; "
        "mức nêu từ 03 trở lên – chưa đủ dữ liệu"
    )


def test_a_disqualifier_says_whether_it_strikes() -> None:
    rule = {"percent": {"of": "targets_done", "below": "50%"}}
    row = {"fact:targets_done": 4999}
    assert seen(rule, True, row, strikes=True) == (
        "tỷ lệ chỉ tiêu đã hoàn thành: 49,99%; mức nêu dưới 50% – thuộc trường hợp này"
    )


def test_a_cap_shows_the_level_it_comes_from() -> None:
    cap = Cap(cites="1", not_above=("collective", "cell"), when=condition({"fact": "is_head"}))  # type: ignore[arg-type]
    row = {
        "fact:is_head": True,
        "links:collective": 1,
        "rel:collective:limit:sure": PACK.rank("HTNV"),
        "rel:collective:limit:may": PACK.rank("HTTNV"),
        "links:cell": 0,
    }
    assert observed_sentence(PACK, cap, None, row, strikes=True) == (
        "là người đứng đầu: có; mức của tập thể mà cá nhân đứng đầu: từ “Hoàn thành nhiệm vụ” đến "
        "“Hoàn thành tốt nhiệm vụ”; "
        "không có chi bộ nơi sinh hoạt – chưa đủ dữ liệu"
    )
    unconditional = Cap(cites="1", at_most="HTNV")
    assert observed_sentence(PACK, unconditional, True, {}, strikes=True) == (
        "áp dụng cho mọi trường hợp – trần này hạ mức xếp loại"
    )


def test_an_exclusion_shows_its_facts() -> None:
    rule = Exclusion(cites="1", when=condition({"fact": "is_head"}), reviewed=True, rated=False)  # type: ignore[arg-type]
    assert observed_sentence(PACK, rule, False, {"fact:is_head": False}, strikes=True) == (
        "là người đứng đầu: không – không thuộc trường hợp này"
    )


def test_a_rule_that_does_not_concern_the_subject_says_so() -> None:
    rule = condition({"fact": "disciplined", "when": {"fact": "is_head"}})
    found = observed_sentence(PACK, rule, True, {"fact:is_head": False}, applies=False)
    assert found == "không thuộc đối tượng của quy định này"
