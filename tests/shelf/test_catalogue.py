"""The packs that are shipped: found, sound, their own cases pass; broken in any way they are only refused."""

import shutil
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congtam.engine.entries import population_of
from congtam.engine.outcome import outcomes
from congtam.engine.population import Entry
from congtam.engine.rating import rate
from congtam.engine.scoring import rows_of
from congtam.shelf.cases.book import report
from congtam.shelf.cases.files import read_case_file
from congtam.shelf.catalogue import PLACE, Catalogue, packs_folder
from congtam.shelf.clauses import read_clauses
from congtam.shelf.consolidated import points
from congtam.shelf.faults import Refused
from congtam.shelf.filling import is_empty
from congtam.shelf.gate.report import examined
from tests.shelf.small import changed, shelf

SHIPPED = Catalogue()
FILES = sorted(
    file
    for pack_id in SHIPPED.ids()
    for file in (SHIPPED.root / pack_id).rglob("*")
    if file.suffix in (".yaml", ".txt")
)


def test_the_environment_names_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf(tmp_path)
    monkeypatch.setenv(PLACE, str(tmp_path))
    assert packs_folder() == tmp_path.resolve()
    assert Catalogue().ids() == ["xa-2020"]


def test_an_unknown_pack_is_refused_with_those_there_are(tmp_path: Path) -> None:
    for name in ("không-có", "../xa-2020", ""):
        with pytest.raises(Refused, match="chọn trong: xa-2020"):
            shelf(tmp_path).resolved(name)


def asked(root: Path, head: str, **changes: str) -> str:
    """Why the file cannot be rated by the pack that it asks for."""
    catalogue = shelf(root / "packs", **changes)
    (root / "tệp.yaml").write_text(f"{head}date: 10/12/2020\nsubjects: {{an: {{type: member}}}}\n", "utf-8")
    file = read_case_file(root / "tệp.yaml", "tệp.yaml")
    with pytest.raises(Refused) as caught:
        catalogue.asked(file.shape, file.data)
    return str(caught.value)


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("pack: lạ\n", "tệp.yaml, dòng 1, cột 7 (pack)"),
        ("pack: xa-2020\noverlays: [lạ]\n", "tệp.yaml, dòng 2, cột 11 (overlays)"),
    ],
)
def test_a_pack_that_is_not_there_is_told_where_the_file_names_it(
    tmp_path: Path, head: str, place: str
) -> None:
    assert asked(tmp_path, head) == f"{place}: không có gói tên “lạ”; cách sửa: chọn trong: xa-2020."


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("levels: {A: Xuất sắc, B: Tốt, C: Kém}", "levels: {}", "viết ít nhất 2 mục"),
        ("{attested: self_found, cites: III.1}", "{attested: lost, cites: III.1}", "không có dữ kiện nào"),
        ('- {number: "2", text: Nhiệm vụ', '- {number: "1", text: Nhiệm vụ', "không phân biệt được"),
        ("{attested: self_found, cites: III.1}", "{fact: registered, cites: I.1}", "xếp ở mức “B”"),
        ("    max: 100\n", "    max: 99\n", "cộng lại được 100 điểm"),
    ],
)
def test_nobody_is_rated_by_a_pack_with_faults(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert words in asked(tmp_path, "pack: xa-2020\n", pack=changed(old, new))


@pytest.mark.parametrize("pack_id", SHIPPED.ids())
def test_a_shipped_pack_is_sound_and_its_cases_pass(pack_id: str) -> None:
    found = examined(SHIPPED.resolved(pack_id), read_clauses(SHIPPED.root).kinds)
    assert [str(fault) for fault in found.faults] == []
    assert [result.case.id for result in report(SHIPPED, pack_id).results if not result.passed] == []


def test_the_consolidated_plan_shows_each_changed_point_with_its_letter() -> None:
    """GV21-08: the plan with all amendments applied, each changed point with old and new text and letter."""
    amended = [point for point in points(SHIPPED.resolved("gv-2020")) if point.changes]
    before = {point.address: point.text for point in points(SHIPPED.resolved("gv-2020", amendments=[]))}
    quota = next(point for point in amended if point.address == "IV.2.3.a")
    (change,) = quota.changes
    assert change.letter.issued.number == "123-CV/ĐU"
    assert change.old is not None
    assert " ".join(change.old.split()) in " ".join(before["IV.2.3.a"].split())
    assert " ".join(change.new.split()) in " ".join(quota.text.split())
    assert all(each.letter.issued.number for point in amended for each in point.changes)


def resolve_all(root: Path, pack_id: str) -> None:
    catalogue = Catalogue(root)
    resolved = catalogue.resolved(pack_id)
    examined(resolved, {})


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_shipped_pack_with_any_line_broken_is_read_or_refused(data: st.DataObject) -> None:
    """A line taken out, doubled, swapped or scribbled over: never another exception."""
    file = data.draw(st.sampled_from([each for each in FILES if "cases" not in each.parts]), label="file")
    lines = file.read_text(encoding="utf-8").split("\n")
    place = data.draw(st.integers(0, len(lines) - 1), label="line")
    old = lines[place]
    cut = data.draw(st.integers(0, len(old)), label="column")
    new = data.draw(
        st.sampled_from(
            [
                "",
                f"{old}\n{old}",
                old[:cut],
                f"{old[:cut]}: {old[cut:]}",
                f"  {old}",
                old[:cut] + "{[" + old[cut:],
                old.replace("HTTNV", "X"),
                old.replace("0", "-9"),
            ]
        ),
        label="written",
    )
    pack_id = file.relative_to(SHIPPED.root).parts[0]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "packs"
        for name in {pack_id, *SHIPPED.resolved(pack_id).layers}:
            shutil.copytree(SHIPPED.root / name, root / name)
        broken = root / file.relative_to(SHIPPED.root)
        broken.write_text("\n".join((*lines[:place], new, *lines[place + 1 :])), encoding="utf-8")
        try:
            resolve_all(root, pack_id)
        except Refused as refusal:
            sentences = [str(fault) for fault in refusal.faults]
        else:
            sentences = []
        assert all("cách sửa: " in each for each in sentences)


def test_marks_alone_give_no_level_until_the_slot_of_the_rule_is_filled() -> None:
    """TP21-07: no level is computed from the marks; the rule is a slot of the managing level."""
    kind = "mass_organisation_head"
    head = Entry(
        "truong", kind, date(2021, 12, 10), facts={"position_title": kind, "city_committee_member": True}
    )

    def levels(pack_id: str) -> tuple[str, ...] | None:
        pack = SHIPPED.resolved(pack_id).pack
        best = next(iter(pack.grades))
        marked = (
            place.address for place in rows_of(pack.scorecards[pack.subjects[kind].scorecard or ""]).values()
        )
        grades = dict.fromkeys(marked, best)
        return outcomes(rate(pack, population_of(pack, [replace(head, grades=grades)])))["truong"].levels

    assert levels("tp-2021") is None
    assert levels("demo-tp-2021") is not None
    slot = SHIPPED.resolved("tp-2021").pack.slots["level-rule"]
    assert is_empty(SHIPPED.resolved("tp-2021").data, slot)
    assert not is_empty(SHIPPED.resolved("demo-tp-2021").data, slot)
