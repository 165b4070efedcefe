"""An import in three steps: the file, its columns, the dry run; then all of it is written, or nothing."""

from dataclasses import replace

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congtam.people.actions.rosters import (
    begin_import,
    drop_import,
    layouts_of,
    options_of,
    understand_import,
)
from congtam.people.models import ImportRun
from congtam.people.permissions import Action, Target
from congtam.people.refusals import Refusal
from congtam.web.base.deeds import done
from congtam.web.base.guards import account_of, actor, guard, signed_in
from congtam.web.base.jobs import found_by, later
from congtam.web.roster.forms import LayoutForm, OptionsForm, UploadForm
from congtam.web.roster.longer import reading_of, try_all, undo_all, write_all

BOTH = ["GET", "POST"]
SHOWN_FAULTS = 100


def run_of(request: HttpRequest, run_id: int) -> ImportRun:
    run = get_object_or_404(ImportRun, pk=run_id)
    guard(request, Action.IMPORT_ROSTER, Target(run.organisation_id))
    return run


@signed_in
@require_http_methods(BOTH)
def upload(request: HttpRequest) -> HttpResponse:
    organisation = account_of(request).organisation_id
    guard(request, Action.IMPORT_ROSTER, Target(organisation))
    form = UploadForm(request.POST or None, request.FILES or None)
    begun: list[ImportRun] = []

    def begin() -> None:
        file, day = form.cleaned_data["file"], form.cleaned_data["day"]
        begun.append(
            begin_import(
                organisation=organisation,
                file_name=file.name,
                content=file.read(),
                day=day,
                by=actor(request),
            )
        )

    if request.method == "POST" and form.is_valid() and done(form, begin):
        return redirect("roster:columns", begun[0].pk)
    runs = ImportRun.objects.filter(organisation=organisation).defer("content", "effects")
    return render(request, "roster/upload.html", {"form": form, "runs": runs.order_by("-pk")[:20]})


@signed_in
@require_http_methods(BOTH)
def columns(request: HttpRequest, run_id: int) -> HttpResponse:
    """What the product guessed, for the person to correct."""
    run = run_of(request, run_id)
    if run.state != ImportRun.State.OPEN:
        return redirect("roster:run", run_id)
    forms = [
        LayoutForm(request.POST or None, prefix=f"s{number}", layout=layout)
        for number, layout in enumerate(layouts_of(run))
    ]
    known = options_of(run)
    options = OptionsForm(
        request.POST or None, initial={"day": known.day, "create_cells": known.create_cells}
    )
    if request.method == "POST" and all([*(form.is_valid() for form in forms), options.is_valid()]):
        layouts = [form.corrected() for form in forms]
        understand_import(run=run, layouts=layouts, options=options.options())
        return tried(request, run_id)
    return render(request, "roster/columns.html", {"run": run, "forms": forms, "options": options})


def tried(request: HttpRequest, run_id: int) -> HttpResponse:
    """Asks for the dry run of the file as it is understood now."""
    run = ImportRun.objects.get(pk=run_id)
    title = _("Chạy thử: %(file)s") % {"file": run.file_name}
    details = {"run": run.pk, "reading": reading_of(run)}
    back = reverse("roster:columns", args=[run_id])
    return later(request, Action.IMPORT_ROSTER, try_all, title, details, back)


@signed_in
@require_http_methods(BOTH)
def trial(request: HttpRequest, run_id: int) -> HttpResponse:
    """What the dry run found. Sent, it notes that people with nearly the same name are different ones."""
    run = run_of(request, run_id)
    if run.state != ImportRun.State.OPEN:
        return redirect("roster:run", run_id)
    if request.method == "POST":
        looked = replace(options_of(run), different_people="different" in request.POST)
        understand_import(run=run, layouts=layouts_of(run), options=looked)
        return tried(request, run_id)
    found = found_by(request, try_all, run=run.pk, reading=reading_of(run))
    if found is None:
        return redirect("roster:columns", run_id)
    page = Paginator(found["groups"], SHOWN_FAULTS).get_page(request.GET.get("trang"))
    return render(
        request,
        "roster/trial.html",
        {"run": run, "trial": found, "page": page, "options": options_of(run)},
    )


@signed_in
@require_POST
def write(request: HttpRequest, run_id: int) -> HttpResponse:
    run = run_of(request, run_id)
    title = _("Ghi danh sách: %(file)s") % {"file": run.file_name}
    back = reverse("roster:trial", args=[run_id])
    return later(request, Action.IMPORT_ROSTER, write_all, title, {"run": run.pk}, back)


@signed_in
@require_POST
def drop(request: HttpRequest, run_id: int) -> HttpResponse:
    run = run_of(request, run_id)
    try:
        drop_import(run=run)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("roster:upload")


@signed_in
@require_GET
def run_page(request: HttpRequest, run_id: int) -> HttpResponse:
    run = run_of(request, run_id)
    if run.state == ImportRun.State.OPEN:
        return redirect("roster:columns", run_id)
    return render(request, "roster/run.html", {"run": run})


@signed_in
@require_POST
def undo(request: HttpRequest, run_id: int) -> HttpResponse:
    run = run_of(request, run_id)
    title = _("Hoàn tác lần nhập: %(file)s") % {"file": run.file_name}
    back = reverse("roster:run", args=[run_id])
    return later(request, Action.IMPORT_ROSTER, undo_all, title, {"run": run.pk}, back)
