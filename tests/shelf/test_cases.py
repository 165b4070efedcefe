"""Case files: read with precise faults, run together without meeting, compared with what they expect."""

from pathlib import Path

import pytest

from congtam.shelf.cases.book import book, failing_cases, report
from congtam.shelf.cases.files import entries_of, read_case_file
from congtam.shelf.faults import Refused
from tests.shelf.small import CASES, shelf, write

HEAD = "pack: xa-2020\ndate: 10/12/2020\n"


def outcome(root: Path, cases: str) -> dict[str, str]:
    """By case: everything that came out otherwise."""
    found = report(shelf(root, cases=HEAD + cases), "xa-2020")
    return {result.case.id: "; ".join(map(str, result.mismatches)) for result in found.results}


def one(root: Path, subjects: str, expect: str = "{}") -> str:
    return outcome(root, f"cases: [{{id: x, subjects: {subjects}, expect: {expect}}}]\n")["x"]


def test_the_small_packs_own_cases_pass(tmp_path: Path) -> None:
    found = report(shelf(tmp_path), "xa-2020")
    assert [result.case.id for result in found.results if not result.passed] == []
    assert len(found.results) == 9


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("{type: cell, points: {'9': 1}}", "bảng điểm không có tiêu chí “9”"),
        ("{type: cell, points: {'2': 41}}", "41 vượt mức tối đa 40 của “Nhiệm vụ”"),
        ("{type: cell, points: {'2': -1}}", "-1 thấp hơn mức tối thiểu 0"),
        ("{type: cell, points: {'2': '0,25'}}", "0,25 không đúng bước chấm 0,5"),
        ("{type: cell, points: {'2': nhiều}}", "“nhiều” không phải số điểm"),
        ("{type: cell, points: {'1': 10}}", "không nhận điểm"),
        ("{type: cell, points: {'*': 10}}", "bảng điểm không có tiêu chí “*”"),
        ("{type: cell, points: {'*': max, '9': none}}", "không có mục nào tên như thế ở đây: “9”"),
        ("{type: cell, points: {'9': max}}", "không có mục nào tên như thế ở đây: “9”"),
        ("{type: cell, facts: {registred: null}}", "có phải “registered” không"),
        ("{type: cell, links: {membres: null}}", "có phải “members” không"),
        ("{type: cell, options: {'9': null}}", "không có mục nào tên như thế ở đây: “9”"),
        ("{type: cell, score: 50, points: {'2': 1}}", "vừa ghi tổng điểm 50 vừa chấm từng tiêu chí"),
        ("{type: cell, options: {'3': [a, b]}}", "chọn đúng một phương án"),
        ("{type: cell, options: {'3': c}}", "không có phương án “c”"),
        ("{type: cell, answers: {'1/#2': có}}", "“có” phải là true hoặc false"),
        ("{type: cell, grades: {'2': tot}}", "không nhận cấp độ ghi tay"),
        ("{type: cell, times: {'2': 3}}", "không nhận số lần"),
        ("{type: cell, parts: {'2': 3}}", "hai số nguyên"),
        ("{type: cell, aside: ['2']}", "không nhận dấu không áp dụng"),
        ("{type: cell, score: 101}", "tổng điểm 101 không nằm từ 0 đến 100"),
        ("{type: cell, facts: {registred: true}}", "gói không có dữ kiện “registred”"),
        ("{type: cell, facts: {registered: yes}}", "“yes” phải là true hoặc false"),
        ("{type: cell, facts: {done: 50}}", "“50” thiếu dấu %"),
        ("{type: cell, facts: {joined: 31/02/2020}}", "không có ngày “31/02/2020” trong lịch"),
        ("{type: cell, facts: {months_sick: '2,5'}}", "“2,5” không phải số nguyên"),
        ("{type: cell, facts: {job: miner}}", "“miner” không dùng được cho “công việc”"),
        ("{type: cell, facts: registered}", "cần các dòng “khóa: giá trị”"),
        ("{type: cells}", "gói không có loại đối tượng “cells”"),
        ("{facts: {registered: true}}", "đối tượng chưa nói loại nào"),
        ("{type: cell, decided: D}", "gói không có mức xếp loại “D”"),
        ("{type: cell, links: {people: []}}", "gói không có quan hệ “people”"),
        ("{type: cell, links: {members: [ai]}}", "không có đối tượng nào tên “ai”"),
        ("{type: cell, links: {members: [x]}}", "không thuộc loại mà quan hệ"),
        ("{type: cell, like: mẫu}", "không có mẫu (given) nào tên “mẫu”"),
        ("{type: cell, fact: {}}", "không có mục nào tên như thế ở đây: “fact”"),
        ("{type: cell, date: hôm nay}", "“hôm nay” không phải ngày"),
    ],
)
def test_a_bad_entry_gets_one_sentence_with_its_place(tmp_path: Path, subject: str, words: str) -> None:
    said = one(tmp_path, f"{{x: {subject}}}")
    assert words in said
    assert "xa-2020/cases/xa.yaml, dòng 3" in said
    assert "; cách sửa: " in said


