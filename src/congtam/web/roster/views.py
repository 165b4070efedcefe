"""An import in three steps: the file, its columns, the dry run; then all of it is written, or nothing."""

from dataclasses import replace

from django.contrib import messages
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
    sheets_of,
    try_import,
    understand_import,
)
from congtam.people.models import ImportRun
from congtam.people.permissions import Action, Target
from congtam.people.refusals import Refusal
from congtam.people.roster.sheets import Weight
from congtam.web.base.deeds import done
from congtam.web.base.guards import account_of, actor, guard, signed_in
from congtam.web.base.jobs import later
from congtam.web.roster.forms import LayoutForm, OptionsForm, UploadForm
from congtam.web.roster.grouping import by_sheet
from congtam.web.roster.longer import undo_all, write_all

BOTH = ["GET", "POST"]
SHOWN_FAULTS = 200


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
    sheets = {sheet.name: sheet for sheet in sheets_of(run)}
    forms = [
        LayoutForm(request.POST or None, prefix=f"s{number}", sheet=sheets[layout.sheet], layout=layout)
        for number, layout in enumerate(layouts_of(run))
        if layout.sheet in sheets
    ]
    known = options_of(run)
    options = OptionsForm(
        request.POST or None, initial={"day": known.day, "create_cells": known.create_cells}
    )
    if request.method == "POST" and all([*(form.is_valid() for form in forms), options.is_valid()]):
        layouts = [form.corrected() for form in forms]
        understand_import(run=run, layouts=layouts, options=options.options())
        return redirect("roster:trial", run_id)
    return render(request, "roster/columns.html", {"run": run, "forms": forms, "options": options})


@signed_in
@require_http_methods(BOTH)
def trial(request: HttpRequest, run_id: int) -> HttpResponse:
    """The dry run. Sent, it takes note that people with nearly the same name are different ones."""
    run = run_of(request, run_id)
    if run.state != ImportRun.State.OPEN:
        return redirect("roster:run", run_id)
    if request.method == "POST":
        looked = replace(options_of(run), different_people="different" in request.POST)
        understand_import(run=run, layouts=layouts_of(run), options=looked)
        return redirect("roster:trial", run_id)
    try:
        found = try_import(run)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("roster:columns", run_id)
    return render(
        request,
        "roster/trial.html",
        {
            "run": run,
            "trial": found,
            "groups": by_sheet(found.log.faults[:SHOWN_FAULTS]),
            "hidden": max(0, len(found.log.faults) - SHOWN_FAULTS),
            "errors": len(found.log.of(Weight.ERROR)),
            "questions": len(found.log.of(Weight.QUESTION)),
            "options": options_of(run),
        },
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
