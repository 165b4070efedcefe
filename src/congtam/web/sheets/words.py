"""How rows and numbers are called on a sheet."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from congtam.engine.pack import Pack
from congtam.engine.pack.criteria import Leaf, Row
from congtam.engine.pack.quantities import points_text
from congtam.engine.scoring import Place, RowReading
from congtam.sheets.layout import Layout

UNKNOWN = "–"


def number_shown(layout: Layout, place: Place) -> str:
    """As printed; a dash or an empty place counts on among its siblings."""
    printed = place.row.number.strip()
    if printed and printed != "-":
        return printed
    siblings = [line.place for line in layout.lines if line.place.parent == place.parent]
    like = [one for one in siblings if one.row.number.strip() == printed]
    place_among = like.index(place) + 1
    return _("gạch %(number)d") % {"number": place_among} if printed else str(place_among)


def number_under(layout: Layout, place: Place) -> str:
    """With the number of the row above it: rows of different groups share theirs."""
    above = layout.by_address.get(place.parent)
    own = number_shown(layout, place)
    return f"{number_shown(layout, above.place)}, {own}" if above else own


def short_text(row: Row, longest: int = 70) -> str:
    words = " ".join(row.text.split()).rstrip(":")
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"


def between(low: int | None, high: int | None) -> str:
    """A number, or the range it is in while not all is known."""
    if low is None or high is None:
        return UNKNOWN
    return points_text(low) if low == high else f"{points_text(low)}–{points_text(high)}"


def given(reading: RowReading, *, is_derived: bool = False) -> str:
    """What a row gives, empty for a row without points. Where nothing is known yet a dash stands, and no 0:
    neither alone nor as the end of a range over everything."""
    low, high = reading.low, reading.high
    if low is None or high is None:
        return ""
    if (low != high and is_derived) or is_open(low, high, reading.top):
        return UNKNOWN
    return between(low, high)


def total(low: int | None, high: int | None, top: int | None) -> str:
    if not top or low is None or high is None or is_open(low, high, top):
        return UNKNOWN if top else ""
    return between(low, high)


def figure_percent(part: int | None, whole: int | None) -> str:
    """With one decimal, rounded down; empty while one of the two is missing."""
    if part is None or not whole:
        return ""
    return f"{points_text(part * 1000 // whole * 10)}%"


def is_open(low: int, high: int, top: int) -> bool:
    """Anything from nothing to all."""
    return low <= 0 and high >= top > 0


def most_shown(row: Row) -> str:
    most = getattr(row, "max", None)
    return points_text(most) if most else ""


def grade_shown(pack: Pack, reading: RowReading) -> str:
    """The mark by the share of the maximum, where the pack has shares; a hand's mark stands in its field."""
    if not reading.place.row.criterion or "grade" in reading.entered or not shares(pack):
        return ""
    grade = reading.grade(pack.grades)
    return pack.grades[grade].label if grade else ""


def shares(pack: Pack) -> bool:
    return any(grade.from_ for grade in pack.grades.values())


def is_slot(place: Place) -> bool:
    """A group that the document leaves to another level, and nobody filled."""
    return not isinstance(place.row, Leaf) and not place.children


def slot_said(pack: Pack, card: str, address: str) -> str:
    """Who was to fill an empty place."""
    for slot in pack.slots.values():
        if slot.at == f"scorecards.{card}.criteria[{address}].children":
            return _("Chỗ này giao %(who)s cụ thể hóa và chưa được điền nên chưa chấm được.") % {
                "who": slot.left_to
            }
    return _("Văn bản chưa có tiêu chí nào ở đây nên chưa chấm được.")


def level_bars(pack: Pack, level: str) -> int:
    """One to four bars, the best level the highest."""
    return min(4, 1 + pack.rank(level)) if level in pack.levels else 1


def levels_named(pack: Pack, levels: tuple[str, ...]) -> str:
    names = [pack.levels[level] for level in levels]
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s hoặc %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def facts_of(facts: Mapping[str, object], name: str | None) -> str:
    return str(facts.get(name or "", ""))
