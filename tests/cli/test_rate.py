"""`congtam rate` and `congtam what-if`: tables, explanations, arithmetic, refusals, in words and as data."""

import json
from pathlib import Path

import pytest

from congtam.cli import main

PACKS = Path(__file__).parents[2] / "packs"
CELLS = str(PACKS / "hx-2018" / "cases" / "chi-bo.yaml")
SHORT = "one-hundredth-short/tl2"


def test_each_unit_gets_its_share_and_the_sum_stands_beside_the_quota(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """GV21-03"""
    assert main(["rate", str(PACKS / "gv-2020" / "cases" / "entitlement.yaml")]) == 0
    shown = capsys.readouterr().out
    assert (
        "remainder-inside-the-class/chi-bo-1: 1,4 → 1; remainder-inside-the-class/chi-bo-2: 1,6 → 2" in shown
    )
    assert "cộng 3 / tối đa 3" in shown


def test_the_explanation_names_what_is_missing_with_its_clause(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rate", CELLS, "--explain", SHORT]) == 0
    missing = capsys.readouterr().out.partition("Để đạt mức Hoàn thành xuất sắc nhiệm vụ")[2]
    assert "HX18-20" in missing
    assert "89,99" in missing
    assert "HX18-22" not in missing


def test_the_same_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rate", CELLS, "--explain", SHORT, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["outcome"]["levels"] == ["HTTNV"]
    assert said["outcome"]["score"] == ["89,99", "89,99"]
    assert [step["clause"] for step in said["not_higher"]] == [["HX18-20"]]


def test_what_if_lists_who_else_changes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["what-if", CELLS, "--set", "exactly-90/an.decided=HTNV", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(one["after"]["id"], one["asked"]) for one in found] == [
        ("exactly-90/an", True),
        ("exactly-90/tl2", False),
    ]
    assert found[1]["after"]["levels"] == ["HTTNV"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (f"{SHORT}.c=91", "vượt mức tối đa 10"),
        (f"{SHORT}.nothing=1", "không có dữ kiện, dòng phiếu hay mức nào tên"),
        ("nobody.c=1", "nobody"),
        ("c", "không đọc được thay đổi"),
    ],
)
def test_a_change_that_cannot_be_is_refused(
    change: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["what-if", CELLS, "--set", change]) == 1
    assert said in capsys.readouterr().err


def test_an_unknown_subject_is_refused_with_the_names_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rate", CELLS, "--explain", "nobody"]) == 1
    assert "all-members-done/an" in capsys.readouterr().err


def test_what_is_missing_is_named_as_people_call_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rate", str(PACKS / "hx-2018" / "cases" / "chi-bo.yaml")]) == 0
    shown = capsys.readouterr().out
    assert "còn thiếu: đạt khung tiêu chuẩn mức “Hoàn thành nhiệm vụ”; đạt khung" in shown
    assert "meets_" not in shown


def test_history_is_the_letter_as_written_whole_or_at_one_address(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "show", "gv-2020", "--history", "--at", "IV.3.1.g"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("§ IV.3.1.g (gv-2020)\n  Sửa bởi 123-CV/ĐU")
    assert shown.count("§") == 1
    assert main(["packs", "show", "gv-2020", "--history", "--at", "steps.rate-again"]) == 0
    assert "kind: remedy\n" in capsys.readouterr().out
