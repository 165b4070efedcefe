"""The small pack in the guide is a pack, and its cases pass: what is copied from there works."""

import re
from pathlib import Path

from congtam.shelf.cases.book import report
from congtam.shelf.catalogue import Catalogue

GUIDE = Path(__file__).parents[2] / "docs" / "writing-a-pack.md"
FILE = re.compile(r"^```(?:yaml|text)\n# (\S+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def test_the_pack_of_the_guide_passes_its_cases(tmp_path: Path) -> None:
    files = FILE.findall(GUIDE.read_text(encoding="utf-8"))
    for name, text in files:
        path = tmp_path / "vi-du" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    found = report(Catalogue(tmp_path), "vi-du")
    assert [name for name, _ in files] == ["pack.yaml", "sources/quy-dinh.txt", "cases/chi-bo.yaml"]
    assert {result.case.id: result.mismatches for result in found.results} == {
        "exactly-90": (),
        "one-hundredth-short": (),
        "a-member-not-rated": (),
        "disciplined": (),
    }
