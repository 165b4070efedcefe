"""A fact's value as people read it and as they type it: a blank, «chưa biết» and «không» are three things."""

import unicodedata
from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from congtam.campaigns.facts.values import Value
from congtam.engine.pack import Pack
from congtam.engine.pack.pack import Fact
from congtam.engine.pack.quantities import day, points, points_text, whole

Kept = bool | int | str | None
"""As an entered fact keeps it."""

UNKNOWN = "?"
LONGEST_TEXT = 300
MOST = 10**9


def shown(pack: Pack, key: str, value: Value | None) -> str:
    fact = pack.facts[key]
    match value:
        case None:
            return ""
        case bool():
            return _("có") if value else _("không")
        case date():
            return f"{value:%d/%m/%Y}"
        case int():
            return f"{points_text(value)}%" if fact.type == "percent" else str(value)
        case _:
            return dict(options(pack, fact)).get(value, value)


def kept_shown(pack: Pack, key: str, value: Kept) -> str:
    """Of what was entered; None is an answer too."""
    if value is None:
        return _("chưa biết")
    if pack.facts[key].type == "date" and isinstance(value, str):
        return shown(pack, key, date.fromisoformat(value))
    return shown(pack, key, value)


def options(pack: Pack, fact: Fact) -> list[tuple[str, str]]:
    """For what is chosen, not typed; empty for the rest."""
    match fact.type:
        case "yes_no":
            return [("yes", _("Có")), ("no", _("Không"))]
        case "choice" if fact.values:
            return list(fact.values.items())
        case "level":
            return list(pack.levels.items())
        case _:
            return []


def typed(value: Kept, fact: Fact) -> str:
    """What stands in a field for a value that was entered."""
    match fact.type, value:
        case _, None:
            return UNKNOWN
        case _, bool():
            return "yes" if value else "no"
        case "date", str():
            return f"{date.fromisoformat(value):%d/%m/%Y}"
        case "percent", int():
            return f"{points_text(value)}%"
        case _:
            return str(value)


def hint(fact: Fact) -> str:
    """How it is typed."""
    return {
        "number": _("số nguyên, ví dụ 4"),
        "percent": _("tỷ lệ, ví dụ 49,99%"),
        "date": _("ngày/tháng/năm, ví dụ 06/12/2025"),
        "text": _("nhiều nhất 300 ký tự"),
    }.get(fact.type, "")


def read(pack: Pack, fact: Fact, text: str) -> Kept:
    """What was typed, as it is kept; ValueError says in a sentence what does not fit."""
    said = unicodedata.normalize("NFC", text).strip()
    if said == UNKNOWN:
        return None
    chosen = {key for key, _label in options(pack, fact)}
    if chosen:
        if said not in chosen:
            raise ValueError(_("Lựa chọn này không có trong danh sách. Hãy chọn lại."))
        return said == "yes" if fact.type == "yes_no" else said
    return READERS[fact.type](said)


def number(said: str) -> int:
    try:
        found = whole(said)
    except ValueError as error:
        raise ValueError(_("Ở đây cần một số nguyên, ví dụ 4.")) from error
    if not 0 <= found <= MOST:
        raise ValueError(_("Số này không thể âm và không quá một tỷ."))
    return found


def percent(said: str) -> int:
    try:
        found = points(said.removesuffix("%").strip())
    except ValueError as error:
        raise ValueError(_("Ở đây cần một tỷ lệ, ví dụ 49,99% (nhiều nhất hai chữ số lẻ).")) from error
    if not 0 <= found <= MOST:
        raise ValueError(_("Tỷ lệ không thể âm."))
    return found


def a_day(said: str) -> str:
    try:
        return day(said).isoformat()
    except ValueError as error:
        raise ValueError(_("Không đọc được ngày này. Hãy gõ ngày/tháng/năm, ví dụ 09/12/2025.")) from error


def a_text(said: str) -> str:
    if len(said) > LONGEST_TEXT:
        raise ValueError(_("Nội dung này dài quá 300 ký tự. Hãy ghi ngắn lại."))
    return said


READERS: dict[str, Callable[[str], Kept]] = {
    "number": number,
    "percent": percent,
    "date": a_day,
    "text": a_text,
    "choice": a_text,
}
