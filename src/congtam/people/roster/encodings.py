"""Old Vietnamese fonts: TCVN3 (.VnTime) and VNI, whose texts look strange until they are turned back."""

import re
from collections.abc import Callable

from congtam.people.roster.syllables import likeness

TCVN3 = str.maketrans(
    dict(
        zip(
            "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉË®ÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u00adøõö÷ùýúûüþ¡¢§£¤¥¦",
            "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵĂÂĐÊÔƠƯ",
            strict=True,
        )
    )
)

VNI_MARKED = {
    "a": dict(zip("ùøûõïêéèúüëâáàåãä", "áàảãạăắằẳẵặâấầẩẫậ", strict=True)),
    "e": dict(zip("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ", strict=True)),
    "o": dict(zip("ùøûõïâáàåãä", "óòỏõọôốồổỗộ", strict=True)),
    "u": dict(zip("ùøûõï", "úùủũụ", strict=True)),
    "y": dict(zip("ùøûõ", "ýỳỷỹ", strict=True)),
    "ô": dict(zip("ùøûõï", "ớờởỡợ", strict=True)),
    "ö": dict(zip("ùøûõï", "ứừửữự", strict=True)),
}
VNI_ALONE = dict(zip("ôöíìæóòîñ", "ơưíìỉĩịỵđ", strict=True))
VNI = {
    **VNI_ALONE,
    **{letter + mark: whole for letter, marks in VNI_MARKED.items() for mark, whole in marks.items()},
}
VNI_UPPER = {key.upper(): whole.upper() for key, whole in VNI.items()}
VNI_MIXED = {key[0].upper() + key[1:]: whole.upper() for key, whole in VNI.items() if len(key) == 2}
VNI_ALL = {**VNI_UPPER, **VNI_MIXED, **VNI}
VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, VNI_ALL), key=len, reverse=True)))


def from_tcvn3(text: str) -> str:
    return text.translate(TCVN3)


def from_vni(text: str) -> str:
    return VNI_PATTERN.sub(lambda found: VNI_ALL[found.group()], text)


def as_it_is(text: str) -> str:
    return text


READINGS: dict[str, Callable[[str], str]] = {"Unicode": as_it_is, "TCVN3": from_tcvn3, "VNI": from_vni}
UNICODE_ONLY = re.compile("[\u0100-\u0151\u0154-\u017c\u017f-\u0191\u0193-\u02c5\u0300-\u036f\u1ea0-\u1ef9]")
"""Letters and marks that a text in an old font cannot hold: it has only what fits into one byte."""


def readings_of(text: str) -> tuple[str, ...]:
    """Those in which a single text is as Vietnamese as it can be: one where it is sure, several where only
    its neighbours tell ("Tú" is a name in Unicode, and in TCVN3 the bytes of another)."""
    if UNICODE_ONLY.search(text):
        return ("Unicode",)
    found = {name: likeness(turn(text)) for name, turn in READINGS.items()}
    best = max(found.values())
    return tuple(name for name, like in found.items() if like == best)
