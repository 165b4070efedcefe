"""One pack over another: merged by key, guarded by marks, slots filled, citations kept apart."""

from pathlib import Path

import pytest

from congtam.shelf.catalogue import Catalogue
from congtam.shelf.faults import Refused
from congtam.shelf.resolving import Resolved
from tests.shelf.small import PACK, write

BASE = (
    PACK.replace("text: Nhiệm vụ, max: 40}", "text: Nhiệm vụ, max: 40, kind: group}")
    + """\
slots:
  work: {label: nhiệm vụ, at: "scorecards.sheet.criteria[2].children", left_to: xã, points: 40, cites: II.1}
marks:
  - {at: subjects.cell.lowest_if, mark: fixed, cites: II.3}
  - {at: quotas, mark: fixed, cites: IV}
  - {at: quotas.members.at_most, mark: replace, cites: IV}
  - {at: subjects.member.no_level_because, mark: fill, cites: III.1}
"""
)
HEAD = "id: {id}\ntitle: Lớp trên\nissued: {{by: Xã}}\nbased_on: {base}\n"


def resolved(root: Path, upper: str, *, base: str = BASE) -> Resolved:
    write(root, "xa-2020", {"pack.yaml": base})
    write(root, "tren", {"pack.yaml": HEAD.format(id="tren", base="xa-2020") + upper})
    return Catalogue(root).resolved("tren")


def refusal(root: Path, upper: str) -> str:
    with pytest.raises(Refused) as caught:
        resolved(root, upper)
    return str(caught.value)


def test_mappings_merge_lists_and_values_are_replaced_null_removes(tmp_path: Path) -> None:
    pack = resolved(
        tmp_path,
        """\
subjects:
  cell:
    label: Chi bộ thôn
    levels: {B: [{score: {at_least: 75}, cites: Điều 2}]}
  member: {caps: {sick: null}}
facts: {extra: {label: thêm, type: yes_no}}
""",
    ).pack
    assert pack.subjects["cell"].label == "Chi bộ thôn"
    assert len(pack.subjects["cell"].levels["A"]) == 3
    assert pack.subjects["cell"].levels["B"][0].cites == "Điều 2"
    assert pack.subjects["member"].caps == {}
    assert {"extra", "done"} <= pack.facts.keys()


def test_a_condition_is_replaced_whole(tmp_path: Path) -> None:
    pack = resolved(tmp_path, "comments: {farmers: {when: {fact: registered}, cites: Điều 3}}\n").pack
    assert pack.comments["farmers"].when.fact == "registered"  # type: ignore[union-attr]


def test_inherited_parts_say_which_document_they_cite(tmp_path: Path) -> None:
    pack = resolved(tmp_path, "quotas: {members: {at_most: 15%, cites: Điều 4}}\n").pack
    inherited, own = pack.subjects["cell"].levels["A"][0], pack.quotas["members"]
    assert (inherited.cites, inherited.document, inherited.clause) == ("II.1", "xa-2020", ("XA-02",))
    assert (own.cites, own.document, own.clause) == ("Điều 4", None, ())


def test_texts_below_keep_their_document(tmp_path: Path) -> None:
    write(tmp_path, "xa-2020", {"sources/a.txt": "§ I.1\nGốc\n"})
    write(tmp_path, "tren", {"sources/b.txt": "§ I.1\nTrên\n"})
    texts = resolved(tmp_path, "").texts
    assert (texts.block("I.1") or texts.under("I.1")[0]).text == "Trên"
    assert texts.under("I.1", "xa-2020")[0].text == "Gốc"


@pytest.mark.parametrize(
    ("upper", "address", "direction"),
    [
        ("quotas: {members: {at_most: 15%}}", "quotas.members.at_most", "tighter"),
        ("quotas: {members: {at_most: 1/4}}", "quotas.members.at_most", "looser"),
        (
            "subjects: {cell: {levels: {B: [{score: {at_least: 75}, cites: x}]}}}",
            "subjects.cell.levels.B",
            "tighter",
        ),
        ("subjects: {cell: {levels: {B: []}}}", "subjects.cell.levels.B", "looser"),
        (
            "subjects: {member: {lowest_if: [{fact: disciplined, cites: x}]}}",
            "subjects.member.lowest_if",
            "tighter",
        ),
        ("subjects: {member: {caps: {sick: null}}}", "subjects.member.caps.sick", "looser"),
        (
            "subjects: {member: {caps: {more: {at_most: C, cites: x}}}}",
            "subjects.member.caps.more",
            "tighter",
        ),
        (
            "subjects: {member: {caps: {sick: {unless: {fact: self_found}}}}}",
            "subjects.member.caps.sick.unless",
            "looser",
        ),
        ("deadlines: {report: {within: 3 days}}", "deadlines.report.within", "looser"),
        ("deadlines: {report: {within: 1 weeks}}", "deadlines.report.within", "unknown"),
        ("comments: {farmers: {body: standing}}", "comments.farmers.body", "unknown"),
    ],
)
def test_every_override_is_listed_with_its_direction(
    tmp_path: Path, upper: str, address: str, direction: str
) -> None:
    overrides = resolved(tmp_path, upper + "\n").overrides
    assert [(each.address, each.direction) for each in overrides] == [(address, direction)]


def test_what_says_the_same_or_only_names_otherwise_is_no_override(tmp_path: Path) -> None:
    same = "[{score: {at_least: 70}, cites: II.2, clause: XA-05}]"
    upper = f"subjects: {{cell: {{label: Chi bộ thôn, levels: {{B: {same}}}}}}}\n"
    assert resolved(tmp_path, upper).overrides == ()


