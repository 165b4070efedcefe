"""Each check of the gate: a sound pack passes, one fault in it is told with its place."""

from pathlib import Path

import pytest

from congtam.shelf.gate.report import Report, examined
from tests.shelf.small import PACK, TEXT, changed, shelf

LEVELS_A = "        - {score: {at_least: 90}, cites: II.1, clause: XA-02}\n"
BANDS = """kind: bands
        bands: [{id: x, label: thấp, from: 0, to: 5}, {id: y, label: cao, from: 10, to: 20}]"""
AGAIN = """\
  again:
    {level: A, at_most: 25%, of: {rated_at_least: B}, of_subjects: member, within: base_org, cites: IV}
authorities:
"""
CIRCLE = """\
  back: {binds: decision, first: cell, then: member, cites: IV}
  forth: {binds: decision, first: member, then: cell, cites: IV}
open_wording:
"""
EXCUSED = """\
      B:
        - {not: {fact: disciplined}, unless: {fact: registered}, cites: II.2}
        - {score: {at_least: 70}"""
WAITING = """\
demonstration: true
slots:
  work: {label: nhiệm vụ, at: 'scorecards.sheet.criteria[2].children', left_to: xã, cites: II.1}
"""
OPTIONS = "options: [{id: a, text: Nhất, max: 20}, {id: b, text: Nhì, max: 10}]"


def report(root: Path, pack: str = PACK, text: str = TEXT) -> Report:
    return examined(shelf(root, pack=pack, text=text).resolved("xa-2020"), {})


def faults(root: Path, pack: str, text: str = TEXT) -> str:
    return "\n".join(map(str, report(root, pack, text).faults))


def test_a_sound_pack_has_no_fault_and_tells_what_waits(tmp_path: Path) -> None:
    found = report(tmp_path)
    assert found.faults == ()
    assert [(each.kind, each.address) for each in found.pending] == [("wording", "open_wording.ninety")]
    assert not found.may_be_activated
    signed = changed("    why: cách hiểu thông thường\n", "    why: vậy\n    by: Ban Thường vụ\n")
    assert report(tmp_path, signed).may_be_activated


