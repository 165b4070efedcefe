"""The units of an organisation as of a day, and one unit with its people and its history."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from congtam.people.models import Unit, UnitChange
from congtam.people.names import plain
from congtam.people.permissions import Action, Target
from congtam.people.queries.roll import members, posts, posts_by_rank
from congtam.people.queries.tree import Node, last_names, tree
from congtam.web.base.guards import about_unit, guard, may, signed_in, today
from congtam.web.base.scope import DAY, day_in_view, organisation_in_view, organisations_in_reach
from congtam.web.units.rows import rows_of

PAGE = 50


@signed_in
@require_GET
def tree_of_day(request: HttpRequest) -> HttpResponse:
    organisation = organisation_in_view(request)
    day = day_in_view(request)
    there = tree(organisation.pk, day)
    rows, kind, words = rows_of(there, day), request.GET.get("loai", ""), request.GET.get("tim", "")
    shown = [row for row in rows if kind in {"", row.node.kind} and is_named(row.node, words)]
    return render(
        request,
        "units/tree.html",
        {
            "organisation": organisation,
            "organisations": organisations_in_reach(request),
            "day": day,
            "is_today": day == today(),
            "rows": rows,
            "page": Paginator(shown, PAGE).get_page(request.GET.get("trang")),
            "words": words,
            "kind": kind,
            "kinds": [(key, label) for key, label in Unit.Kind.choices if there.of_kind(key)],
            "cells": len(there.of_kind(Unit.Kind.CELL)),
            "official": sum(row.official for row in rows),
            "others": sum(row.others for row in rows),
            "may_change": may(request, Action.CHANGE_UNITS, Target(organisation.pk)),
            "may_import": may(request, Action.IMPORT_ROSTER, Target(organisation.pk)),
        },
    )


def is_named(node: Node, words: str) -> bool:
    """By every word of any of its names, typed with or without marks."""
    names = plain(f"{node.name} {node.short_name}")
    return all(word in names for word in plain(words).split())


@signed_in
@require_GET
def unit(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Its people are shown to those who may see them; others see the unit, its head and its history."""
    shown = get_object_or_404(Unit, pk=unit_id)
    guard(request, Action.SEE_UNITS, Target(shown.organisation_id))
    day = day_in_view(request)
    there = tree(shown.organisation_id, day)
    sees_people = may(request, Action.SEE_PERSON, about_unit(shown))
    held = posts_by_rank(posts(shown.organisation_id, day, units=[unit_id]))
    return render(
        request,
        "units/unit.html",
        {
            "unit": shown,
            "node": there.nodes.get(unit_id),
            "last": shown.placings.order_by("-since").first(),
            "above": there.ancestors(unit_id),
            "below": there.below.get(unit_id, []),
            "day": day,
            "is_today": day == today(),
            "at": "" if day == today() else f"?{DAY}={day:%d/%m/%Y}",
            "posts": held,
            "sees_people": sees_people,
            "members": members(shown.organisation_id, day, cells=[unit_id]) if sees_people else [],
            "placings": shown.placings.order_by("-since"),
            "changes": changes_of(shown),
            "names": last_names(shown.organisation_id),
            "may_change": may(request, Action.CHANGE_UNITS, about_unit(shown)),
        },
    )


def changes_of(shown: Unit) -> list[UnitChange]:
    touched = UnitChange.objects.filter(descents__before=shown) | UnitChange.objects.filter(
        descents__after=shown
    )
    return list(touched.distinct().prefetch_related("descents").order_by("-on", "-pk"))
