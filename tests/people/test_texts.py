"""What is typed is kept as it is read."""

import unicodedata

import pytest

from congtam.people.texts import composed


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (unicodedata.normalize("NFD", "Nghị quyết"), "Nghị quyết"),
        ("Nghị\u00a0quyết\u202f05", "Nghị quyết 05"),
        ("một\r\nhai\rba\x0bbốn\u2028năm", "một\nhai\nba\nbốn\nnăm"),
        ("a\x00b\x07c\x1b", "abc"),
        ("Về\u200b bình xét\u202e", "Về bình xét"),
        ("\ufeff  - ý một\n\t- ý hai \n", "- ý một\n\t- ý hai"),
        ("\ud83d", ""),
        ("", ""),
    ],
)
def test_letters_are_composed_lines_stay_and_nothing_unseen_is_kept(typed: str, kept: str) -> None:
    assert composed(typed) == kept
    assert composed(kept) == kept