@pytest.mark.parametrize(
    ("old", "new", "address", "words"),
    [
        # names
        (
            "{fact: registered, cites: II.1",
            "{fact: registred, cites: II.1",
            "subjects.cell.levels.A[1].fact",
            "không có dữ kiện nào tên “registred”",
        ),
        (
            "{fact: registered, cites: II.1",
            "{fact: joined, cites: II.1",
            "subjects.cell.levels.A[1].fact",
            "dữ kiện này có kiểu date",
        ),
        (
            "{share: {of: members",
            "{share: {of: people",
            "subjects.cell.levels.A[2].share.of",
            "không có quan hệ nào tên “people”",
        ),
        (
            "rated_at_least: B, is",
            "rated_at_least: D, is",
            "levels.A[2].share",
            "không có mức xếp loại nào tên “D”",
        ),
        ("to: member}", "to: memb}", "relations.members.to", "không có đối tượng nào tên “memb”"),
        (
            "body: standing",
            "body: bureau",
            "authorities.cell_decides.body",
            "không có chủ thể nào tên “bureau”",
        ),
        ("among: farmer}", "among: miner}", "comments.farmers.when.choice.among", "không có giá trị “miner”"),
        (
            "scorecard: sheet",
            "scorecard: sheets",
            "subjects.cell.scorecard",
            "không có bảng điểm nào tên “sheets”",
        ),
        (
            LEVELS_A,
            LEVELS_A + "        - {grades: {of: '9', at_least: tot}, cites: II.1}\n",
            "levels.A[1].grades.of",
            "không có dòng “9”",
        ),
        (
            LEVELS_A,
            LEVELS_A + "        - {floor: {at_least: 50%}, cites: II.1}\n",
            "levels.A[1].floor",
            "chưa đánh dấu dòng nào là tiêu chí",
        ),
        # sums and leaves
        (
            "text: Nhiệm vụ, max: 40",
            "text: Nhiệm vụ, max: 39",
            "scorecards.sheet.max",
            "bảng điểm có tối đa 100 điểm mà các tiêu chí bên dưới cộng lại được 99 điểm",
        ),
        (
            "text: Nghị quyết, max: 25",
            "text: Nghị quyết, max: 24",
            "scorecards.sheet.criteria[1].max",
            "nhóm “Xây dựng Đảng” có tối đa 40 điểm",
        ),
        (
            'number: "2", text',
            'number: "1", text',
            "scorecards.sheet.criteria",
            "“1” và “1” không phân biệt được",
        ),
        (
            'number: "2", text: Nhiệm vụ',
            'number: "2", min: 41, text: Nhiệm vụ',
            "criteria[2].min",
            "không thấp hơn điểm tối đa",
        ),
        (
            'number: "2", text: Nhiệm vụ',
            'number: "2", step: 3, text: Nhiệm vụ',
            "criteria[2].step",
            "không đạt được theo bước 3",
        ),
        (
            "text: Nhất, max: 20}",
            "text: Nhất, max: 19}",
            "criteria[3].max",
            "lựa chọn cao nhất được 19 điểm mà tối đa của tiêu chí là 20",
        ),
        ("{id: b, text: Nhì", "{id: a, text: Nhì", "options[1].id", "hai lựa chọn cùng mã “a”"),
        (
            "kind: options",
            BANDS,
            "criteria[3].options",
            "options",
        ),
        # levels
        (
            "{score: {at_least: 70}",
            "{score: {at_least: 95}",
            "subjects.cell.levels.B[0].score",
            "mức B đòi điểm cao hơn mức A (95 so với 90)",
        ),
        (
            "{score: {at_least: 70}",
            "{score: {at_least: 70, below: 85}",
            "subjects.cell.levels.B[0].score",
            "từ 85 đến 90 điểm không thuộc mức nào",
        ),
        (
            "{score: {at_least: 90}",
            "{score: {at_least: 101}",
            "subjects.cell.levels.A[0]",
            "cao hơn tối đa 100 của bảng điểm: “101”",
        ),
        (
            LEVELS_A,
            LEVELS_A + "        - {score: {below: 80}, cites: II.1}\n",
            "subjects.cell.levels.A[1]",
            "loại trừ nhau",
        ),
        (
            LEVELS_A,
            LEVELS_A + "        - {not: {fact: registered}, cites: II.1}\n",
            "subjects.cell.levels.A[1]",
            "vừa đòi một điều vừa đòi điều ngược lại",
        ),
        (
            LEVELS_A,
            LEVELS_A + "        - {percent: {of: done, below: 50%}, cites: II.1}\n",
            "subjects.cell.levels.A[1]",
            "coi là rơi xuống mức thấp nhất",
        ),
        (
            "      B: [{attested: self_found, cites: III.1}]\n",
            "",
            "subjects.member.levels",
            "không có khung nào dẫn tới mức B",
        ),
        (
            "tot: {label: Tốt, from: 70%}, kem: {label: Kém}",
            "tot: {label: Tốt, from: 70%}, kem: {label: Kém, from: 80%}",
            "grades.kem.from",
            "cấp độ thấp hơn lại cần không dưới 70%",
        ),
        # quotas, orders, wording, citations
        (
            "authorities:\n",
            AGAIN,
            "quotas.again",
            "cơ số hoặc tỷ lệ khác nhau",
        ),
        (
            "level: A, at_most: 20%, of: {rated: B, promoted: leave}",
            "level: B, at_most: 20%, of: {rated_at_least: A}",
            "quotas.members.of",
            "cơ số chỉ đếm từ mức A trở lên, cao hơn mức bị giới hạn: “B”",
        ),
        (
            "open_wording:\n",
            CIRCLE,
            "orders",
            "đi vòng tròn, không ai làm trước được: “cell → member → cell”",
        ),
        (
            "chosen: from",
            "chosen: form",
            "open_wording.ninety.chosen",
            "không có cách hiểu nào mang mã “form”",
        ),
        (
            'set: {"subjects.cell.levels.A[0].score"',
            'set: {"subjects.cell.levels.A[7].score"',
            "",
            "trong subjects.cell.levels.A không có “[7]”",
        ),
        ("{more_than: 90}", "{more: 90}", "", "không có mục nào tên như thế ở đây: “more”"),
        (
            "    chosen: from",
            "    chosen: over",
            "open_wording.ninety.readings[1].set",
            "cách đó không được có set",
        ),
        (
            "{attested: self_found, cites: III.1}",
            "{attested: self_found}",
            "subjects.member.levels.B[0]",
            "điều kiện không ghi căn cứ",
        ),
        (
            "{attested: self_found, cites: III.1}",
            "{attested: self_found, cites: III.9}",
            "subjects.member.levels.B[0].cites",
            "trong văn bản xa-2020 không có địa chỉ “III.9”",
        ),
        (
            "authorities:\n",
            "forums:\n  f: {body: x, for_subjects: cell, least_cites: III.9, cites: IV}\nauthorities:\n",
            "forums.f.least_cites",
            "trong văn bản xa-2020 không có địa chỉ “III.9”",
        ),
        ("    cites: II\n    max: 100", "    max: 100", "scorecards.sheet", "bảng điểm không ghi căn cứ"),
    ],
)
def test_one_fault_is_told_with_its_place(
    tmp_path: Path, old: str, new: str, address: str, words: str
) -> None:
    if "bands" in new:
        pack = PACK.replace(f"        {OPTIONS}\n", "").replace(old, new)
        address, words = "criteria[3].bands[1]", "có khoảng trống: “cao”"
    else:
        pack = changed(old, new)
    said = faults(tmp_path, pack)
    assert words in said
    assert address in said
    assert "xa-2020/pack.yaml, dòng " in said


