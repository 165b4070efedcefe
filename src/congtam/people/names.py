"""Vietnamese names: composed letters, single blanks, and the order of the given name."""

import re
import unicodedata
from functools import lru_cache

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # ngang, huyền, hỏi, ngã, sắc, nặng

# Digits before small letters: the order in which all collations of all databases agree. 0 ends a syllable.
SIGNS = "123456789abcdefghijklmnopqrstuvwxyz"


def tidy(text: str) -> str:
    """One way to write: composed letters and single blanks."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def sort_key(full_name: str) -> str:
    """Given name first, then from the left, by the Vietnamese alphabet and then by tone."""
    *before, given = tidy(full_name).lower().split() or [""]
    return "".join(syllable_key(word) for word in (given, *before))[:120]


def syllable_key(word: str) -> str:
    letters, tone = split_tone(word)
    signs = "".join(SIGNS[ALPHABET.index(letter)] for letter in letters if letter in ALPHABET)
    return f"{signs}0{tone}"


def split_tone(word: str) -> tuple[str, int]:
    """The word without its tone, and the place of the tone in the order of dictionaries."""
    tone = 0
    letters = []
    for letter in unicodedata.normalize("NFD", word):
        if letter in TONES:
            tone = TONES.index(letter)
        else:
            letters.append(letter)
    return unicodedata.normalize("NFC", "".join(letters)), tone


def plain(text: str) -> str:
    """Without marks and in small letters: for user names, and to find people however they are typed."""
    return kept_plain(text) if len(text) < KEPT else without_marks(text)


KEPT = 100
"""Lists ask for the same names again and again; nothing longer than a name is kept."""


@lru_cache(maxsize=8192)
def kept_plain(text: str) -> str:
    return without_marks(text)


def without_marks(text: str) -> str:
    spelled = unicodedata.normalize("NFD", tidy(text).lower().replace("đ", "d"))
    return "".join(letter for letter in spelled if not unicodedata.combining(letter))


def user_name(full_name: str) -> str:
    """Given name and initials: Nguyễn Văn An -> annv."""
    *before, given = re.sub(r"[^a-z ]", "", plain(full_name)).split() or [""]
    return given + "".join(word[0] for word in before)
