"""How long contents of a document are shown: what comes before the first colon is their name."""

from django import template

register = template.Library()
LONGEST_NAME = 90


@register.filter
def named(text: str) -> str:
    """`Tư tưởng chính trị: Trung thành với ...` is called `Tư tưởng chính trị`."""
    name, colon, _rest = text.partition(": ")
    return name if colon and len(name) <= LONGEST_NAME else text


@register.filter
def described(text: str) -> str:
    """What comes after the name; empty where the whole text is the name."""
    name, colon, rest = text.partition(": ")
    return rest if colon and len(name) <= LONGEST_NAME else ""
