"""The list of members one may see, and one person."""

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from congtam.people.models import Membership, Person
from congtam.people.names import plain
from congtam.people.permissions import Action, Target
from congtam.people.queries.holdings import everything_about
from congtam.people.queries.reach import persons_in_reach
from congtam.people.queries.roll import members
from congtam.people.queries.tree import last_names, tree
from congtam.web.base.guards import about_person, account_of, guard, may, rights, signed_in, today
from congtam.web.base.numbers import number
from congtam.web.base.scope import day_in_view

PAGE = 50


@signed_in
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """As of a day. Only those whom one may see: rights draw the border, the filter narrows it."""
    organisation, day = account_of(request).organisation_id, day_in_view(request)
    there = tree(organisation, day)
    rows = persons_in_reach(members(organisation, day), rights(request))
    rows = narrowed(rows, request)
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    return render(
        request,
        "persons/list.html",
        {
            "page": page,
            "cells": there.of_kind("cell"),
            "day": day,
            "is_today": day == today(),
            "names": {node.id: node.short for node, _ in there.walk()},
            "standings": Membership.Standing.choices,
            "wanted": request.GET,
            "may_enter": may(request, Action.CHANGE_PERSON, Target(organisation)),
            "may_export": rights(request).may_somewhere(Action.EXPORT_ROSTER),
        },
    )


def narrowed(rows: QuerySet[Membership], request: HttpRequest) -> QuerySet[Membership]:
    """By cell, by standing, by any part of a name or card, typed with or without marks."""
    cell, standing, words = (request.GET.get(name, "") for name in ("chi-bo", "tu-cach", "tim"))
    if (chosen := number(cell)) is not None:
        rows = rows.filter(cell=chosen)
    if standing:
        rows = rows.filter(standing=standing)
    for word in plain(words).split():
        rows = rows.filter(Q(person__search_key__contains=word) | Q(person__card_number__contains=word))
    return rows


@signed_in
@require_GET
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    shown = get_object_or_404(Person, pk=person_id)
    target = about_person(shown, today())
    guard(request, Action.SEE_PERSON, target)
    kept = everything_about(shown)
    now = next((row for row in kept.memberships if row.is_on(today())), None)
    return render(
        request,
        "persons/person.html",
        {
            "person": shown,
            "kept": kept,
            "now": now,
            "day": today(),
            "names": last_names(shown.organisation_id),
            "sees_registers": may(request, Action.SEE_REGISTERS, target),
            "may_change": may(request, Action.CHANGE_PERSON, target),
            "may_assist": may(request, Action.ASSIST, target),
            "sees_journal": may(request, Action.SEE_JOURNAL, target),
        },
    )
