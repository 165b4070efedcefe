"""Which rule, case or test carries a clause."""

from pathlib import Path

from congtam.shelf.clauses import Clauses, read_clauses
from congtam.shelf.coverage import clauses_in_tests, coverage
from congtam.shelf.mutants.trial import trial
from tests.shelf.small import CASES, shelf

LIST = """\
XA:
- {id: XA-07, at: II.3, kind: level, says: dưới 50%, must: strikes}
- {id: XA-05, at: II.2, kind: level, says: từ 70 điểm, must: threshold}
- {id: XA-99, at: V, kind: step, says: khác, must: other}
"""


def clauses(root: Path) -> Clauses:
    (root / "clauses.yaml").write_text(LIST, encoding="utf-8")
    return read_clauses(root)


def test_a_rule_counts_only_where_a_case_notices_its_absence(tmp_path: Path) -> None:
    catalogue = shelf(
        tmp_path, cases="\n".join(line for line in CASES.split("\n") if "      half:" not in line)
    )
    found = coverage(clauses(tmp_path), [trial(catalogue, "xa-2020")], [catalogue.resolved("xa-2020")], {})
    by_id = {each.clause.id: each for each in found}
    assert by_id["XA-05"].is_carried
    assert by_id["XA-05"].rules == ("xa-2020: subjects.cell.levels.B[0]",)
    assert any(case.endswith(": seventy") for case in by_id["XA-05"].cases)
    assert not by_id["XA-07"].is_carried
    assert by_id["XA-07"].named
    assert not by_id["XA-99"].named


def test_tests_that_name_a_clause_are_found(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    test = '"""XA-99 and HX18-22."""\ndef test_gv21_04_the_rates() -> None: ...\n'
    (tmp_path / "deep" / "test_it.py").write_text(test, encoding="utf-8")
    here = (f"{tmp_path.name}/deep/test_it.py",)
    assert clauses_in_tests(tmp_path) == {"HX18-22": here, "GV21-04": here}
    assert clauses_in_tests(tmp_path / "none") == {}
