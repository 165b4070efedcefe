"""The words `packs`, `cases` and `clauses`: Vietnamese by default, English and JSON when asked."""

import json
from pathlib import Path

import pytest

from congtam.cli import main
from congtam.shelf.catalogue import PLACE
from tests.shelf.small import CASES, shelf

Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _small_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf(tmp_path / "packs")
    monkeypatch.setenv(PLACE, str(tmp_path / "packs"))


def test_packs_are_listed(capsys: Said) -> None:
    assert main(["packs"]) == 0
    assert "xa-2020          Kế hoạch của xã" in capsys.readouterr().out
    assert main(["packs", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["id"] == "xa-2020"


def test_check_tells_faults_and_what_waits(capsys: Said, tmp_path: Path) -> None:
    assert main(["packs", "check"]) == 0
    assert "xa-2020: không có lỗi; 1 việc cần điền, xác nhận hoặc ký" in capsys.readouterr().out
    assert main(["--lang", "en", "packs", "check", "xa-2020"]) == 0
    assert "xa-2020: no fault; 1 things to fill" in capsys.readouterr().out
    shelf(tmp_path / "other", cases=CASES.replace("half: {level: C", "half: {level: B"))
    assert main(["packs", "check", str(tmp_path / "other" / "xa-2020"), "--json"]) == 1
    (found,) = json.loads(capsys.readouterr().out)
    assert "half: level cần B, ra C" in found["faults"][0]["message"]
    assert not found["may_be_activated"]


def test_a_pack_can_be_shown_whole_by_point_and_by_rule(capsys: Said) -> None:
    assert main(["packs", "show", "xa-2020"]) == 0
    assert "cell: Chi bộ" in capsys.readouterr().out
    assert main(["packs", "show", "xa-2020", "--at", "II.2"]) == 0
    assert "Tốt: từ 70 điểm\n  → subjects.cell.levels.B[0]: " in capsys.readouterr().out
    assert main(["packs", "show", "xa-2020", "--at", "quotas.members"]) == 0
    assert "Căn cứ: xa-2020, IV" in capsys.readouterr().out
    assert main(["packs", "show", "xa-2020", "--at", "XX"]) == 1
    assert main(["packs", "show", "xa-2020", "--history"]) == 0
    assert main(["packs", "show", "không-có"]) == 1


@pytest.mark.parametrize("more", [[], ["--at", "II.2"], ["--at", "quotas.members"], ["--history"]])
def test_everything_shown_can_be_had_as_json(capsys: Said, more: list[str]) -> None:
    assert main(["packs", "show", "xa-2020", *more, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) is not None


def test_cases_and_mutants_are_counted(capsys: Said) -> None:
    assert main(["cases"]) == 0
    assert "xa-2020: 9/9 trường hợp đúng" in capsys.readouterr().out
    assert main(["cases", "--mutate", "xa-2020"]) == 0
    assert "0 quy tắc không trường hợp nào nhận ra" in capsys.readouterr().out
    assert main(["cases", "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert all(case["passed"] for case in found["cases"])


def test_clauses_name_what_carries_them(capsys: Said, tmp_path: Path) -> None:
    clause = "XA:\n- {id: XA-05, at: II.2, kind: level, says: từ 70 điểm, must: threshold}\n"
    (tmp_path / "packs" / "clauses.yaml").write_text(clause, encoding="utf-8")
    assert main(["clauses"]) == 0
    assert "XA-05     level        xa-2020: subjects.cell.levels.B[0]" in capsys.readouterr().out
    assert main(["clauses", "--json", "--kind", "level"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["carried"] is True