@pytest.mark.parametrize(
    ("cases", "words"),
    [
        (
            "cases: [{id: x, subjects: {a: {type: cell}}, expect: {b: {level: A}}}]",
            "không có đối tượng nào tên “b”",
        ),
        (
            "cases: [{id: x, subjects: {a: {type: cell}}, expect: {a: {level: D}}}]",
            "gói không có mức xếp loại “D”",
        ),
        (
            "cases: [{id: x, subjects: {a: {type: cell}}, quotas: {q: {places: 1}}}]",
            "gói không có tỷ lệ nào tên “q”",
        ),
        (
            "cases: [{id: x, subjects: {a: {type: cell}}, deadlines: {d: 01/01/2020}}]",
            "gói không có thời hạn nào tên “d”",
        ),
    ],
)
def test_expectations_are_about_what_there_is(tmp_path: Path, cases: str, words: str) -> None:
    assert words in outcome(tmp_path, cases + "\n")["x"]


@pytest.mark.parametrize(
    ("cases", "words"),
    [
        ("cases: []", "tệp không có trường hợp nào"),
        ("cases: [{id: x, subjects: {}}, {id: x, subjects: {}}]", "hai trường hợp cùng mã “x”"),
        ("cases: [{id: x, subjects: {}, expects: {}}]", "không có mục nào tên như thế ở đây: “expects”"),
        (
            "cases: [{id: x, subjects: {a: {type: cell}}, expect: {a: {score: nhiều}}}]",
            "“nhiều” không phải số điểm",
        ),
        ("cases: [{id: x, subjects: [a]}]", "cần các dòng “khóa: giá trị”"),
    ],
)
def test_a_file_of_the_wrong_shape_is_refused(tmp_path: Path, cases: str, words: str) -> None:
    with pytest.raises(Refused) as caught:
        report(shelf(tmp_path, cases=HEAD + cases + "\n"), "xa-2020")
    assert words in str(caught.value)
    assert "xa.yaml" in str(caught.value)


def test_starting_points_may_build_on_each_other_and_be_taken_back(tmp_path: Path) -> None:
    given = """\
given:
  base: {type: cell, facts: {registered: true, done: 100%}, points: {"*": max}}
  more: {like: base, facts: {done: null}, points: {"1": none, "1/1.1": 5}}
  round: {like: round}
subjects:
  a: {like: more, facts: {disciplined: false}}
"""
    file = write(tmp_path, "f", {"f.yaml": HEAD + given}) / "f.yaml"
    (entry,) = entries_of(read_case_file(file, "f.yaml"), shelf(tmp_path / "p").resolved("xa-2020").pack)
    assert entry.facts == {"registered": True, "disciplined": False}
    assert entry.points == {"1/1.1": 500, "2": 4000, "3": 2000}
    assert (entry.answers, entry.options) == ({}, {"3": "a"})
    file.write_text(HEAD + given.replace("like: more", "like: round"), encoding="utf-8")
    with pytest.raises(Refused, match="các mẫu lấy lẫn nhau thành vòng tròn"):
        entries_of(read_case_file(file, "f.yaml"), shelf(tmp_path / "p").resolved("xa-2020").pack)


