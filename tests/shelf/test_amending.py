"""Letters change text and data by address, each change guarded, the whole letter or nothing."""

from pathlib import Path

import pytest

from congtam.shelf.catalogue import Catalogue
from congtam.shelf.consolidated import history, points_at, rules_citing
from congtam.shelf.faults import Refused
from congtam.shelf.gate.report import examined
from tests.shelf.small import shelf, write

HEAD = """\
id: cv-1
title: Công văn 1
issued: {by: Đảng ủy, number: 1-CV/ĐU, on: 01/02/2021}
amends: xa-2020
changes:
"""
LETTER = (
    HEAD
    + """\
  - at: II.2
    cites: "1"
    clause: XA-20
    old: "Tốt: từ 70 điểm"
    new: "Tốt: từ 75 điểm"
    was: {"subjects.cell.levels.B[0].score": {at_least: 70}}
    set: {"subjects.cell.levels.B[0].score": {at_least: 75}}
  - at: V
    cites: "2"
    new: Điểm mới
    set:
      subjects.member.caps.late: {at_most: B, when: {fact: disciplined}, cites: V}
      subjects.member.exclusions.new: null
"""
)


def amended(root: Path, letter: str, **more: str) -> Catalogue:
    catalogue = shelf(root)
    write(root, "xa-2020", {"amendments/cv-1.yaml": letter, **more})
    return catalogue


def refusal(root: Path, changes: str) -> str:
    with pytest.raises(Refused) as caught:
        amended(root, HEAD + changes).resolved("xa-2020")
    return str(caught.value)


def test_text_and_data_change_together(tmp_path: Path) -> None:
    catalogue = amended(tmp_path, LETTER)
    found = catalogue.resolved("xa-2020")
    assert found.letters == ("cv-1",)
    assert found.pack.subjects["cell"].levels["B"][0].score.at_least == 7500  # type: ignore[union-attr]
    assert "late" in found.pack.subjects["member"].caps
    assert found.pack.subjects["member"].exclusions == {}
    assert [block.text for block in found.texts.under("II.2")] == ["Tốt: từ 75 điểm"]
    assert [block.text for block in found.texts.under("V")] == ["Điểm mới"]


def test_the_pack_before_its_letters_can_be_asked_for(tmp_path: Path) -> None:
    found = amended(tmp_path, LETTER).resolved("xa-2020", amendments=[])
    assert found.letters == ()
    assert [block.text for block in found.texts.under("II.2")] == ["Tốt: từ 70 điểm"]
    with pytest.raises(Refused, match="không có văn bản sửa đổi tên “cv-9”"):
        amended(tmp_path, LETTER).resolved("xa-2020", amendments=["cv-9"])


def test_the_consolidated_view_shows_old_new_letter_and_rules(tmp_path: Path) -> None:
    found = amended(tmp_path, LETTER).resolved("xa-2020")
    (point,) = points_at(found, "II.2")
    (change,) = point.changes
    assert (point.text, change.old, change.new) == ("Tốt: từ 75 điểm", "Tốt: từ 70 điểm", "Tốt: từ 75 điểm")
    assert (change.letter.issued.number, change.cites, change.clause) == ("1-CV/ĐU", "1", ("XA-20",))
    assert [rule.address for rule in rules_citing(found, point)] == ["subjects.cell.levels.B[0]"]
    changed, data = history(found)
    assert [each.address for each in changed] == ["II.2", "V"]
    assert [each.address for each in data] == [
        "subjects.cell.levels.B[0].score",
        "subjects.member.caps.late",
        "subjects.member.exclusions.new",
    ]


