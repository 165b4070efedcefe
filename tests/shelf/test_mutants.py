"""Rules taken out one by one: a rule that no case notices is listed, one that a case needs is not."""

from dataclasses import replace
from pathlib import Path

import pytest

from congtam.engine.entries import population_of
from congtam.engine.outcome import outcomes
from congtam.engine.rating import rate
from congtam.shelf.cases.book import book
from congtam.shelf.mutants.switching import NOTHING, SWITCH, switched
from congtam.shelf.mutants.trial import trial
from congtam.shelf.parts import replaced
from tests.shelf.small import CASES, shelf, write


def unnoticed(root: Path, cases: str) -> set[str]:
    return {
        f"{mutant.address}: {mutant.what}" for mutant in trial(shelf(root, cases=cases), "xa-2020").unnoticed
    }


def test_every_rule_of_the_small_pack_is_noticed(tmp_path: Path) -> None:
    found = trial(shelf(tmp_path), "xa-2020")
    assert found.unnoticed == ()
    assert {verdict.mutant.address for verdict in found.verdicts} >= {
        "subjects.cell.levels.A[0]",
        "subjects.cell.lowest_if[0]",
        "subjects.cell.lowest_if[0].unless",
        "subjects.member.caps.sick",
        "subjects.member.caps.sick.when",
        "subjects.member.exclusions.new",
        "comments.farmers",
        "comments.farmers.when",
        "authorities.cell_decides",
        "orders.members_first",
        "quotas.members",
        "deadlines.report",
        "open_wording.ninety",
    }


@pytest.mark.parametrize(
    ("lines", "rules"),
    [
        (["      half:", "      half: {level"], {"subjects.cell.lowest_if[1]: bỏ"}),
        (["      excused:", "      excused: {level"], {"subjects.cell.lowest_if[0].unless: bỏ"}),
        (["      sick:", "      sick: {level"], {"subjects.member.caps.sick: bỏ"}),
        (["      teacher:", "      teacher: {comments"], {"comments.farmers.when: bỏ"}),
        (["      new:", "      new: {rated"], {"subjects.member.exclusions.new: bỏ"}),
        (["      c90:", "      c90: {level"], {"open_wording.ninety: hiểu theo “over”"}),
        (["    deadlines:"], {"deadlines.report: bỏ"}),
        (["    quotas:"], {"quotas.members: bỏ"}),
    ],
)
def test_without_its_case_a_rule_is_listed(tmp_path: Path, lines: list[str], rules: set[str]) -> None:
    kept = [line for line in CASES.split("\n") if not any(line.startswith(each) for each in lines)]
    assert unnoticed(tmp_path, "\n".join(kept)) == rules


def test_a_case_that_fails_notices_nothing(tmp_path: Path) -> None:
    cases = CASES.replace("half: {level: C, by: XA-07}", "half: {level: A}").replace(
        "enough: {level: A}", "enough: {level: C}"
    )
    assert "subjects.cell.lowest_if[1]: bỏ" in unnoticed(tmp_path, cases)


def test_a_switch_does_what_taking_the_rule_out_does(tmp_path: Path) -> None:
    """For every condition of frames and disqualifiers, cap and exclusion, on every case."""
    (chapter,) = book(shelf(tmp_path), "xa-2020")
    pack, mutants = switched(chapter.pack, chapter.resolved.data)
    entries = [
        replace(e, id=f"{n}.{e.id}", links={})
        for n, case in enumerate(chapter.cases)
        for e in case.entries
        if not case.refusal
    ]

    def levels(of: object, switch: str) -> dict[str, object]:
        marked = [replace(entry, facts={**entry.facts, SWITCH: switch}) for entry in entries]
        facts = pack.facts
        rated = outcomes(rate(of.model_copy(update={"facts": facts}), population_of(pack, marked)))  # type: ignore[attr-defined]
        return {id_: (each.levels, each.is_rated) for id_, each in rated.items()}

    assert levels(pack, NOTHING) == levels(chapter.pack, NOTHING)
    for number, mutant in enumerate(mutants):
        if mutant.path[0] == "subjects":
            assert levels(pack, str(number)) == levels(replaced(chapter.pack, mutant.path, None), NOTHING), (
                mutant
            )


def test_rules_of_a_lower_pack_are_tried_with_its_own_cases(tmp_path: Path) -> None:
    catalogue = shelf(tmp_path)
    head = "id: tren\ntitle: Trên\nissued: {by: Xã}\nbased_on: xa-2020\n"
    upper = head + "quotas: {members: {at_most: 15%, cites: '1'}}\n"
    write(
        tmp_path,
        "tren",
        {
            "pack.yaml": upper,
            "cases/a.yaml": "pack: tren\ndate: 10/12/2020\ncases: [{id: a, subjects: {x: {type: cell}}}]\n",
        },
    )
    assert {verdict.mutant.address for verdict in trial(catalogue, "tren").verdicts} == {"quotas.members"}


def test_each_change_of_a_letter_and_each_filling_is_tried(tmp_path: Path) -> None:
    catalogue = shelf(tmp_path)
    letter = """\
id: cv
title: Công văn
issued: {by: Đảng ủy, on: 01/02/2021}
amends: xa-2020
changes:
  - {at: II.2, cites: "1", clause: XA-30, new: x, set: {facts.registered.label: có đăng ký}}
  - {at: II.2, cites: "1", new: chỉ có chữ}
"""
    write(tmp_path, "xa-2020", {"amendments/cv.yaml": letter})
    found = trial(catalogue, "xa-2020")
    assert [(mutant.address, mutant.clauses) for mutant in found.unnoticed] == [
        ("amendments.cv.changes[0]", ("XA-30",))
    ]
