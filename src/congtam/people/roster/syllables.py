"""Whether a word is spelled as Vietnamese can be: tells the right encoding of a text from a wrong one."""

import re
import unicodedata
from functools import lru_cache

from congtam.people.names import split_tone

ONSET = r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
NUCLEUS = (
    r"(?:uyê|uya|uyu|oai|oay|oeo|uây|uôi|ươi|ươu|iêu|yêu|oao|uao|iê|yê|ia|ya|uô|ua|ươ|ưa|uê|uy|uơ|uâ|oa|oă|oe|oo|"
    r"ai|ay|ao|au|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy])"
)
CODA = r"(?:ng|nh|ch|[cmnpt])?"
SYLLABLE = re.compile(f"^{ONSET}{NUCLEUS}{CODA}$")
WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    return SYLLABLE.match(split_tone(word.lower())[0]) is not None


def likeness(text: str) -> float:
    """The share of words that can be Vietnamese, weighed by their marks: plain letters prove nothing."""
    words = WORD.findall(unicodedata.normalize("NFC", text))
    if not words:
        return 0.0
    score = sum((2 if not word.isascii() else 1) if is_syllable(word) else 0 for word in words)
    return score / sum(2 if not word.isascii() else 1 for word in words)
