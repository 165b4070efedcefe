"""The command as people type it: its language, and what it says when it was mistyped."""

import json
from pathlib import Path

import pytest

from congtam.cli import main
from congtam.entrance import TYPED
from congtam.shelf.catalogue import PLACE
from tests.shelf.small import shelf

Said = pytest.CaptureFixture[str]
FILE = """\
pack: xa-2020
date: 10/12/2020
subjects:
  an: {type: member, facts: {joined: 01/01/2010, self_found: true}}
  new: {type: member, facts: {joined: 01/12/2020}}
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    shelf(tmp_path / "packs")
    monkeypatch.setenv(PLACE, str(tmp_path / "packs"))
    (tmp_path / "xã.yaml").write_text(FILE, encoding="utf-8")
    return str(tmp_path / "xã.yaml")


def test_usage_is_vietnamese_unless_asked_otherwise(capsys: Said) -> None:
    assert main([]) == 0
    assert "xếp loại" in capsys.readouterr().out
    assert main(["--lang", "en"]) == 0
    assert "Rating" in capsys.readouterr().out


def test_the_language_may_be_asked_before_or_after_the_word(capsys: Said, file: str) -> None:
    for typed in (["--lang", "en", "rate", file], ["rate", file, "--lang", "en"]):
        assert main(typed) == 0
        out = capsys.readouterr().out
        assert "2 subjects" in out
        assert "20% of 1 → at most 0; 0–1 chosen (0 when the promoted leave the base" in out
    assert main(["rate", file]) == 0
    assert "20% × 1 → tối đa 0; đã chọn 0–1 (người đã lên mức trên" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["rate"], f"{TYPED} rate: còn thiếu FILE; cách sửa: gõ {TYPED} rate -h để xem cách viết."),
        (["rat"], f"{TYPED}: lệnh không có lựa chọn 'rat'; chọn trong 'packs'"),
        (["rate", "x", "--explai"], f"{TYPED} rate: sau --explain còn thiếu giá trị"),
        (["rate", "x", "--now"], f"{TYPED}: không hiểu “--now”"),
        (["--lang", "fr"], f"{TYPED}: --lang không có lựa chọn 'fr'"),
    ],
)
def test_a_mistyped_command_is_told_in_vietnamese(capsys: Said, typed: list[str], said: str) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(typed)
    assert exit_.value.code == 2
    assert said in capsys.readouterr().err


def test_who_is_not_rated_is_not_called_best(capsys: Said, file: str) -> None:
    assert main(["rate", file, "--explain", "new"]) == 0
    assert capsys.readouterr().out.endswith("Không đánh giá, xếp loại.\n")
    assert main(["rate", file, "--explain", "an"]) == 0
    assert "Để đạt mức Xuất sắc còn:" in capsys.readouterr().out


@pytest.mark.parametrize(
    "typed",
    [
        ["rate", "{file}", "--explain", "ai"],
        ["what-if", "{file}", "--set", "ai.decided=A"],
        ["what-if", "{file}", "--set", "an.decided=Z"],
        ["packs", "show", "lạ"],
        ["packs", "show", "xa-2020", "--at", "XX"],
        ["rate", "không-có.yaml"],
    ],
)
def test_a_refusal_has_its_reasons_in_words_or_as_json(capsys: Said, file: str, typed: list[str]) -> None:
    typed = [word.format(file=file) for word in typed]
    assert main(typed) == 1
    said = capsys.readouterr()
    assert (said.out, "; cách sửa: " in said.err) == ("", True)
    assert main([*typed, "--json"]) == 1
    (fault,) = json.loads(capsys.readouterr().out)["refused"]
    assert fault["remedy"]
