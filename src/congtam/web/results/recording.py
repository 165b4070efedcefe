"""Results on paper, entered for one or several dossiers by name, looked over once more before they count."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from congtam.campaigns.actions.moving import MOVE_OF, record_results
from congtam.sheets.queries.whole import whole
from congtam.web.base.deeds import done
from congtam.web.base.guards import actor, signed_in
from congtam.web.base.reach import Reach, reached
from congtam.web.results.choosing import Line, chosen
from congtam.web.results.columns import level_of
from congtam.web.results.forms import PaperOfResultsForm
from congtam.web.results.words import ACTS


@signed_in
@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, campaign_id: int, act: str) -> HttpResponse:
    if act not in ACTS:
        raise Http404
    reach = reached(request, campaign_id)
    now = whole(reach.campaign)
    choice = chosen(request, reach, now, act, MOVE_OF[act])
    form = PaperOfResultsForm(request.POST or None, act=act, bodies=bodies(choice.lines, act))
    said, wrong = list[Line](), ""
    if request.method == "POST":
        said = taken(request, choice.lines)
        wrong = "" if said else _("Chưa chọn mức cho ai.")
    is_checked = (
        bool(said) and form.is_valid() and not (unexplained(form, said) or elsewhere(form, act, said))
    )
    if is_checked and "ghi" in request.POST and recorded(request, reach, act, form, said):
        return redirect(f"{reverse('results:campaign', args=(campaign_id,))}?{request.GET.urlencode()}")
    name = "results/check.html" if is_checked else "results/record.html"
    where = {"campaign": reach.campaign, "act": act, "title": ACTS[act], "levels": now.pack.levels}
    return render(
        request,
        name,
        {
            **where,
            "wanted": choice.wanted,
            "lines": said if is_checked else choice.lines,
            "said": [(line, level_of(now.pack, line.chosen)) for line in said],
            "page": choice.page,
            "form": form,
            "wrong": wrong,
        },
    )


def bodies(lines: list[Line], act: str) -> list[tuple[str, str]]:
    """Those that are named for any of these dossiers; a unit votes and proposes for itself."""
    found: dict[str, str] = {}
    for line in lines:
        parts = line.dossier.participations.all()
        named = [row for row in parts if row.act == act and not row.is_dropped]
        found |= {row.who: row.name for row in named}
        home = line.dossier.home
        if not named and home and act in {"vote", "propose"}:
            found[f"unit:{home.pk}"] = str(home)
    return list(found.items())


def taken(request: HttpRequest, lines: list[Line]) -> list[Line]:
    for line in lines:
        line.chosen = request.POST.get(f"muc-{line.dossier.pk}", "")
    return [line for line in lines if line.chosen in line.standing.pack.levels and not line.why_not]


def unexplained(form: PaperOfResultsForm, said: list[Line]) -> bool:
    """Above what the rules leave a reason is asked as well; that a proposal is left, the deed itself asks."""
    if form.cleaned_data.get("because", "").strip() or "because" not in form.fields:
        return False
    above = [line.dossier.name for line in said if is_above(line)]
    if above:
        words = _("%(names)s: mức ghi cao hơn mức quy định cho phép. Hãy ghi lý do và căn cứ.")
        form.add_error("because", words % {"names": ", ".join(above[:5])})
    return bool(above)


def elsewhere(form: PaperOfResultsForm, act: str, said: list[Line]) -> bool:
    """Where the document names nobody, a unit votes and proposes for its own dossiers only."""
    who = form.cleaned_data.get("who", "")
    others = [line.dossier.name for line in said if not may_act(line, act, who)]
    if others and "who" in form.fields:
        words = _("%(names)s: không thuộc đơn vị đã chọn. Hãy ghi riêng cho từng đơn vị.")
        form.add_error("who", words % {"names": ", ".join(others[:5])})
    return bool(others) and "who" in form.fields


def may_act(line: Line, act: str, who: str) -> bool:
    """What the document names is held against it by the deed itself."""
    parts = line.dossier.participations.all()
    named = any(row.act == act and not row.is_dropped for row in parts)
    return act not in {"vote", "propose"} or named or who == f"unit:{line.dossier.home_id}"


def is_above(line: Line) -> bool:
    levels = line.standing.levels
    rank = line.standing.pack.rank
    return bool(levels) and rank(line.chosen) > rank(levels[0].key) if levels else False


def recorded(
    request: HttpRequest, reach: Reach, act: str, form: PaperOfResultsForm, said: list[Line]
) -> bool:
    levels = {line.dossier.pk: line.chosen for line in said}
    deed = partial(record_results, campaign=reach.campaign, levels=levels, act=act, by=actor(request))
    if not done(form, lambda: deed(paper=form.paper(), rights=reach.rights)):
        return False
    count = ngettext("Đã ghi cho %(n)d hồ sơ.", "Đã ghi cho %(n)d hồ sơ.", len(said)) % {"n": len(said)}
    messages.success(request, count)
    return True
