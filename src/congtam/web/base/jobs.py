"""Long work on pages: asked for with `later`, watched on a page of its own, left and come back to.

A screen marks what takes longer than a page may with `@long` (congtam.jobs.deeds), in a module that a process
beside the server can import, and sends the person to the work:

    @long
    def open_later(*, by: Actor, scope: int, ...) -> Outcome:
        campaign = open_campaign(...)
        return Outcome(said=_("Đã mở đợt."), page=reverse("campaign:overview", args=[campaign.pk]))

    def open_new(request):
        guard(request, Action.RUN_CAMPAIGN, ...)
        return later(request, Action.RUN_CAMPAIGN, open_later, _("Mở đợt"), {"scope": scope.pk})

The deed is one transaction, together with the word that it is done. It tells how far it is with
`congtam.jobs.telling.step`. When it is done the page goes on to `page`; what it found may stand in `found`,
which `found_by` reads on that page.
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from congtam.jobs.actions.asking import ask, ask_again
from congtam.jobs.deeds import LongDeed
from congtam.jobs.models import Job
from congtam.jobs.progress import step_of
from congtam.people.permissions import Action, Target
from congtam.web.base.guards import account_of, actor, guard, signed_in

SHOWN = 20
PARAMETER = "viec"


def later(
    request: HttpRequest, action: Action, deed: LongDeed, title: str, details: dict[str, Any], back: str = ""
) -> HttpResponse:
    """Asks for the work and goes to its page. Whoever wants broken work done once more is asked again whether
    they may: `action`, over the whole organisation. `back` is where it was asked for, where that is not this
    page."""
    asked = ask(
        account=account_of(request),
        by=actor(request),
        action=action,
        deed=deed,
        title=title,
        details=details,
        back=back or request.get_full_path(),
    )
    return redirect("jobs:job", asked.pk)


def found_by(request: HttpRequest, deed: LongDeed, **details: Any) -> dict[str, Any] | None:
    """What one's own work found that the address names (?viec=7); None where it is another's or of something
    else."""
    named = request.GET.get(PARAMETER, "")
    if not named.isdecimal() or len(named) > 18:
        return None
    job = Job.objects.filter(
        pk=int(named), account=account_of(request), deed=deed.name, details=details, state=Job.State.DONE
    ).first()
    return {"ended_at": job.ended_at, **job.found} if job else None


def own_job(request: HttpRequest, job_id: int) -> Job:
    job = get_object_or_404(Job.objects.select_related("account"), pk=job_id)
    if job.account_id != account_of(request).pk:
        raise PermissionDenied
    return job


@signed_in
@require_GET
def watch(request: HttpRequest, job_id: int) -> HttpResponse:
    """The whole page, or for htmx the piece that changes. Done, it goes on to where the work ends."""
    job = own_job(request, job_id)
    is_piece = bool(request.headers.get("HX-Request"))
    if job.state == Job.State.DONE and job.page:
        if is_piece:
            return HttpResponse(headers={"HX-Redirect": request.path})
        if job.said:
            messages.success(request, job.said)
        return redirect(f"{job.page}?{PARAMETER}={job.pk}" if job.found else job.page)
    template = "base/job_piece.html" if is_piece else "base/job.html"
    return render(request, template, {"job": job, "step": step_of(job.pk)})


@signed_in
@require_POST
def again(request: HttpRequest, job_id: int) -> HttpResponse:
    """Only what broke: what was refused is asked for otherwise."""
    job = own_job(request, job_id)
    if job.state != Job.State.BROKEN:
        return redirect("jobs:job", job.pk)
    guard(request, Action(job.action), Target(job.organisation_id))
    return redirect("jobs:job", ask_again(job=job, by=actor(request)).pk)


@signed_in
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    account = account_of(request)
    rows = Job.objects.filter(organisation=account.organisation_id, account=account).defer("found", "details")
    return render(request, "base/jobs.html", {"rows": rows.order_by("-asked_at", "-pk")[:SHOWN]})