@pytest.mark.parametrize(
    ("subjects", "expect", "words"),
    [
        (
            "{x: {type: member, decided: B}}",
            "{x: {in_force: {level: A, stage: decided}}}",
            "in_force cần A, ra B",
        ),
        (
            "{x: {type: member, voted: B}}",
            "{x: {in_force: {level: B, stage: decided}}}",
            "stage cần decided, ra voted",
        ),
        ("{x: {type: cell, points: {'2': 40}}}", "{x: {score: 40..90}}", "score cần 40..90, ra 40..100"),
        ("{x: {type: cell}}", "{x: {rows: {'1': 3}}}", "rows.1 cần 3, ra 0..40"),
        ("{x: {type: cell}}", "{x: {decides: neighbours}}", "decides cần neighbours, ra standing"),
        (
            "{x: {type: member, facts: {registered: false, self_found: false}}}",
            "{x: {level: B}}",
            "level cần B, ra C",
        ),
        ("{x: {type: member}}", "{x: {missing: registered}}", "missing cần registered"),
        ("{x: {type: member}}", "{x: {rated: false}}", "rated cần false"),
        ("{x: {type: cell}}", "{x: {by: XA-99}}", "by cần XA-99"),
        ("{x: {type: cell}}", "{x: {blocked: [a]}}", "blocked cần a, ra không có gì"),
    ],
)
def test_what_comes_out_otherwise_is_told(tmp_path: Path, subjects: str, expect: str, words: str) -> None:
    assert words in one(tmp_path, subjects, expect)


def test_cases_share_a_rating_and_meet_nobody_of_another_case(tmp_path: Path) -> None:
    six = CASES.split("  - id: six")[1].split("  - id: process")[0]
    twice = f"cases:\n  - id: six{six}  - id: again{six}"
    assert outcome(tmp_path, twice) == {"six": "", "again": ""}


def test_quotas_and_deadlines_that_come_out_otherwise_are_told(tmp_path: Path) -> None:
    cases = CASES.replace(
        "places: 1, over: false, readings: {leave: 1, stay: 1}",
        "places: [0, 2], over: true, readings: {leave: 0}",
    )
    cases = cases.replace("report: 02/12/2020", "report: 03/12/2020")
    found = report(shelf(tmp_path, cases=cases), "xa-2020")
    told = {
        result.case.id: [each.what for each in result.mismatches]
        for result in found.results
        if not result.passed
    }
    assert told == {"six": ["places", "over", "readings.leave"], "process": ["deadlines"]}
    assert "trường hợp mẫu không ra như mong đợi: members: places cần [0, 2], ra 1" in str(
        failing_cases(found)[0]
    )


def test_a_case_that_must_be_refused_fails_when_it_is_not(tmp_path: Path) -> None:
    case = "cases: [{id: x, subjects: {x: {type: cell}}, refused: vượt mức}]\n"
    assert outcome(tmp_path, case)["x"] == ": refused cần “vượt mức”, ra không bị từ chối"


def test_one_case_that_cannot_be_read_leaves_the_others(tmp_path: Path) -> None:
    cases = """\
cases:
  - {id: bad, subjects: {x: {type: cells}}}
  - {id: good, subjects: {x: {type: cell}}, expect: {x: {decides: standing}}}
"""
    found = outcome(tmp_path, cases)
    assert found["good"] == ""
    assert "gói không có loại đối tượng “cells”" in found["bad"]


def test_a_chapter_keeps_cases_of_one_version_together(tmp_path: Path) -> None:
    catalogue = shelf(tmp_path)
    write(
        tmp_path,
        "xa-2020",
        {"cases/old.yaml": HEAD + "amendments: []\ncases: [{id: y, subjects: {x: {type: cell}}}]\n"},
    )
    assert [len(chapter.cases) for chapter in book(catalogue, "xa-2020")] == [1, 9]


def test_a_subject_needs_a_name(tmp_path: Path) -> None:
    assert (
        "đối tượng không có tên" in outcome(tmp_path, "cases: [{id: x, subjects: {'': {type: cell}}}]\n")["x"]
    )


def test_a_starting_point_that_is_not_there_is_said_once(tmp_path: Path) -> None:
    said = one(tmp_path, "{c: {like: nobody}}")
    assert "không có mẫu (given) nào tên “nobody”" in said
    assert "đối tượng chưa nói loại nào" not in said
