"""The reader: places, one sentence for each kind of bad file, and never any other exception."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congtam.shelf.faults import Refused
from congtam.shelf.nodes import Table, plain
from congtam.shelf.reading import DEEPEST, parse, read
from congtam.shelf.texts import LARGEST, decoded


def refusal(text: str) -> str:
    with pytest.raises(Refused) as caught:
        parse(text, "gói/tệp.yaml")
    return str(caught.value)


def test_every_scalar_is_a_text_and_knows_its_place() -> None:
    data = parse("điểm: 1_000\nngày: 2018-11-24\nđúng: yes\ntrống:\nkhông: null\nchữ: 'null'\n", "t")
    assert plain(data) == {
        "điểm": "1_000",
        "ngày": "2018-11-24",
        "đúng": "yes",
        "trống": None,
        "không": None,
        "chữ": "null",
    }
    assert data.entries["ngày"].place == ("t", 2, 7)
    assert data.keys["ngày"] == ("t", 2, 1)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: 1\na: 2", "dòng 2, cột 1", "khóa này đã có ở dòng 1 “a”"),
        ("a: {b: 1, b: 2}", "dòng 1, cột 11 (a)", "khóa này đã có"),
        ("a: &neo 1", "dòng 1, cột 4 (a)", "không dùng được neo (&) trong gói “&neo”"),
        ("a: [1, *neo]", "dòng 1, cột 8", "không dùng được bí danh (*)"),
        ("a: !!python/name:os.system x", "dòng 1, cột 4", "không dùng được thẻ kiểu (!)"),
        ("a: b: c", "dòng 1, cột 5", "dấu hai chấm đứng sai chỗ"),
        ("a:\n\t- b", "dòng 2, cột 1", "có dấu tab"),
        ("a: 'mở mà không đóng", "dòng 1", "dấu nháy mở ra mà không đóng lại"),
        ("a: [1, 2", "dòng 1", "thiếu dấu phẩy hoặc dấu đóng"),
        ("a:\n  b: 1\n c: 2", "dòng 3, cột 2", "thụt lề khác các dòng cùng cấp"),
        ("a: @b", "dòng 1, cột 4", "không mở đầu một giá trị được"),
        ("- a", "dòng 1, cột 1", "tệp phải gồm các dòng “khóa: giá trị”"),
        ("", "gói/tệp.yaml", "tệp rỗng"),
        ("a: 1\n---\nb: 2", "dòng 2, cột 1", "một tệp chỉ được chứa một văn bản YAML"),
        ("a: {b: 8,5, c: 1}", "dòng 1, cột 10 (a.5)", "không có giá trị: “5”; cách sửa: số lẻ có dấu phẩy"),
        ("a: {b: }", "dòng 1, cột 5 (a.b)", "không có giá trị: “b”"),
        ("[a]: 1", "dòng 1, cột 1", "khóa phải là một chữ"),
        (": 1", "dòng 1, cột 1", "khóa để trống"),
        ("a: " + "[" * (DEEPEST + 1), "dòng 1", "lồng nhau quá"),
    ],
)
def test_bad_yaml_gets_one_sentence_with_place_and_remedy(text: str, place: str, words: str) -> None:
    said = refusal(text)
    assert place in said
    assert words in said
    assert "; cách sửa: " in said
    assert said.count("\n") == 0


def test_a_value_left_out_in_braces_is_written_as_null_or_on_a_line_of_its_own() -> None:
    assert plain(parse("a: {b: null, c: ~}\nd:\n", "t")) == {"a": {"b": None, "c": None}, "d": None}


def test_all_repeated_keys_are_told_at_once() -> None:
    assert refusal("a: 1\na: 2\nb: {c: 1, c: 2}").count("khóa này đã có") == 2


def test_letters_and_marks_typed_apart_are_joined() -> None:
    apart = unicodedata.normalize("NFD", "mức: Hoàn thành tốt nhiệm vụ")
    assert plain(parse(decoded(apart.encode(), "t"), "t")) == {"mức": "Hoàn thành tốt nhiệm vụ"}


def test_byte_order_mark_and_windows_line_ends_are_no_part_of_the_text() -> None:
    assert decoded("\ufeffa: 1\r\nb: 2\r".encode(), "t") == "a: 1\nb: 2\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("mức: tốt".encode("utf-16"), "không phải UTF-8"),
        ("a: \xe3".encode("latin-1"), "không phải UTF-8"),
        (b"a: x\x00y", "U+0000"),
        ("a: x\u202ey".encode(), "U+202E"),
    ],
)
def test_what_is_no_plain_text_is_refused_with_its_place(content: bytes, words: str) -> None:
    with pytest.raises(Refused) as caught:
        decoded(content, "t")
    assert words in str(caught.value)
    assert "dòng 1" in str(caught.value)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "to.yaml"
    with file.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    with pytest.raises(Refused) as caught:
        read(file, "gói/to.yaml")
    assert "gói/to.yaml: tệp lớn quá mức cho phép 4 MB “50,0 MB”; cách sửa: " in str(caught.value)
    assert LARGEST < 50 * 1024 * 1024


def test_a_missing_file_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="không có tệp này"):
        read(tmp_path / "không-có.yaml", "không-có.yaml")


MARKS = st.sampled_from(
    [*":-{}[],&*!|>'\"%@`#?\t \n\r\\~=<\x07\x85\u2028é\u0301", "---", "...", "a", "1", "null"]
)


def is_refused(work: Callable[[], object]) -> bool:
    """Whether the work was refused, with reasons; any other exception is a fault of the reader."""
    try:
        work()
    except Refused as refusal:
        return bool(refusal.faults)
    return False


@given(st.one_of(st.text(max_size=200), st.lists(MARKS, max_size=40).map("".join)))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert is_refused(lambda: parse(text, "t")) or isinstance(parse(text, "t"), Table)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    if not is_refused(lambda: decoded(content, "t")):
        assert unicodedata.is_normalized("NFC", decoded(content, "t"))
