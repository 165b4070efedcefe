"""The subjects of a campaign, and one of them: why it is there, who takes part for it, corrections."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congtam.campaigns.actions.correcting import add_part, correct_dossier, drop_part, restore_part
from congtam.campaigns.actions.targets import give_target
from congtam.campaigns.derived.bodies import Who
from congtam.campaigns.models import Dossier, Participation
from congtam.campaigns.packs import pack_of
from congtam.campaigns.queries.lists import dossiers_seen
from congtam.engine.pack import Pack
from congtam.engine.sentences import sentence
from congtam.people.permissions import Action
from congtam.people.queries.tree import tree
from congtam.web.base.deeds import done, told
from congtam.web.base.guards import actor, signed_in, today
from congtam.web.base.reach import Reach, reached
from congtam.web.campaign.forms import ANSWERS, DossierForm, PartForm, ReasonForm, TargetForm

PAGE = 100
SAID = {value: key for key, value in ANSWERS.items()}


@signed_in
@require_GET
def dossiers(request: HttpRequest, campaign_id: int) -> HttpResponse:
    reach = reached(request, campaign_id)
    rows = dossiers_seen(reach.campaign, reach.rights)
    if not rows.exists():
        reach.guard(Action.SEE_PLAN)
    pack = pack_of(reach.campaign)
    kind, only = request.GET.get("loai", ""), request.GET.get("chi", "")
    shown = rows.filter(kind=kind) if kind in pack.subjects else rows
    if only in FILTERS:
        shown = shown.filter(**FILTERS[only])
    return render(
        request,
        "campaign/dossiers.html",
        {
            "campaign": reach.campaign,
            "page": Paginator(shown, PAGE).get_page(request.GET.get("trang")),
            "kinds": [(key, one.label) for key, one in pack.subjects.items() if one.when],
            "labels": {key: one.label for key, one in pack.subjects.items()},
            "kind": kind,
            "only": only,
            "may_run": reach.may(Action.RUN_CAMPAIGN),
        },
    )


FILTERS: dict[str, dict[str, object]] = {
    "ngoai": {"is_rated": False},
    "chua-ro": {"is_rated": None},
    "sua-tay": {"by_hand": True},
}


@signed_in
@require_GET
def dossier(request: HttpRequest, campaign_id: int, dossier_id: int) -> HttpResponse:
    reach, shown = in_reach(request, campaign_id, dossier_id)
    pack = pack_of(reach.campaign)
    sees_raters = reach.may_on(shown, Action.SEE_RATERS)
    parts = shown.participations.order_by("group", "act", "side", "name") if sees_raters else []
    return render(
        request,
        "campaign/dossier.html",
        {
            "campaign": reach.campaign,
            "dossier": shown,
            "subject": pack.subjects[shown.kind],
            "why": why(pack, shown),
            "groups": grouped(pack, list(parts)),
            "targets": shown.targets.order_by("given_on", "pk"),
            "results": shown.results.order_by("recorded_at")
            if reach.may_on(shown, Action.SEE_RESULTS)
            else [],
            "levels": pack.levels,
            "may_run": reach.may(Action.RUN_CAMPAIGN) and not reach.campaign.is_over,
        },
    )


def in_reach(request: HttpRequest, campaign_id: int, dossier_id: int) -> tuple[Reach, Dossier]:
    reach = reached(request, campaign_id)
    shown = get_object_or_404(Dossier, campaign=reach.campaign, pk=dossier_id)
    if not reach.may_on(shown, Action.SEE_DOSSIER):
        raise PermissionDenied
    return reach, shown


def why(pack: Pack, shown: Dossier) -> tuple[str, str]:
    """The sentence by which it is a subject, and where that stands."""
    subject = pack.subjects[shown.kind]
    return sentence(pack, subject, shown.kind), subject.cites


def grouped(
    pack: Pack, parts: list[Participation]
) -> list[tuple[str, str, list[tuple[Participation, str, str]]]]:
    """By group; each part with the body it plays and the rule that says so."""
    found = []
    for group, name in Participation.Group.choices:
        rules = getattr(pack, group)
        lines = [
            (
                part,
                pack.bodies.get(part.body, ""),
                sentence(pack, rules[part.rule]) if part.rule in rules else "",
            )
            for part in parts
            if part.group == group
        ]
        found.append((str(group), str(name), lines))
    return found


@signed_in
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, campaign_id: int, dossier_id: int) -> HttpResponse:
    reach, shown = in_reach(request, campaign_id, dossier_id)
    reach.guard(Action.RUN_CAMPAIGN)
    initial = {
        "listed": SAID[shown.is_listed],
        "reviewed": SAID[shown.is_reviewed],
        "rated": SAID[shown.is_rated],
        "reason": shown.reason,
    }
    form = DossierForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        deed = partial(correct_dossier, dossier=shown, by=actor(request), reason=form.cleaned_data["reason"])
        said = form.answers()
        if done(
            form, lambda: deed(listed=bool(said["listed"]), reviewed=said["reviewed"], rated=said["rated"])
        ):
            return back(request, shown)
    return page(request, shown, form, _("Sửa khác với quy định suy ra"))


def back(request: HttpRequest, shown: Dossier) -> HttpResponse:
    messages.success(request, _("Đã ghi, kèm lý do và tên người sửa."))
    return redirect("campaign:dossier", shown.campaign_id, shown.pk)


def page(request: HttpRequest, shown: Dossier, form: object, title: str) -> HttpResponse:
    return render(
        request,
        "campaign/correct.html",
        {"campaign": shown.campaign, "dossier": shown, "form": form, "title": title},
    )


@signed_in
@require_http_methods(["GET", "POST"])
def part_added(request: HttpRequest, campaign_id: int, dossier_id: int, group: str) -> HttpResponse:
    reach, shown = in_reach(request, campaign_id, dossier_id)
    reach.guard(Action.RUN_CAMPAIGN)
    if group not in Participation.Group.values:
        raise Http404
    there = tree(reach.campaign.organisation_id, reach.campaign.asked_on)
    form = PartForm(request.POST or None, tree=there, acts=group == Participation.Group.AUTHORITIES)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        unit = said["unit"]
        name = there.nodes[unit.pk].name if unit else said["name"].strip()
        who = Who(f"unit:{unit.pk}", name, unit=unit.pk) if unit else Who(f"body:{name}"[:80], name)
        deed = partial(add_part, dossier=shown, group=group, who=who, by=actor(request))
        if done(form, lambda: deed(reason=said["reason"], act=said.get("act", ""))):
            return back(request, shown)
    title = _("Thêm: %(group)s") % {"group": Participation.Group(group).label}
    return page(request, shown, form, title)


@signed_in
@require_http_methods(["GET", "POST"])
def part_dropped(request: HttpRequest, campaign_id: int, dossier_id: int, part_id: int) -> HttpResponse:
    reach, shown = in_reach(request, campaign_id, dossier_id)
    reach.guard(Action.RUN_CAMPAIGN)
    part = get_object_or_404(Participation, dossier=shown, pk=part_id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        deed = partial(drop_part, part=part, by=actor(request))
        if done(form, lambda: deed(reason=form.cleaned_data["reason"])):
            return back(request, shown)
    return page(request, shown, form, _("Bỏ: %(name)s") % {"name": part.name})


@signed_in
@require_POST
def part_restored(request: HttpRequest, campaign_id: int, dossier_id: int, part_id: int) -> HttpResponse:
    reach, shown = in_reach(request, campaign_id, dossier_id)
    reach.guard(Action.RUN_CAMPAIGN)
    part = get_object_or_404(Participation, dossier=shown, pk=part_id, by_hand=True)
    told(request, partial(restore_part, part=part, by=actor(request)), _("Đã trở lại như quy định."))
    return redirect("campaign:dossier", campaign_id, dossier_id)


@signed_in
@require_http_methods(["GET", "POST"])
def target_given(request: HttpRequest, campaign_id: int, dossier_id: int) -> HttpResponse:
    reach, shown = in_reach(request, campaign_id, dossier_id)
    reach.guard(Action.RUN_CAMPAIGN)
    form = TargetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        deed = partial(give_target, campaign=reach.campaign, dossiers=[shown], on=today(), by=actor(request))
        if done(form, lambda: deed(**form.cleaned_data)):
            return back(request, shown)
    return page(request, shown, form, _("Giao chỉ tiêu, nhiệm vụ"))
