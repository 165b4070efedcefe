"""Who takes part as a matrix; who is in charge of which units; phases; taking up what changed; calls."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congtam.campaigns.actions.correcting import declare_registers_complete
from congtam.campaigns.actions.naming import name_body
from congtam.campaigns.actions.phases import move_campaign
from congtam.campaigns.actions.planning import put_in_charge
from congtam.campaigns.models import Participation
from congtam.campaigns.models.campaign import PHASES
from congtam.campaigns.packs import pack_of
from congtam.campaigns.phases import ORDER, SINCE, TABLE, Move, Phase
from congtam.campaigns.queries.gates import gate
from congtam.campaigns.queries.matrices import kinds_with, matrix
from congtam.people.models import Person, Unit
from congtam.people.permissions import TABLE as RULES
from congtam.people.permissions import Action
from congtam.people.queries.tree import tree
from congtam.sheets.parties import PEERS, given_by_peers
from congtam.web.base.deeds import done, told
from congtam.web.base.guards import actor, signed_in
from congtam.web.base.reach import reached
from congtam.web.campaign.forms import BodyNameForm, ChargeForm
from congtam.web.campaign.sight import ROLES, SEEN


@signed_in
@require_GET
def who_takes_part(request: HttpRequest, campaign_id: int, group: str) -> HttpResponse:
    reach = reached(request, campaign_id)
    units = reach.guard_somewhere(Action.SEE_RATERS)
    if group not in Participation.Group.values:
        raise Http404
    kinds = kinds_with(reach.campaign, group)
    kind = request.GET.get("loai", "")
    kind = kind if kind in kinds else next(iter(kinds), "")
    given = given_by_peers(reach.campaign, kind) if kind and group == Participation.Group.RATERS else None
    pack = pack_of(reach.campaign)
    found = matrix(reach.campaign, group, kind, units=units, given=given) if kind else None
    return render(
        request,
        "campaign/takers.html",
        {
            "campaign": reach.campaign,
            "group": group,
            "groups": Participation.Group.choices,
            "kind": kind,
            "kinds": [(key, pack.subjects[key].label) for key in kinds],
            "matrix": found,
            "outside": [one for one in found.outside if one[0] not in PEERS] if found else [],
            "acts": dict(Participation.Act.choices),
            "may_run": reach.may(Action.RUN_CAMPAIGN) and not reach.campaign.is_over,
        },
    )


@signed_in
@require_http_methods(["GET", "POST"])
def body_name(request: HttpRequest, campaign_id: int, body: str) -> HttpResponse:
    """Of one body that the document names by its kind only."""
    reach = reached(request, campaign_id)
    reach.guard(Action.RUN_CAMPAIGN)
    campaign, words = reach.campaign, pack_of(reach.campaign).bodies
    if body not in words or body in PEERS:
        raise Http404
    form = BodyNameForm(request.POST or None, initial={"name": campaign.body_names.get(body, "")})
    deed = partial(name_body, campaign=campaign, body=body, by=actor(request))
    if request.method == "POST" and form.is_valid() and done(form, lambda: deed(**form.cleaned_data)):
        messages.success(request, _("Đã ghi."))
        return redirect("campaign:matrix", campaign.pk, Participation.Group.RATERS)
    where = {"campaign": campaign, "form": form, "title": words[body]}
    return render(request, "campaign/body_name.html", where)


@signed_in
@require_GET
def charges(request: HttpRequest, campaign_id: int) -> HttpResponse:
    reach = reached(request, campaign_id)
    reach.guard(Action.SEE_PLAN)
    campaign = reach.campaign
    nodes = tree(campaign.organisation_id, campaign.asked_on).nodes
    posts: dict[str, list[str]] = {}
    people: dict[str, Person | None] = {}
    for row in campaign.supervisions.select_related("person").order_by("post", "unit_id"):
        posts.setdefault(row.post, []).append(nodes[row.unit_id].short if row.unit_id in nodes else "")
        people[row.post] = row.person
    lines = [(post, people[post], units) for post, units in posts.items()]
    return render(
        request,
        "campaign/charges.html",
        {
            "campaign": campaign,
            "lines": lines,
            "may_run": reach.may(Action.RUN_CAMPAIGN) and not campaign.is_over,
        },
    )


@signed_in
@require_http_methods(["GET", "POST"])
def charge(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """One post: its units and who holds it."""
    reach = reached(request, campaign_id)
    reach.guard(Action.RUN_CAMPAIGN)
    campaign = reach.campaign
    there = tree(campaign.organisation_id, campaign.asked_on)
    meeting = set(campaign.meetings.values_list("unit_id", flat=True))
    units = [(node.id, node.short) for node, _depth in there.walk() if node.id in meeting]
    people = list(
        Person.objects.filter(organisation=campaign.organisation_id, posts__unit__in=list(there.nodes))
        .distinct()
        .order_by("sort_key")
    )
    post = request.GET.get("chuc-danh", "")
    rows = list(campaign.supervisions.filter(post=post)) if post else []
    initial = {
        "post": post,
        "person": next((str(row.person_id) for row in rows if row.person_id), ""),
        "units": [str(row.unit_id) for row in rows],
    }
    form = ChargeForm(request.POST or None, people=people, units=units, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        chosen = list(Unit.objects.filter(organisation=campaign.organisation_id, pk__in=said["units"]))
        person = next((one for one in people if one.pk == said["person"]), None)
        deed = partial(put_in_charge, campaign=campaign, units=chosen, person=person, by=actor(request))
        if done(form, lambda: deed(post=said["post"])):
            messages.success(request, _("Đã ghi phân công; người phụ trách thấy đúng các đơn vị này."))
            return redirect("campaign:charges", campaign.pk)
    return render(request, "campaign/charge.html", {"campaign": campaign, "form": form, "post": post})


@signed_in
@require_GET
def phases(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """Where the campaign stands, what keeps it from the next phase, and who sees what in each."""
    reach = reached(request, campaign_id)
    reach.guard(Action.SEE_PLAN)
    campaign = reach.campaign
    may_run = reach.may(Action.RUN_CAMPAIGN)
    following = TABLE.get((Phase(campaign.phase), Move.FORWARD))
    return render(
        request,
        "campaign/phases.html",
        {
            "campaign": campaign,
            "steps": [(phase, PHASES[phase], phase == campaign.phase) for phase in ORDER],
            "next": PHASES[following.next] if following else "",
            "gate": gate(campaign) if following and may_run else None,
            "sights": sights(),
            "seen": list(SEEN.values()),
            "may_run": may_run and not campaign.is_over,
            "may_withdraw": (Phase(campaign.phase), Move.WITHDRAW) in TABLE,
            "may_go_back": (Phase(campaign.phase), Move.BACK) in TABLE,
        },
    )


def sights() -> list[tuple[object, list[object]]]:
    """Role by role: from which phase on each thing is seen; nothing where it never is."""
    given = {(rule.role, rule.action) for rule in RULES}
    return [
        (
            name,
            [
                PHASES[SINCE.get((role, action), Phase.PREPARING)] if (role, action) in given else ""
                for action in SEEN
            ],
        )
        for role, name in ROLES.items()
    ]


@signed_in
@require_POST
def move_phase(request: HttpRequest, campaign_id: int) -> HttpResponse:
    reach = reached(request, campaign_id)
    reach.guard(Action.RUN_CAMPAIGN)
    wanted = request.POST.get("move", "")
    if wanted not in set(Move):
        raise Http404
    deed = partial(move_campaign, campaign=reach.campaign, move=Move(wanted), by=actor(request))
    told(request, lambda: deed(reason=request.POST.get("reason", "")), _("Đã chuyển giai đoạn."))
    return redirect("campaign:phases", campaign_id)


@signed_in
@require_POST
def registers_complete(request: HttpRequest, campaign_id: int) -> HttpResponse:
    reach = reached(request, campaign_id)
    reach.guard(Action.RUN_CAMPAIGN)
    deed = partial(declare_registers_complete, campaign=reach.campaign, by=actor(request))
    told(request, deed, _("Đã ghi nhận: sổ nghỉ và sổ kỷ luật đã đủ. Hãy cập nhật đợt."))
    return redirect("campaign:take_up", campaign_id)