BOTH = """\
open_wording:
  both:
    cites: II.3
    text: bị kỷ luật
    readings: [{id: x, says: x}, {id: y, says: y, set: {'subjects.cell.lowest_if[0]': null}}]
    chosen: x
    why: vậy
"""


def test_an_exception_that_a_disqualifier_takes_back_is_found(tmp_path: Path) -> None:
    pack = PACK.replace(
        "      B:\n        - {score: {at_least: 70}",
        EXCUSED,
    ).replace("{fact: disciplined, unless: {fact: self_found}", "{fact: disciplined")
    said = faults(tmp_path, pack)
    assert "ngoại lệ (unless) của điều kiện này bị subjects.cell.lowest_if[0] hủy mất" in said
    settled = pack.replace(
        "open_wording:\n",
        BOTH,
    )
    assert "hủy mất" not in faults(tmp_path, settled)


def test_open_slots_proposals_overrides_and_demonstrations_wait_for_people(tmp_path: Path) -> None:
    pack = (
        PACK.replace("text: Nhiệm vụ, max: 40}", "text: Nhiệm vụ, max: 40, kind: group, proposed: chia điểm}")
        + WAITING
    )
    found = report(tmp_path, pack, "")
    assert found.faults == ()
    assert {each.kind for each in found.pending} == {"slot", "proposed", "wording", "source", "demonstration"}


def test_unknown_clauses_are_told_where_there_is_a_list(tmp_path: Path) -> None:
    resolved = shelf(tmp_path).resolved("xa-2020")
    said = "\n".join(map(str, examined(resolved, {"XA-01": "subject"}).faults))
    assert "không có điều khoản mang số “XA-02”" in said
    assert "“XA-01”" not in said


CHOSEN = (
    "kind: options, options: [{{id: a, text: a, max: 10, when: {{share: {{of: members, rated: A, {}}}}}}},"
    " {{id: b, text: b, max: 5, when: {{share: {{of: members, rated: A, {}}}}}}}]"
)
RISING = """kind: from_share, of: members, rated_at_least: B,
         bands: [{at_least: 0%, points: 10}, {at_least: 50%, points: 5}]"""
DERIVED = "      - {number: '4', text: Phụ, max: 10, %s}\n"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("kind: from_level, of: members, points: {A: 10, B: 5}", "chưa nói mức C được bao nhiêu điểm"),
        (
            "kind: from_level, of: members, points: {A: 5, B: 10, C: 0}",
            "mức thấp hơn lại được nhiều điểm hơn",
        ),
        ("kind: from_level, of: members, points: {A: 9, B: 5, C: 0}", "điểm cao nhất được cho là 9"),
        (
            "kind: from_share, of: members, rated_at_least: B, bands: [{at_least: 90%, points: 10}]",
            "dưới 90% không có khung",
        ),
        (
            RISING,
            "các khung phải viết từ cao xuống thấp",
        ),
        ("kind: grade, points: {tot: 10}", "chưa nói cấp độ kem được bao nhiêu điểm"),
        ("kind: deduct, each: 0", "điểm mỗi lần phải lớn hơn 0"),
        ("kind: ratio, step: 0", "bước điểm phải lớn hơn 0"),
        (
            CHOSEN.format("at_least: 90%", "at_least: 50%, below: 80%"),
            "khoảng tỷ lệ hở so với phương án “b”",
        ),
        (
            CHOSEN.format("at_least: 80%", "below: 90%"),
            "khoảng tỷ lệ chồng lên phương án “b”",
        ),
    ],
)
def test_leaves_that_others_decide_leave_nothing_open(tmp_path: Path, row: str, words: str) -> None:
    pack = changed("    max: 100\n", "    max: 110\n").replace("quotas:\n", DERIVED % row + "quotas:\n")
    assert words in faults(tmp_path, pack)


def test_variants_count_once_and_bonus_stands_outside(tmp_path: Path) -> None:
    rows = """\
      - {number: x, text: biến thể, max: 10, alternative: v, only_for: {fact: registered}}
      - {number: y, text: biến thể, max: 10, alternative: v, only_for: {not: {fact: registered}}}
      - {number: z, text: thưởng, max: 5, role: bonus, children: [{text: một, max: 9}]}
quotas:
"""
    pack = changed("    max: 100\n", "    max: 110\n").replace("quotas:\n", rows)
    assert faults(tmp_path, pack) == ""
    assert "các phương án “v” của cùng một tiêu chí" in faults(
        tmp_path,
        pack.replace(
            "thể, max: 10, alternative: v, only_for: {not", "thể, max: 9, alternative: v, only_for: {not"
        ),
    )


def test_rates_must_fall_with_the_level(tmp_path: Path) -> None:
    pack = changed(
        "within: base_org,", "within: base_org, entitlement: {by: members, rates: {A: 20%, B: 20%}},"
    )
    assert "đơn vị xếp mức B không được hưởng tỷ lệ bằng hoặc cao hơn đơn vị xếp mức A" in faults(
        tmp_path, pack
    )
