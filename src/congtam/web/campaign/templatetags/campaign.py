"""Small pieces of the campaign's pages."""

from collections.abc import Mapping

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from congtam.web.base.templatetags.page import status

register = template.Library()


@register.filter
def label(key: str, labels: Mapping[str, str]) -> str:
    return labels.get(key, key)


@register.simple_tag
def taking(answer: bool | None) -> SafeString:
    """Takes part, does not, not yet known."""
    match answer:
        case True:
            return status("met", _("có"))
        case False:
            return status("na", _("không"))
        case None:
            return status("unk", _("chưa rõ"))
