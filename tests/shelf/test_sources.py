"""The text of documents in blocks."""

import pytest

from congtam.shelf.faults import Refused
from congtam.shelf.sources import Texts, blocks_of

TEXT = """\
§§ lời của chúng tôi

§ I.1
Dòng một
  dòng hai

§ I.1.a
§§ tên đã thay
Mục a
§ 3.2[2]
Lần hai
"""


def texts() -> Texts:
    return Texts({("", block.address): block for block in blocks_of(TEXT, "t")})


def test_blocks_stand_to_the_letter_with_their_notes() -> None:
    first, second, third = blocks_of(TEXT, "t")
    assert first.text == "Dòng một\n  dòng hai"
    assert (second.address, second.text, second.notes) == ("I.1.a", "Mục a", ("tên đã thay",))
    assert (third.address, third.place.line) == ("3.2[2]", 10)


def test_a_heading_stands_for_the_blocks_under_it() -> None:
    assert texts().has("I")
    assert texts().has("3.2")
    assert not texts().has("I.1.b")
    assert not texts().has("I.11")
    assert [block.address for block in texts().under("I")] == ["I.1", "I.1.a"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("§ a\nx\n§ a\ny", "dòng 3, cột 1: địa chỉ này đã mở ở dòng 1 “a”"),
        ("§\nx", "dòng § thiếu địa chỉ"),
        ("mồ côi\n§ a", "đoạn văn chưa thuộc địa chỉ nào “mồ côi”"),
    ],
)
def test_text_without_one_address_is_refused(text: str, words: str) -> None:
    with pytest.raises(Refused) as caught:
        blocks_of(text, "t")
    assert words in str(caught.value)
