"""A list in three steps: the file, its columns, the dry run; then all of it is written, or nothing."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congtam.campaigns.lists.kinds import ListKind
from congtam.commitments.actions.taking import (
    begin_taking,
    drop_taking,
    layouts_of,
    sheets_of,
    try_taking,
    understand_taking,
    undo_taking,
    write_taking,
)
from congtam.commitments.models import ListTaking
from congtam.people.permissions import Action
from congtam.people.refusals import Refusal
from congtam.people.roster.sheets import Fault, Weight
from congtam.web.base.deeds import done, told
from congtam.web.base.downloads import XLSX, as_file
from congtam.web.base.guards import account_of, actor, signed_in
from congtam.web.base.reach import reached
from congtam.web.commitments.forms import UploadForm
from congtam.web.commitments.kinds import KINDS
from congtam.web.commitments.layouts import LayoutForm

SHOWN_FAULTS = 200


def kind_named(key: str) -> ListKind:
    if key not in KINDS:
        raise Http404
    return KINDS[key]


@signed_in
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, campaign_id: int, kind: str) -> HttpResponse:
    reach = reached(request, campaign_id)
    reach.guard(Action.RUN_CAMPAIGN)
    wanted = kind_named(kind)
    form = UploadForm(request.POST or None, request.FILES or None)
    begun: list[ListTaking] = []

    def begin() -> None:
        file = form.cleaned_data["file"]
        taking = partial(begin_taking, campaign=reach.campaign, kind=wanted, by=actor(request))
        begun.append(taking(file_name=file.name, content=file.read()))

    if request.method == "POST" and form.is_valid() and done(form, begin):
        return redirect("commitments:columns", begun[0].pk)
    runs = ListTaking.objects.filter(
        organisation=reach.campaign.organisation_id, campaign=reach.campaign, kind=kind
    ).defer("content", "effects")
    shown = {"campaign": reach.campaign, "kind": wanted, "form": form, "runs": runs.order_by("-pk")[:20]}
    return render(request, "commitments/upload.html", shown)


@signed_in
@require_GET
def template(request: HttpRequest, campaign_id: int, kind: str) -> HttpResponse:
    reach = reached(request, campaign_id)
    reach.guard(Action.RUN_CAMPAIGN)
    return as_file(kind_named(kind).template(), XLSX, f"mau-{kind}.xlsx")


def taking_named(request: HttpRequest, taking_id: int) -> tuple[ListTaking, ListKind]:
    rows = ListTaking.objects.select_related("campaign")
    row = get_object_or_404(rows, pk=taking_id)
    if row.organisation_id != account_of(request).organisation_id:
        raise PermissionDenied
    reached(request, row.campaign_id).guard(Action.RUN_CAMPAIGN)
    return row, kind_named(row.kind)


@signed_in
@require_http_methods(["GET", "POST"])
def columns(request: HttpRequest, taking_id: int) -> HttpResponseBase:
    row, kind = taking_named(request, taking_id)
    if row.state != ListTaking.State.OPEN:
        return redirect("commitments:taking", taking_id)
    sheets = {sheet.name: sheet for sheet in sheets_of(row)}
    forms = [
        LayoutForm(
            request.POST or None, prefix=f"s{number}", sheet=sheets[layout.sheet], layout=layout, kind=kind
        )
        for number, layout in enumerate(layouts_of(row))
        if layout.sheet in sheets
    ]
    valid = [form.is_valid() for form in forms]
    if request.method == "POST" and all(valid):
        understand_taking(taking=row, layouts=[form.corrected() for form in forms])
        return redirect("commitments:trial", taking_id)
    shown = {"taking": row, "kind": kind, "campaign": row.campaign, "forms": forms}
    return render(request, "commitments/columns.html", shown)


def place_of(fault: Fault) -> tuple[bool, str, int]:
    """What stops the list first, then in the order of the file."""
    return fault.weight is not Weight.ERROR, fault.place.sheet, fault.place.row


@signed_in
@require_GET
def trial(request: HttpRequest, taking_id: int) -> HttpResponseBase:
    row, kind = taking_named(request, taking_id)
    if row.state != ListTaking.State.OPEN:
        return redirect("commitments:taking", taking_id)
    try:
        checked = try_taking(row, kind)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("commitments:columns", taking_id)
    faults = sorted(checked.log.faults, key=place_of)
    shown = {
        "taking": row,
        "kind": kind,
        "campaign": row.campaign,
        "checked": checked,
        "faults": faults[:SHOWN_FAULTS],
        "hidden": max(0, len(faults) - SHOWN_FAULTS),
        "errors": len(checked.log.of(Weight.ERROR)),
    }
    return render(request, "commitments/trial.html", shown)


@signed_in
@require_POST
def write(request: HttpRequest, taking_id: int) -> HttpResponse:
    row, kind = taking_named(request, taking_id)
    deed = partial(write_taking, taking=row, kind=kind, by=actor(request))
    if told(request, deed, _("Đã ghi danh sách. Có thể hoàn tác khi chưa có gì dựa vào.")):
        return redirect("commitments:taking", taking_id)
    return redirect("commitments:trial", taking_id)


@signed_in
@require_POST
def drop(request: HttpRequest, taking_id: int) -> HttpResponse:
    row, _kind = taking_named(request, taking_id)
    told(request, partial(drop_taking, taking=row), _("Đã bỏ tệp, chưa ghi gì."))
    return redirect("commitments:takings", row.campaign_id, row.kind)


@signed_in
@require_POST
def undo(request: HttpRequest, taking_id: int) -> HttpResponse:
    row, kind = taking_named(request, taking_id)
    deed = partial(undo_taking, taking=row, kind=kind, by=actor(request))
    told(request, deed, _("Đã hoàn tác: sổ như trước lần nhập."))
    return redirect("commitments:taking", taking_id)


@signed_in
@require_GET
def page(request: HttpRequest, taking_id: int) -> HttpResponseBase:
    row, kind = taking_named(request, taking_id)
    if row.state == ListTaking.State.OPEN:
        return redirect("commitments:columns", taking_id)
    return render(request, "commitments/taking.html", {"taking": row, "kind": kind, "campaign": row.campaign})