def test_line_breaks_of_the_page_are_no_part_of_the_wording(tmp_path: Path) -> None:
    letter = HEAD + '  - {at: II.1, cites: "1", old: "đã đăng ký, mọi đảng viên", new: mọi đảng viên}\n'
    found = amended(tmp_path, letter).resolved("xa-2020")
    assert found.texts.under("II.1")[0].text == "Xuất sắc: từ 90 điểm, mọi đảng viên từ mức Tốt"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            '  - {at: II.2, cites: "1", old: từ 71 điểm, new: x}\n',
            "tại II.2 không có nguyên văn câu cũ “từ 71 điểm”",
        ),
        ('  - {at: II.9, cites: "1", old: x, new: y}\n', "văn bản được sửa không có địa chỉ “II.9”"),
        ('  - {at: II.3, cites: "1", old: "i", new: y}\n', "không rõ sửa chỗ nào: “i”"),
        (
            '  - {at: II.2, cites: "1", new: x, was: {quotas.members.at_most: 25%}}\n',
            "trước khi sửa phải là “25%”; cách sửa: ở đó đang là “20%”",
        ),
        ('  - {at: II.2, cites: "1", new: x, was: {quotas.none.at_most: 25%}}\n', "chưa có gì"),
        (
            '  - {at: II.2, cites: "1", new: x, set: {quotas.none.at_most: 25%}}\n',
            "trong quotas không có “none”: “quotas.none.at_most”",
        ),
        ('  - {at: II.2, cites: "1", new: x, set: {quotas.none: null}}\n', "trong quotas không có “none”"),
        ('  - {at: II.2, cites: "1"}\n', "thiếu mục “new”"),
    ],
)
def test_a_mismatch_refuses_the_letter_whole(tmp_path: Path, changes: str, words: str) -> None:
    said = refusal(tmp_path, changes)
    assert words in said
    assert "xa-2020/amendments/cv-1.yaml, dòng 6" in said


def test_all_mismatches_of_a_letter_are_told(tmp_path: Path) -> None:
    changes = (
        '  - {at: II.2, cites: "1", old: chữ khác, new: x}\n  - {at: II.3, cites: "2", old: chữ lạ, new: x}\n'
    )
    assert refusal(tmp_path, changes).count("không có nguyên văn câu cũ") == 2


def test_a_letter_to_another_pack_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="văn bản này nằm trong gói xa-2020 mà lại sửa gói “khac”"):
        amended(tmp_path, LETTER.replace("amends: xa-2020", "amends: khac")).resolved("xa-2020")


def test_letters_apply_in_the_order_of_their_dates(tmp_path: Path) -> None:
    later = (
        LETTER.split("  - at: V")[0].replace("id: cv-1", "id: a-later").replace("01/02/2021", "01/03/2021")
    )
    later = later.replace("75", "80").replace("70", "75")
    found = amended(tmp_path, LETTER, **{"amendments/a-later.yaml": later}).resolved("xa-2020")
    assert found.letters == ("cv-1", "a-later")
    assert [change.letter.id for change in points_at(found, "II.2")[0].changes] == ["cv-1", "a-later"]
    assert points_at(found, "II.2")[0].text == "Tốt: từ 80 điểm"


def test_the_open_wording_of_a_letter_joins_the_packs(tmp_path: Path) -> None:
    wording = """\
open_wording:
  new: {cites: "2", text: mới, readings: [{id: a, says: a}, {id: b, says: b}], chosen: a, why: vậy}
"""
    assert {"ninety", "new"} == amended(tmp_path, LETTER + wording).resolved(
        "xa-2020"
    ).pack.open_wording.keys()
    with pytest.raises(Refused, match="gói đã có chỗ để ngỏ tên này"):
        amended(tmp_path, LETTER + wording.replace("  new:", "  ninety:")).resolved("xa-2020")


def test_criteria_that_a_letter_adds_must_still_add_up(tmp_path: Path) -> None:
    """GV21-12: five points on top of the hundred stop the pack; taken from another row they go through."""
    added = """\
  - at: V
    cites: "2"
    new: Tiêu chí mới
    set:
      "scorecards.sheet.criteria[4]": {number: "4", text: Học tập và làm theo, max: 5, cites: V}
"""
    over = examined(amended(tmp_path, HEAD + added).resolved("xa-2020"), {})
    said = "bảng điểm có tối đa 100 điểm mà các tiêu chí bên dưới cộng lại được 105 điểm"
    assert any(said in str(fault) for fault in over.faults)
    assert not over.may_be_activated
    moved = added + '      "scorecards.sheet.criteria[2].max": 35\n'
    even = examined(amended(tmp_path, HEAD + moved).resolved("xa-2020"), {})
    assert not any("cộng lại được" in str(fault) for fault in even.faults)
