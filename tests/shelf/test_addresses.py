"""Data addresses: found, written back, put and removed."""

import pytest

from congtam.shelf.addresses import Nowhere, address_of, at, get, locate, put, remove
from congtam.shelf.nodes import Text, plain, walk
from congtam.shelf.reading import parse
from tests.shelf.small import PACK

DATA = parse(PACK, "t")
ROWS = parse(
    "scorecards: {s: {criteria: [{number: 'TC 1', text: a, children: [{number: '1', text: b}, {text: c}]}]}}",
    "t",
)


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("levels.A", "Xuất sắc"),
        ("subjects.cell.levels.A[1].fact", "registered"),
        ("scorecards.sheet.criteria[1/1.1].text", "Nghị quyết"),
        ("scorecards.sheet.criteria[1/#2].max", "15"),
        ("scorecards.sheet.criteria[3].options[1].text", "Nhì"),
    ],
)
def test_an_address_finds_its_value(address: str, found: str) -> None:
    assert plain(at(DATA, locate(DATA, address))) == found


def test_a_row_is_found_by_its_number_without_blanks() -> None:
    assert plain(at(ROWS, locate(ROWS, "scorecards.s.criteria[TC1/#2].text"))) == "c"


def test_every_path_has_an_address_that_finds_it_again() -> None:
    for path, node in walk(DATA):
        if path and path[-1] != "set" and "set" not in path:
            address = address_of(DATA, path)
            assert get(DATA, locate(DATA, address)) is node, address


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("subjects.cell.caps", "trong subjects.cell không có “caps”"),
        ("subjects.cell.levels.A[3]", "trong subjects.cell.levels.A không có “[3]”"),
        ("scorecards.sheet.criteria[1/7]", "không có “[1/7]”"),
        ("scorecards.sheet.criteria[0]", "không có “[0]”"),
        ("", "để trống"),
        ("a..b", "không phải địa chỉ"),
        ("a.", "không phải địa chỉ"),
        ("a[", "không phải địa chỉ"),
    ],
)
def test_a_dangling_address_says_from_where_on(address: str, words: str) -> None:
    with pytest.raises(Nowhere) as caught:
        locate(DATA, address)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    "address",
    [
        "subjects.cell.caps",
        "subjects.cell.levels.B[1]",
        "scorecards.sheet.criteria[4]",
        "scorecards.sheet.criteria[1/1.2]",
    ],
)
def test_only_the_last_step_may_be_new(address: str) -> None:
    path = locate(DATA, address, new=True)
    assert get(DATA, path) is None
    assert plain(at(put(DATA, path, Text("x")), path)) == "x"


def test_putting_and_removing_leave_the_original_alone() -> None:
    before = plain(DATA)
    path = locate(DATA, "subjects.cell.levels.A[0].score.at_least")
    assert plain(at(put(DATA, path, Text("95")), path)) == "95"
    shorter = remove(DATA, locate(DATA, "subjects.cell.levels.A[0]"))
    assert plain(at(shorter, locate(shorter, "subjects.cell.levels.A[0].fact"))) == "registered"
    assert plain(DATA) == before
