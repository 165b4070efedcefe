"""Data that are no pack: every fault with place, address, the text at fault and what to do."""

from pathlib import Path

import pytest

from congtam.shelf.catalogue import Catalogue
from congtam.shelf.faults import Refused
from tests.shelf.small import PACK, changed, shelf, write


def refusal(root: Path, pack: str) -> Refused:
    with pytest.raises(Refused) as caught:
        shelf(root, pack=pack).resolved("xa-2020")
    return caught.value


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        (
            "{score: {at_least: 70}",
            "{score: {at_least: bảy mươi}",
            "(subjects.cell.levels.B[0].score.at_least)",
            "“bảy mươi” không phải số điểm",
        ),
        ("{score: {at_least: 70}", "{score: {at_least: 1e3}", "at_least", "“1e3” không phải số điểm"),
        ("{score: {at_least: 70}", "{score: {at_least: 0.123}", "at_least", "tối đa hai chữ số lẻ"),
        ("{score: {at_least: 70}", "{score: {}", "(subjects.cell.levels.B[0].score)", "thiếu cận"),
        (
            "{score: {at_least: 70}",
            "{scores: {at_least: 70}",
            "(subjects.cell.levels.B[0])",
            "không nhận ra điều kiện",
        ),
        (
            "{score: {at_least: 70}",
            "{score: {at_least: 70}, fact: registered",
            "(subjects.cell.levels.B[0].fact)",
            "không đứng ở đây được",
        ),
        ("is: 100%}", "iss: 100%}", "(subjects.cell.levels.A[2].share.iss)", "có phải “is” không"),
        ("    kind: organisation\n", "", "(subjects.cell)", "thiếu mục “kind”"),
        (
            "    kind: organisation\n",
            "    kind: nhóm\n",
            "(subjects.cell.kind)",
            "giá trị không thuộc các giá trị cho phép: “nhóm”",
        ),
        (
            "    label: Chi bộ\n",
            "    label: Chi bộ\n    lables: x\n",
            "dòng 20, cột 5",
            "không có mục nào tên như thế ở đây: “lables”",
        ),
        ("clause: XA-05}", "clauses: XA-05}", "subjects.cell.levels.B[0]", "có phải “clause” không"),
        ("under: 6 months", "under: nửa năm", "since", "“nửa năm” không phải khoảng thời gian"),
        ("at_most: 20%", "at_most: 20", "quotas.members.at_most", "“20” không phải tỷ lệ"),
        ("on: 02/03/2020", "on: 30/02/2020", "issued.on", "không có ngày “30/02/2020” trong lịch"),
        ("reviewed: true", "reviewed: có", "reviewed", "phải là true hoặc false"),
        ("id: xa-2020", "id: xa-2021", "(id)", "mã của gói phải trùng tên thư mục"),
        (
            "levels: {A: Xuất sắc, B: Tốt, C: Kém}",
            "levels: [A, B]",
            "(levels)",
            "cần các dòng “khóa: giá trị”",
        ),
        ("    scorecard: sheet\n", "    scorecard:\n", "(subjects.cell.scorecard)", "mục này để trống"),
        ("kind: options", "kind: option", "criteria[3]", "không nhận ra loại tiêu chí"),
    ],
)
def test_each_fault_has_place_and_words(tmp_path: Path, old: str, new: str, place: str, words: str) -> None:
    said = str(refusal(tmp_path, changed(old, new)))
    assert place in said
    assert words in said
    assert "xa-2020/pack.yaml" in said
    assert "; cách sửa: " in said


def test_all_faults_are_told_at_once_and_in_order(tmp_path: Path) -> None:
    pack = changed("{score: {at_least: 70}", "{score: {at_least: x}").replace("at_most: 20%", "at_most: y")
    faults = refusal(tmp_path, pack).faults
    assert [fault.text_at_fault for fault in faults] == ["x", "y"]
    assert [fault.line for fault in faults] == sorted(fault.line for fault in faults)


def test_a_key_in_two_files_is_refused_and_a_mapping_may_be_split(tmp_path: Path) -> None:
    write(
        tmp_path, "xa-2020", {"pack.yaml": PACK, "more.yaml": "facts: {extra: {label: thêm, type: yes_no}}\n"}
    )
    assert "extra" in Catalogue(tmp_path).resolved("xa-2020").pack.facts
    write(tmp_path, "xa-2020", {"more.yaml": "facts: {done: {label: lại, type: yes_no}}\ntitle: Hai\n"})
    with pytest.raises(Refused) as caught:
        Catalogue(tmp_path).resolved("xa-2020")
    said = str(caught.value)
    assert "more.yaml, dòng 1" in said
    assert "(facts): khóa này đã có trong" in said
    assert "(title): khóa này đã có trong" in said
