"""Where else one can go from a page of a campaign."""

from typing import Any

from django import template

from congtam.campaigns.models import Campaign, Dossier
from congtam.web.base import rooms as offers

register = template.Library()


@register.inclusion_tag("base/rooms.html", takes_context=True)
def rooms(context: dict[str, Any], campaign: Campaign, current: str = "") -> dict[str, Any]:
    wings, beside = offers.wings_of(context["request"], campaign, current)
    return {"rooms": wings, "beside": beside}


@register.inclusion_tag("base/rooms.html", takes_context=True)
def dossier_rooms(context: dict[str, Any], dossier: Dossier) -> dict[str, Any]:
    return {"rooms": offers.rooms_of_dossier(context["request"], dossier)}