@pytest.mark.parametrize(
    ("upper", "words"),
    [
        (
            "subjects: {cell: {lowest_if: []}}",
            "(subjects.cell.lowest_if): gói bên dưới không cho thay đổi chỗ này",
        ),
        ("subjects: {cell: null}", "không cho thay đổi"),
        ("quotas: {members: {level: B}}", "(quotas.members.level): gói bên dưới không cho thay đổi"),
        ("quotas: {more: null}", "mục này để trống"),
    ],
)
def test_marked_places_are_guarded(tmp_path: Path, upper: str, words: str) -> None:
    assert words in refusal(tmp_path, upper + "\n")


def test_a_place_to_fill_takes_one_filling(tmp_path: Path) -> None:
    upper = "subjects: {member: {no_level_because: chưa rõ}}\n"
    assert resolved(tmp_path, upper).pack.subjects["member"].no_level_because == "chưa rõ"
    write(tmp_path, "ba", {"pack.yaml": HEAD.format(id="ba", base="tren") + upper.replace("chưa rõ", "khác")})
    with pytest.raises(Refused, match="chỉ cho điền chỗ trống"):
        Catalogue(tmp_path).resolved("ba")


FILL = (
    "fills: [{slot: work, cites: QĐ 1, clause: XA-90, with: [{text: một, max: 10}, {text: hai, max: %s}]}]\n"
)


def test_a_slot_is_filled_and_its_rows_stand_on_the_filling(tmp_path: Path) -> None:
    found = resolved(tmp_path, FILL % 30)
    rows = found.pack.scorecards["sheet"].criteria[1].children  # type: ignore[union-attr]
    assert [(row.text, row.cites, row.clause) for row in rows] == [
        ("một", "QĐ 1", ("XA-90",)),
        ("hai", "QĐ 1", ("XA-90",)),
    ]
    assert found.fillings["work"].fill.cites == "QĐ 1"


def test_a_filling_must_add_up(tmp_path: Path) -> None:
    said = refusal(tmp_path, FILL % 29)
    assert "chỗ trống “nhiệm vụ” cần đúng 40 điểm, phần điền cộng lại được 39 điểm" in said


def test_a_second_filling_replaces_the_first(tmp_path: Path) -> None:
    resolved(tmp_path, FILL % 30)
    upper = "fills: [{slot: work, cites: QĐ 2, with: [{text: ba, max: 40}]}]\n"
    write(tmp_path, "ba", {"pack.yaml": HEAD.format(id="ba", base="tren") + upper})
    rows = Catalogue(tmp_path).resolved("ba").pack.scorecards["sheet"].criteria[1].children  # type: ignore[union-attr]
    assert [row.text for row in rows] == ["ba"]


@pytest.mark.parametrize(
    ("upper", "words"),
    [
        ("fills: [{slot: nothing, cites: x, with: []}]", "không có chỗ trống tên như thế: “nothing”"),
        ("fills: {slot: work}", "fills phải là một danh sách"),
        ("fills: [{slot: work, with: []}]", "thiếu mục “cites”"),
        ("fills: [{slot: work, cites: x, with: chữ}]", "phải điền bằng một danh sách tiêu chí"),
        (FILL % 30 + FILL[len("fills: [") : -2] % 30, ""),
    ],
)
def test_a_wrong_filling_is_refused(tmp_path: Path, upper: str, words: str) -> None:
    assert words in refusal(tmp_path, upper + "\n")


def test_packs_that_lie_over_each_other_in_a_circle_are_refused(tmp_path: Path) -> None:
    for one, other in (("a", "b"), ("b", "c"), ("c", "a")):
        write(tmp_path, one, {"pack.yaml": HEAD.format(id=one, base=other)})
    with pytest.raises(Refused) as caught:
        Catalogue(tmp_path).resolved("a")
    assert "vòng tròn lên nhau (a → b → c → a)" in str(caught.value)


def test_a_missing_base_is_said_where_it_is_named(tmp_path: Path) -> None:
    write(tmp_path, "tren", {"pack.yaml": HEAD.format(id="tren", base="[không-có]")})
    with pytest.raises(Refused) as caught:
        Catalogue(tmp_path).resolved("tren")
    assert "không đọc được gói bên dưới “không-có”" in str(caught.value)


def test_an_overlay_adds_and_leaves_the_pack_its_name(tmp_path: Path) -> None:
    write(tmp_path, "xa-2020", {"pack.yaml": BASE})
    overlay = HEAD.format(id="demo", base="xa-2020") + "demonstration: true\n" + FILL % 30
    write(tmp_path, "demo", {"pack.yaml": overlay})
    found = Catalogue(tmp_path).resolved("xa-2020", overlays=["demo"])
    assert (found.pack.id, found.pack.title, found.pack.demonstration) == ("xa-2020", "Kế hoạch của xã", True)
    assert len(found.pack.scorecards["sheet"].criteria[1].children) == 2  # type: ignore[union-attr]
    write(tmp_path, "khác", {"pack.yaml": HEAD.format(id="khác", base="demo")})
    with pytest.raises(Refused, match="lớp này không dành cho gói xa-2020"):
        Catalogue(tmp_path).resolved("xa-2020", overlays=["khác"])


def test_an_overlay_that_is_not_made_for_the_pack_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "xa-2020", {"pack.yaml": BASE})
    write(
        tmp_path, "other", {"pack.yaml": "id: other\ntitle: Khác\nissued: {by: ta}\nlevels: {A: a, B: b}\n"}
    )
    with pytest.raises(Refused, match="lớp này không dành cho gói xa-2020 mà cho “không gói nào”"):
        Catalogue(tmp_path).resolved("xa-2020", overlays=["other"])
