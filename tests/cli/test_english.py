"""`--lang en` has an English for whatever is said of packs, cases, tables and entries."""

import json
import re
from pathlib import Path
from string import Formatter

import pytest

from congtam.cli import main
from congtam.cli.english.speaking import BLANK, JOINTS, SENTENCES, in_english
from congtam.shelf.catalogue import PLACE
from tests.cli.sayings import MARKED, templates
from tests.shelf.small import CASES, PACK, shelf

SAYING = (
    "src/congtam/shelf",
    "src/congtam/engine/entries",
    "src/congtam/engine/pack",
    "src/congtam/engine/quotas/entitlement.py",
    "src/congtam/engine/scoring/rows.py",
    "src/congtam/cli/rating/asked.py",
)
QUOTATIONS = {"“{}”", "“{}…”"}


def said_of_packs() -> dict[str, str]:
    return {text: file for text, file in templates(*SAYING).items() if text not in QUOTATIONS}


def test_every_sentence_has_its_english_and_none_is_left_over() -> None:
    said = said_of_packs()
    joints = {joint.strip() for joint in JOINTS}
    assert {text: file for text, file in said.items() if text not in SENTENCES and text not in joints} == {}
    assert [text for text in SENTENCES if text not in said and MARKED.search(text)] == []


def test_both_languages_have_the_same_blanks() -> None:
    blanks = {
        text: [name for _, name, _, _ in Formatter().parse(english) if name is not None]
        for text, english in SENTENCES.items()
    }
    assert [text for text, names in blanks.items() if len(names) != text.count(BLANK)] == []


def test_each_sentence_is_known_by_its_own_template() -> None:
    """Whatever is put in, no other template takes the sentence for its own."""
    for text, english in SENTENCES.items():
        filled = [f"x{number}" for number in range(text.count(BLANK))]
        said = text
        for each in filled:
            said = said.replace(BLANK, each, 1)
        assert in_english(said) == english.format(*filled), text


@pytest.mark.parametrize(
    ("said", "english"),
    [
        ("trong subjects.member không có “leevls”", "there is no “leevls” in subjects.member"),
        ("nhập từ 0 đến 4, theo bước 0,25", "enter from 0 to 4, by steps of 0,25"),
        ("tiêu chí này nhận điểm hoặc phương án", "this criterion takes points or an option"),
        (
            "“không” không dùng được cho “có”, cần một số nguyên không âm",
            "“không” cannot be used for “có”, which needs a whole number not below 0",
        ),
        (
            "“hai” không phải số nguyên; ở đây viết",
            "“hai” is no whole number; here stands",
        ),
        (
            "câu để ngỏ “khung “tốt” trở lên”: cách hiểu được chọn là “không”, cần ký",
            "open wording “khung “tốt” trở lên”: the chosen reading is “không”, to be signed",
        ),
        ("pack.yaml", "pack.yaml"),
        ("Chấp hành kỷ luật, nội quy", "Chấp hành kỷ luật, nội quy"),
    ],
)
def test_what_is_put_in_is_english_too_but_names_and_quotations_stay(said: str, english: str) -> None:
    assert in_english(said) == english


def test_a_fault_is_english_from_its_place_to_its_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = PACK.replace("levels: {A:", "titel: x\nlevels: {A:").replace("number: 7-KH/ĐU", "number: [7]")
    monkeypatch.setenv(PLACE, str(shelf(tmp_path, pack=pack).root))
    assert main(["--lang", "en", "packs", "check"]) == 1
    said = capsys.readouterr().out
    assert not MARKED.search(re.sub("“.*?”", "", said)), said
    assert "xa-2020/pack.yaml, line 4, column 1 (titel): " in said
    assert "(issued.number): a text is needed, not “7”; remedy: write a text." in said
    assert main(["--lang", "en", "packs", "show", "xa-2020", "--json"]) == 1
    refused = json.loads(capsys.readouterr().out)["refused"]
    assert "a text is needed, not" in [fault["message"] for fault in refused]


def test_a_case_that_fails_says_so_in_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = CASES.replace("half: {level: C", "half: {level: B")
    monkeypatch.setenv(PLACE, str(shelf(tmp_path, cases=cases).root))
    assert main(["--lang", "en", "cases"]) == 1
    assert "half: level should be B, is C" in capsys.readouterr().out
    assert main(["--lang", "en", "packs", "check"]) == 1
    assert (
        "the worked example does not come out as expected: half: level should be B, is C"
        in capsys.readouterr().out
    )


@pytest.mark.parametrize("words", [["packs", "show", "không-có"], ["rate", "không-có.yaml"]])
def test_what_is_not_there_is_told_in_english(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", *words]) == 1
    told = capsys.readouterr()
    assert "remedy: " in told.err
    assert "cách sửa" not in told.err
