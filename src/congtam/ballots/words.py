"""Key papers: a share written in Vietnamese words that can be read out, heard and typed without marks.

The 512 words of words.txt stay apart without marks, and also for speakers to whom tr is ch, s is x, d is gi
and r, l is n, or a final ng is n. A paper holds 12 words: 4 bits are the share's number,
96 the share, 8 check both.
"""

import hashlib
import re
import unicodedata
from functools import cache
from importlib.resources import files

from django.utils.translation import gettext as _

from congtam.ballots.refusals import Refused

SHARE_LENGTH = 12
WORDS_ON_PAPER = 12
WORD_BITS = 9


@cache
def words() -> tuple[str, ...]:
    return tuple((files("congtam.ballots") / "words.txt").read_text(encoding="utf-8").split())


@cache
def numbers() -> dict[str, int]:
    return {unmarked(word): number for number, word in enumerate(words())}


def write_paper(number: int, share: bytes) -> tuple[str, ...]:
    body = number.to_bytes(1, "big") + share
    whole = number << 104 | int.from_bytes(share + check(body), "big")
    return tuple(words()[whole >> WORD_BITS * place & 0x1FF] for place in reversed(range(WORDS_ON_PAPER)))


def read_paper(typed: str) -> tuple[int, bytes]:
    """Number and share; refuses with the place of the word that is wrong."""
    whole = 0
    given = re.split(r"[\W\d_]+", unmarked(typed).strip())
    given = [word for word in given if word]
    unknown = [
        _("từ thứ %(place)d (%(word)s)") % {"place": place, "word": word}
        for place, word in enumerate(given, 1)
        if word not in numbers()
    ]
    if unknown:
        raise Refused(
            _("Không có trong bảng từ: %(words)s. Đọc lại tờ khóa rồi gõ lại.")
            % {"words": ", ".join(unknown)}
        )
    if len(given) != WORDS_ON_PAPER:
        raise Refused(
            _("Tờ khóa có %(needed)d từ, mới gõ %(given)d từ. Gõ đủ các từ theo thứ tự trên tờ.")
            % {"needed": WORDS_ON_PAPER, "given": len(given)}
        )
    for word in given:
        whole = whole << WORD_BITS | numbers()[word]
    number, share = whole >> 104, (whole >> 8 & (1 << 96) - 1).to_bytes(SHARE_LENGTH, "big")
    if check(number.to_bytes(1, "big") + share) != (whole & 0xFF).to_bytes(1, "big"):
        raise Refused(
            _("Các từ đúng nhưng không khớp với nhau: có từ bị gõ nhầm hoặc sai thứ tự. Đọc lại tờ khóa.")
        )
    return number, share


def check(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=1, person=b"congtam.paper").digest()


def unmarked(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
