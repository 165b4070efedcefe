"""Writing down what is said: each field saves itself, and says when."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congtam.meetings.actions.noting import Saved, save_note, use_version
from congtam.meetings.models import Item, Note, NoteVersion, Sitting
from congtam.meetings.queries.course import next_tick, steps_of
from congtam.people.refusals import Refusal
from congtam.web.base.guards import actor, for_script, signed_in
from congtam.web.meetings.finding import item_to_run, sitting_to_run

SHOWN = 200
OF_ITEM = (Note.Field.CONTRIBUTIONS, Note.Field.CONCLUSION)
OF_WHOLE = (Note.Field.OPENING, Note.Field.CLOSING)


@dataclass(frozen=True)
class Shown:
    """One field as the page has it. `note` is None while nothing was written."""

    field: Note.Field
    note: Note | None
    apart: int

    @property
    def version(self) -> int:
        return self.note.version if self.note else 0

    @property
    def rows(self) -> int:
        return 5 if self.field is Note.Field.CONCLUSION else 9


def fields_of(sitting: Sitting, item: Item | None) -> list[Shown]:
    kept = {note.field: note for note in Note.objects.filter(sitting=sitting, item=item)}
    apart = NoteVersion.objects.filter(note__in=kept.values(), is_apart=True).values_list("note", flat=True)
    count = list(apart)
    return [
        Shown(field, note, count.count(note.pk) if note else 0)
        for field in (OF_ITEM if item else OF_WHOLE)
        for note in [kept.get(field.value)]
    ]


@signed_in
@require_GET
def item(request: HttpRequest, sitting_id: int, item_id: int) -> HttpResponse:
    found = item_to_run(request, sitting_id, item_id)
    ticks = {row.number: row for row in found.ticks.all()}
    steps = [(n, step, ticks.get(n)) for n, step in enumerate(steps_of(found), start=1)]
    return render(
        request,
        "meetings/item.html",
        {
            "sitting": found.sitting,
            "campaign": found.sitting.campaign,
            "item": found,
            "about": found.pk,
            "steps": steps,
            "coming": next_tick(found) if found.is_running else None,
            "fields": fields_of(found.sitting, found),
            "names": names_of(found),
        },
    )


def names_of(found: Item) -> list[str]:
    """Those rated under this item, in the order of the ballot."""
    names = dict(found.sitting.campaign.dossiers.filter(pk__in=found.subjects).values_list("pk", "name"))
    return [names[key] for key in found.subjects if key in names]


@signed_in
@require_GET
def whole(request: HttpRequest, sitting_id: int) -> HttpResponse:
    sitting = sitting_to_run(request, sitting_id)
    shown = {"sitting": sitting, "campaign": sitting.campaign, "about": 0, "fields": fields_of(sitting, None)}
    return render(request, "meetings/whole.html", shown)


def place(request: HttpRequest, sitting_id: int, item_id: int, field: str) -> tuple[Sitting, Item | None]:
    """The meeting and the item a field belongs to; 0 is the meeting as a whole."""
    found = item_to_run(request, sitting_id, item_id) if item_id else None
    sitting = found.sitting if found else sitting_to_run(request, sitting_id)
    if field not in {one.value for one in (OF_ITEM if found else OF_WHOLE)}:
        raise Http404
    return sitting, found


@for_script
@signed_in
@require_POST
def save(request: HttpRequest, sitting_id: int, item_id: int, field: str) -> HttpResponse:
    sitting, found = place(request, sitting_id, item_id, field)
    typed = request.POST.get("version", "")
    version = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 0
    text, told, fault = request.POST.get("text", ""), None, ""
    try:
        told = save_note(
            sitting=sitting, item=found, field=field, text=text, version=version, by=actor(request)
        )
    except Refusal as refusal:
        fault = str(refusal)
    if request.headers.get("HX-Request"):
        shown = {"sitting": sitting, "about": item_id, "field": field, "told": told, "fault": fault}
        return render(request, "meetings/told.html", shown)
    if fault:
        return as_typed(request, sitting, found, field, text, fault)
    tell(request, told)
    return redirect(back(sitting, found))


def as_typed(
    request: HttpRequest, sitting: Sitting, found: Item | None, field: str, text: str, fault: str
) -> HttpResponse:
    """What was refused stays in sight, to be shortened."""
    shown = {"sitting": sitting, "campaign": sitting.campaign, "text": text, "fault": fault}
    shown |= {"about": found.pk if found else 0, "field": Note.Field(field), "back": back(sitting, found)}
    return render(request, "meetings/refused.html", shown)


def tell(request: HttpRequest, told: Saved | None) -> None:
    if told and told.apart:
        messages.error(request, told.apart)
    else:
        messages.success(request, _("Đã lưu."))


def back(sitting: Sitting, found: Item | None) -> str:
    if found:
        return reverse("meetings:item", args=(sitting.pk, found.pk))
    return reverse("meetings:whole", args=(sitting.pk,))


@signed_in
@require_http_methods(["GET", "POST"])
def versions(request: HttpRequest, sitting_id: int, item_id: int, field: str) -> HttpResponse:
    """Every version with who and when; any of them can be put in place of what stands there."""
    sitting, found = place(request, sitting_id, item_id, field)
    note = get_object_or_404(Note, sitting=sitting, item=found, field=field)
    if request.method == "POST":
        key = request.POST.get("kept", "")
        kept = get_object_or_404(note.versions, pk=int(key) if key.isascii() and key.isdigit() else 0)
        tell(request, use_version(kept=kept, by=actor(request)))
        return redirect(back(sitting, found))
    shown = {
        "sitting": sitting,
        "campaign": sitting.campaign,
        "item": found,
        "note": note,
        "rows": note.versions.order_by("-pk")[:SHOWN],
        "back": back(sitting, found),
    }
    return render(request, "meetings/versions.html", shown)
