"""Names in Vietnamese order, and as people type them."""

import random
import unicodedata

import pytest

from congtam.people.names import plain, sort_key, tidy, user_name


def test_names_are_sorted_by_given_name_then_from_the_left_with_marks_and_tones_in_order() -> None:
    ordered = [
        "Bùi Thị An",
        "Nguyễn Văn An",
        "Nguyễn Văn Ánh",
        "Lê Thị Ân",
        "Trần Văn Bình",
        "Đỗ Bình",
        "Phạm Dũng",
        "Võ Đạt",
        "Hồ Thị Hà",
        "Hồ Thị Hạnh",
        "Hồ Thị Oanh",
        "Hồ Thị Ơn",
        "Hồ Ý",
    ]
    ordered[4:6] = ["Đỗ Bình", "Trần Văn Bình"]
    shuffled = random.sample(ordered, len(ordered))
    assert sorted(shuffled, key=sort_key) == ordered


def test_tones_follow_the_dictionary() -> None:
    assert sorted(["mạ", "má", "mã", "mả", "mà", "ma"], key=sort_key) == ["ma", "mà", "mả", "mã", "má", "mạ"]


def test_keys_sort_alike_in_every_collation() -> None:
    assert all(sign in "0123456789abcdefghijklmnopqrstuvwxyz" for sign in sort_key("Nguyễn Thị Hồng-Ánh (2)"))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Nguyễn   Văn\tAn ", "Nguyễn Văn An"),
        (unicodedata.normalize("NFD", "Nguyễn Văn An"), "Nguyễn Văn An"),
        ("", ""),
    ],
)
def test_one_way_to_write(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


def test_without_marks() -> None:
    assert plain("  Đặng Thị Ngọc Ưng ") == "dang thi ngoc ung"
    assert user_name("Nguyễn Văn An") == "annv"
    assert user_name("Y Đôn") == "dony"
