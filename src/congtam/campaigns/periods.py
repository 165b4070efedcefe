"""The periods that packs name, in words, and the days they cover."""

from datetime import date

from django.utils.translation import gettext_lazy as _

LABELS = {
    "year": _("Năm"),
    "quarter_1": _("Quý I"),
    "quarter_2": _("Quý II"),
    "quarter_3": _("Quý III"),
    "quarter_4": _("Quý IV"),
    "term": _("Nhiệm kỳ"),
    "when_needed": _("Đột xuất"),
}


INSIDE = {
    "year": _("năm %(year)d"),
    "quarter_1": _("quý I năm %(year)d"),
    "quarter_2": _("quý II năm %(year)d"),
    "quarter_3": _("quý III năm %(year)d"),
    "quarter_4": _("quý IV năm %(year)d"),
    "term": _("nhiệm kỳ, xét năm %(year)d"),
    "when_needed": _("đột xuất năm %(year)d"),
}
"""The same inside a sentence."""


def label(period: str, year: int) -> str:
    return str(INSIDE[period]) % {"year": year} if period in INSIDE else f"{period} {year}"


def covered(period: str, year: int) -> tuple[date, date] | None:
    """The days a period covers by the calendar; a term and an occasion have no days of their own."""
    if period == "year":
        return date(year, 1, 1), date(year, 12, 31)
    if period.startswith("quarter_") and period[-1] in "1234":
        first = 3 * int(period[-1]) - 2
        after = date(year, first + 3, 1) if first < 10 else date(year + 1, 1, 1)
        return date(year, first, 1), date.fromordinal(after.toordinal() - 1)
    return None
