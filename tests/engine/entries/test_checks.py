"""Every way an entry can be wrong, with the sentence that says so."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from congtam.engine.entries import check_entries
from congtam.engine.pack import Pack
from congtam.engine.population import Entry
from tests.engine.scoring.sheets import pack_with

OPTIONS = [{"id": "a", "text": "một", "max": "20"}, {"id": "b", "text": "hai", "max": "15", "min": "3"}]
BY_DATA = [
    {"id": "a", "text": "một", "max": "20", "when": {"fact": "disciplined"}},
    {"id": "b", "text": "hai", "max": "15"},
]
BANDS = [
    {"id": "tot", "label": "Tốt", "from": "4", "to": "5"},
    {"id": "kha", "label": "Khá", "from": "2", "to": "2"},
]
CRITERIA: list[dict[str, Any]] = [
    {"number": "1", "text": "Xây dựng tổ chức", "max": "0,5", "step": "0,1"},
    {"number": "2", "text": "Chọn một", "kind": "options", "max": "20", "options": OPTIONS},
    {"number": "3", "text": "Theo số liệu", "kind": "options", "max": "20", "options": BY_DATA},
    {"number": "4", "text": "Theo khung", "kind": "bands", "max": "5", "bands": BANDS},
    {"number": "5", "text": "Có hay không", "kind": "yes_no", "max": "1"},
    {"number": "6", "text": "Mỗi lỗi trừ", "kind": "deduct", "max": "5", "each": "1"},
    {"number": "7", "text": "Tỷ lệ", "kind": "ratio", "max": "5", "step": "0,5", "not_applicable": "full"},
    {"number": "8", "text": "Phẩm chất", "kind": "grade"},
    {
        "number": "9",
        "text": "Nhóm",
        "max": "2",
        "children": [{"number": "a", "text": "Con", "max": "2", "min": "1"}],
    },
]
FACTS = {
    "disciplined": {"label": "bị xử lý kỷ luật", "type": "yes_no"},
    "done": {"label": "tỷ lệ chỉ tiêu hoàn thành", "type": "percent"},
    "admitted_on": {"label": "ngày kết nạp", "type": "date"},
    "employment": {"label": "lĩnh vực", "type": "choice", "values": {"official": "cán bộ", "other": "khác"}},
    "own_level": {"label": "mức xếp loại công chức", "type": "level"},
    "months": {"label": "số tháng nghỉ ốm", "type": "number"},
}


def pack() -> Pack:
    bare = pack_with(CRITERIA, step="0,5", max="65,5").model_dump(by_alias=True, exclude_none=True)
    return Pack.model_validate(
        bare | {"facts": FACTS, "relations": {"members": {"label": "đảng viên của chi bộ", "to": "cell"}}}
    )


TL2 = Entry(id="tl2", type="cell", date=date(2018, 12, 10))


@pytest.mark.parametrize(
    ("change", "address", "what", "remedy"),
    [
        (
            {"points": {"1": 60}},
            "points[1]",
            "0,6 vượt mức tối đa 0,5 của “Xây dựng tổ chức”",
            "nhập từ 0 đến 0,5, theo bước 0,1",
        ),
        (
            {"points": {"1": 25}},
            "points[1]",
            "0,25 không đúng bước chấm 0,1 của “Xây dựng tổ chức”",
            "nhập từ 0 đến 0,5, theo bước 0,1",
        ),
        (
            {"points": {"9/a": 50}},
            "points[9/a]",
            "0,5 thấp hơn mức tối thiểu 1 của “Con”",
            "nhập từ 1 đến 2, theo bước 0,5",
        ),
        (
            {"points": {"2": 1600}, "options": {"2": "b"}},
            "points[2]",
            "16 vượt mức tối đa 15 của phương án b (“Chọn một”)",
            "nhập từ 3 đến 15, theo bước 0,5",
        ),
        (
            {"points": {"4": 300}},
            "points[4]",
            "3 không nằm trong khung nào của “Theo khung”",
            "nhập điểm trong một khung: 4–5, 2",
        ),
        (
            {"points": {"4": 500}, "options": {"4": "kha"}},
            "points[4]",
            "5 vượt mức tối đa 2 của khung kha (“Theo khung”)",
            "nhập từ 2 đến 2, theo bước 0,5",
        ),
        (
            {"points": {"9": 100}},
            "points[9]",
            "tiêu chí “Nhóm” không nhận điểm",
            "bỏ mục này: điểm được tính từ nơi khác",
        ),
        (
            {"points": {"5": 100}},
            "points[5]",
            "tiêu chí “Có hay không” không nhận điểm",
            "tiêu chí này nhận câu trả lời có hoặc không",
        ),
        (
            {"points": {"x": 1}},
            "points[x]",
            "bảng điểm không có tiêu chí “x”",
            "sửa địa chỉ theo bảng điểm của gói",
        ),
        (
            {"options": {"2": "c"}},
            "options[2]",
            "tiêu chí “Chọn một” không có phương án “c”",
            "dùng một trong: a, b",
        ),
        (
            {"options": {"3": "a"}},
            "options[3]",
            "phương án “a” do số liệu quyết định, người chấm không chọn được",
            "bỏ lựa chọn này",
        ),
        (
            {"grades": {"8": "gioi"}},
            "grades[8]",
            "gói không có cấp độ “gioi”",
            "dùng một trong: xuat_sac, tot, kem",
        ),
        (
            {"grades": {"1": "tot"}},
            "grades[1]",
            "tiêu chí “Xây dựng tổ chức” không nhận cấp độ ghi tay",
            "tiêu chí này nhận điểm",
        ),
        ({"times": {"6": -1}}, "times[6]", "số lần -1 là số âm", "nhập 0 hoặc một số dương"),
        (
            {"parts": {"7": (5, 4)}},
            "parts[7]",
            "5/4: phần đạt lớn hơn tổng số của “Tỷ lệ”",
            "nhập phần đạt từ 0 đến 4",
        ),
        ({"parts": {"7": (-1, 4)}}, "parts[7]", "-1/4 có số âm", "nhập hai số không âm"),
        (
            {"aside": frozenset({"1"})},
            "aside[1]",
            "tiêu chí “Xây dựng tổ chức” không nhận dấu không áp dụng",
            "tiêu chí này nhận điểm",
        ),
        ({"score": 7000}, "score", "tổng điểm 70 không nằm từ 0 đến 65,5", "nhập tổng điểm từ 0 đến 65,5"),
        (
            {"score": 6000, "points": {"1": 40}},
            "score",
            "vừa ghi tổng điểm 60 vừa chấm từng tiêu chí",
            "chỉ giữ một: bỏ tổng điểm, hoặc bỏ các tiêu chí đã chấm",
        ),
        (
            {"type": "ward"},
            "type",
            "gói không có loại đối tượng “ward”",
            "dùng một trong: cell, person, unit",
        ),
        (
            {"facts": {"tuoi": 1}},
            "facts.tuoi",
            "gói không có dữ kiện “tuoi”",
            "sửa tên theo danh mục dữ kiện của gói",
        ),
        (
            {"facts": {"disciplined": 1}},
            "facts.disciplined",
            "“1” không dùng được cho “bị xử lý kỷ luật”, cần có hoặc không",
            "nhập có hoặc không",
        ),
        (
            {"facts": {"done": -1}},
            "facts.done",
            "“-1” không dùng được cho “tỷ lệ chỉ tiêu hoàn thành”, cần một tỷ lệ phần trăm không âm",
            "nhập như 49,99%",
        ),
        (
            {"facts": {"months": True}},
            "facts.months",
            "“có” không dùng được cho “số tháng nghỉ ốm”, cần một số nguyên không âm",
            "nhập một số nguyên không âm",
        ),
        (
            {"facts": {"admitted_on": "hôm qua"}},
            "facts.admitted_on",
            "“hôm qua” không dùng được cho “ngày kết nạp”, cần một ngày",
            "nhập như 30/06/2018",
        ),
        (
            {"facts": {"employment": "bac_si"}},
            "facts.employment",
            "“bac_si” không dùng được cho “lĩnh vực”, cần một giá trị gói đã nêu",
            "dùng một trong: official, other",
        ),
        (
            {"facts": {"own_level": "A"}},
            "facts.own_level",
            "“A” không dùng được cho “mức xếp loại công chức”, cần một mức xếp loại của gói",
            "dùng một trong: HTXSNV, KHTNV",
        ),
        (
            {"links": {"friends": ()}},
            "links.friends",
            "gói không có quan hệ “friends”",
            "dùng một trong: members",
        ),
        (
            {"links": {"members": ("an",)}},
            "links.members",
            "không có đối tượng nào tên “an”",
            "nhập đối tượng đó, hoặc sửa tên",
        ),
        ({"links": {"members": ("tl2", "tl2")}}, "links.members", "“tl2” được nối nhiều lần", "bỏ tên lặp"),
        ({"decided": "A"}, "decided", "gói không có mức xếp loại “A”", "dùng một trong: HTXSNV, KHTNV"),
    ],
)
def test_what_is_wrong_is_said_with_its_remedy(
    change: dict[str, Any], address: str, what: str, remedy: str
) -> None:
    found = check_entries(pack(), [replace(TL2, **change)])
    assert [(problem.address, problem.what, problem.remedy) for problem in found] == [(address, what, remedy)]
    assert {problem.subject for problem in found} == {"tl2"}


def test_a_sound_entry_has_no_problem() -> None:
    entry = replace(
        TL2,
        facts={"disciplined": False, "done": 10_000, "admitted_on": date(2018, 6, 30), "employment": "other"},
        points={"1": 40, "2": 1500, "3": 1600, "4": 200, "9/a": 150},
        options={"2": "b", "4": "kha"},
        answers={"5": True},
        times={"6": 0},
        parts={"7": (0, 0)},
        aside=frozenset({"7"}),
        grades={"8": "tot"},
        links={"members": ("tl2",)},
        decided="KHTNV",
    )
    assert check_entries(pack(), [entry, Entry(id="an", type="person", date=TL2.date)]) == []


def test_links_lead_to_the_kinds_of_their_relation() -> None:
    bare = pack().model_dump(by_alias=True, exclude_none=True)
    bare["subjects"]["member"] = {"cites": "2", "label": "Đảng viên", "kind": "member"}
    entries = [replace(TL2, links={"members": ("an",)}), Entry(id="an", type="member", date=TL2.date)]
    found = check_entries(Pack.model_validate(bare), entries)
    assert [problem.what for problem in found] == [
        "“an” không thuộc loại mà quan hệ “đảng viên của chi bộ” nối tới (Chi bộ)"
    ]


def test_one_name_is_entered_once() -> None:
    assert [problem.what for problem in check_entries(pack(), [TL2, TL2])] == ["“tl2” được nhập nhiều lần"]
