"""Amounts as people read them."""

from django import template

from congtam.campaigns.amounts import shown

register = template.Library()


@register.filter
def amount(hundredths: int | None) -> str:
    return "" if hundredths is None else shown(hundredths)
