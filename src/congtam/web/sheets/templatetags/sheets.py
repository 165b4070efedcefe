"""Points on a page: hundredths as they are written here."""

from django import template

from congtam.engine.pack.quantities import points_text
from congtam.web.sheets.words import between

register = template.Library()


@register.filter
def points(value: int | None) -> str:
    return "" if value is None else points_text(value)


@register.filter
def points_between(total: tuple[int, int] | None) -> str:
    return between(*total) if total else ""
