"""On paper: a sheet to be printed, its answer entered with the scan, and getting the scan back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from congtam.campaigns.models import Dossier, Participation
from congtam.campaigns.packs import pack_of
from congtam.comments.actions.answering import Said
from congtam.comments.actions.entering import Sent, enter_paper
from congtam.comments.actions.linking import asked_part
from congtam.comments.models import Answer, Scan
from congtam.comments.permissions import readers
from congtam.comments.queries.gathering import dues_of
from congtam.people.models import Organisation
from congtam.web.base.deeds import done
from congtam.web.base.downloads import as_handed_in
from congtam.web.base.guards import actor, signed_in
from congtam.web.comments.finding import found, part_found, refuse_unless
from congtam.web.comments.forms import PaperEntryForm


@signed_in
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, part_id: int) -> HttpResponse:
    part, one = part_found(request, part_id)
    refuse_unless(one.keeps)
    form = PaperEntryForm(request.POST or None, request.FILES or None)

    def deed() -> None:
        said = form.cleaned_data
        opinion = Said(said["text"], said["declines"], Answer.Way.PAPER, said["on"], said["giver"])
        files = [Sent(file.name or "", file.chunks()) for file in said["scans"]]
        enter_paper(part=part, said=opinion, files=files, by=actor(request))

    if request.method == "POST" and form.is_valid() and done(form, deed):
        messages.success(request, _("Đã ghi ý kiến của %(name)s.") % {"name": part.name})
        return redirect("comments:dossier", one.dossier.pk)
    shown = {"campaign": one.campaign, "dossier": one.dossier, "part": part, "form": form}
    return render(request, "comments/paper.html", shown | {"readers": readers([one.dossier])})


@signed_in
@require_GET
def printed(request: HttpRequest, part_id: int) -> HttpResponse:
    """A page that is a sheet of paper: to be filled in by hand and signed."""
    part, one = part_found(request, part_id)
    refuse_unless(one.asks or one.keeps or one.voices.may_answer(part))
    shown = {
        "campaign": one.campaign,
        "dossier": one.dossier,
        "label": pack_of(one.campaign).subjects[one.dossier.kind].label,
        "part": part,
        "due": dues_of(one.campaign).get((one.dossier.key, part.who)),
        "issuer": Organisation.objects.get(pk=one.campaign.organisation_id),
        "readers": readers([one.dossier]),
        "lines": range(16),
    }
    return render(request, "comments/printed.html", shown)


@signed_in
@require_GET
def scan(request: HttpRequest, scan_id: int) -> HttpResponse:
    file = get_object_or_404(Scan.objects.select_related("answer__inquiry"), pk=scan_id)
    part = asked_part(file.answer.inquiry)
    if part is None:
        raise Http404
    refuse_unless(may_read(request, part, part.dossier))
    return as_handed_in(file.place, file.kind, file.name)


def may_read(request: HttpRequest, part: Participation, dossier: Dossier) -> bool:
    one = found(request, dossier)
    return one.sees or one.voices.may_answer(part)
