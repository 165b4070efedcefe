"""Before a campaign may be opened by a pack: what it leaves open, place by place, signed by those who may."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from congtam.campaigns.actions.settling import Place as Signing
from congtam.campaigns.actions.settling import settle_places, unsettle_place
from congtam.campaigns.packs import Offer, offered_keys, readable
from congtam.campaigns.settled import settled_offer
from congtam.people.models import Membership, Unit
from congtam.people.permissions import Action, Target
from congtam.people.queries.roll import members
from congtam.people.queries.tree import tree
from congtam.shelf.faults import Refused
from congtam.web.base.deeds import done
from congtam.web.base.guards import account_of, actor, guard, signed_in, today
from congtam.web.settling.copying import models_for
from congtam.web.settling.forms import OverridesForm, ReadingForm, ReasonForm, SignForm, SlotForm
from congtam.web.settling.lines import grammar_of
from congtam.web.settling.places import (
    Group,
    Place,
    chapters,
    groups_of,
    slot_at,
    wording_at,
)
from congtam.web.settling.said import readings_of


def reached(request: HttpRequest, pack_id: str) -> tuple[Offer, int]:
    """A pack on the shelf and one's own organisation. Guarded."""
    ours = account_of(request).organisation_id
    guard(request, Action.RUN_CAMPAIGN, Target(ours))
    found = readable(pack_id) if pack_id in offered_keys() else None
    if found is None or "+" in pack_id:
        raise Http404
    return found, ours


@signed_in
@require_GET
def pack(request: HttpRequest, pack_id: str) -> HttpResponse:
    offer, ours = reached(request, pack_id)
    groups = groups_of(offer, ours)
    return render(
        request,
        "settling/pack.html",
        {
            "pack": offer.resolved.pack,
            "key": offer.key,
            "fingerprint": offer.resolved.fingerprint,
            "groups": groups,
            "total": sum(len(group.places) for group in groups),
            "left": left(ours, offer),
        },
    )


def left(organisation: int, offer: Offer) -> int:
    try:
        return len(settled_offer(organisation, offer.key).gate.pending)
    except Refused:
        return len(offer.gate.pending)


def place_in(offer: Offer, ours: int, kind: str, address: str) -> Place:
    for group in groups_of(offer, ours):
        for place in group.places:
            if (place.kind, place.address) == (kind, address):
                return place
    raise Http404


@signed_in
@require_http_methods(["GET", "POST"])
def place(request: HttpRequest, pack_id: str, kind: str) -> HttpResponse:
    """One place: the text, the choice, the signature."""
    offer, ours = reached(request, pack_id)
    if kind in {"override", "demonstration"}:
        raise Http404
    here = place_in(offer, ours, kind, request.GET.get("o", ""))
    form, more = form_for(request, offer, here)
    if request.method == "POST" and form.is_valid():
        signing = Signing(
            kind, here.address, form.cleaned_data.get("choice", ""), getattr(form, "content", None)
        )
        deed = partial(settle_places, organisation=ours, pack=pack_id, by=actor(request))
        if done(form, lambda: deed(places=[signing], signature=form.signature())):
            messages.success(request, _("Đã ghi, kèm người quyết định và số văn bản."))
            return redirect("settling:pack", pack_id)
    where = {"pack": offer.resolved.pack, "key": pack_id, "place": here, "form": form}
    return render(request, "settling/place.html", {**where, **more})


def form_for(request: HttpRequest, offer: Offer, here: Place) -> tuple[SignForm, dict[str, Any]]:
    data, initial = request.POST or None, signed_before(offer, here)
    if here.kind == "wording":
        key, wording = wording_at(offer, here.address)
        readings = [(one.id, one.says) for one in wording.readings]
        numbers = numbers_of(account_of(request).organisation_id)
        found = readings_of(offer.resolved, key, wording, numbers)
        return ReadingForm(data, readings=readings, initial=initial), {"readings": found, "wording": wording}
    if here.kind == "slot":
        slot, pack = slot_at(offer, here.address), offer.resolved.pack
        models = models_for(offer, here.address)
        copied = next((one for one in models if one.key == request.GET.get("mau")), None)
        if copied:
            initial |= {"how": "rows", "rows": copied.lines}
        form = SlotForm(data, pack=pack, slot=slot, initial=initial)
        words = form.grammar.words if form.grammar else ()
        return form, {"slot": slot, "models": models, "copied": copied, "words": words}
    return SignForm(data, initial=initial), {}


def signed_before(offer: Offer, here: Place) -> dict[str, object]:
    row = here.settling
    if row is None:
        return {}
    names = ("choice", "decided_by", "paper", "on", "why")
    pack = offer.resolved.pack
    grammar = grammar_of(pack, here.address)
    lines = [grammar.shown(pack, one) for one in row.content or ()] if grammar else []
    how = {"how": "rows" if lines else "empty", "rows": "\n".join(lines)}
    return {name: getattr(row, name) for name in names} | how


def numbers_of(organisation: int) -> dict[str, int]:
    """How many cells and how many members there are now: for examples of places."""
    there = tree(organisation, today())
    people = members(organisation, today()).filter(standing=Membership.Standing.OFFICIAL).count()
    cells = len(there.of_kind(Unit.Kind.CELL))
    return {"organisation": cells, "member": people}


@signed_in
@require_http_methods(["GET", "POST"])
def overrides(request: HttpRequest, pack_id: str) -> HttpResponse:
    """What differs from the document above, read side by side and ticked one by one."""
    offer, ours = reached(request, pack_id)
    group = next((one for one in groups_of(offer, ours) if one.kind == "override"), None)
    if group is None:
        raise Http404
    form = OverridesForm(request.POST or None)
    wrong, ticked = "", set(request.POST.getlist("chon"))
    if request.method == "POST":
        signing = ticked_in(group, ticked)
        wrong = "" if signing else _("Chưa chọn chỗ nào.")
        if signing and form.is_valid():
            deed = partial(settle_places, organisation=ours, pack=pack_id, by=actor(request))
            if done(form, lambda: deed(places=signing, signature=form.signature())):
                messages.success(request, told(len(signing)))
                return redirect("settling:overrides", pack_id)
    found = chapters(offer, group, ticked)
    about = {"chapters": found, "form": form, "wrong": wrong, "group": group}
    return render(request, "settling/overrides.html", {"pack": offer.resolved.pack, "key": pack_id, **about})


def ticked_in(group: Group, ticked: set[str]) -> list[Signing]:
    return [
        Signing("override", one.address) for number, one in enumerate(group.places) if str(number) in ticked
    ]


def told(count: int) -> str:
    return ngettext("Đã ký %(n)d chỗ.", "Đã ký %(n)d chỗ.", count) % {"n": count}


@signed_in
@require_http_methods(["GET", "POST"])
def unsettle(request: HttpRequest, pack_id: str, kind: str) -> HttpResponse:
    """Open again, with a reason."""
    offer, ours = reached(request, pack_id)
    here = place_in(offer, ours, kind, request.GET.get("o", ""))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        deed = partial(unsettle_place, organisation=ours, pack=pack_id, kind=kind, by=actor(request))
        if done(form, lambda: deed(address=here.address, reason=form.cleaned_data["reason"])):
            messages.success(request, _("Đã bỏ chữ ký; chỗ này lại để ngỏ."))
            return redirect("settling:pack", pack_id)
    where = {"pack": offer.resolved.pack, "key": pack_id, "place": here, "form": form}
    return render(request, "settling/unsettle.html", where)
