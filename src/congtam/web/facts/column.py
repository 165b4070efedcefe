"""One fact of several subjects at once: each by name, looked over once more before it is written."""

from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from congtam.campaigns.actions.entering import Said, enter_facts, mark_of
from congtam.campaigns.models import Dossier
from congtam.engine.pack import Pack
from congtam.sheets.queries.whole import whole
from congtam.web.base.deeds import done
from congtam.web.base.guards import actor, signed_in
from congtam.web.facts.forms import ReasonForm
from congtam.web.facts.kinds import in_unit, refuse_unknown, runs
from congtam.web.facts.rows import Row, rows_of
from congtam.web.facts.values import UNKNOWN, Kept, hint, kept_shown, options, read

PAGE = 40


@dataclass
class Line:
    """One subject as the form shows it: what was typed, what it came to, what is wrong with it."""

    row: Row
    typed: str = ""
    is_ticked: bool = False
    seen: str = ""
    value: Kept = None
    fault: str = ""
    is_said: bool = False
    new: str = ""

    @property
    def dossier(self) -> Dossier:
        return self.row.dossier


@signed_in
@require_http_methods(["GET", "POST"])
def column(request: HttpRequest, campaign_id: int, kind: str, fact: str) -> HttpResponse:
    reach = runs(request, campaign_id)
    campaign, now = reach.campaign, whole(reach.campaign)
    refuse_unknown(now.pack, kind, fact)
    shown, homes, home = in_unit(campaign, kind, request.GET.get("don-vi", ""))
    rows = shown.select_related("unit", "person")
    page: Page[Dossier] = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    lines = [Line(row) for row in rows_of(now, list(page.object_list), [fact])]
    form = ReasonForm(request.POST or None)
    wrong = taken(request, now.pack, fact, lines) if request.method == "POST" else ""
    if request.method == "GET":
        for line in lines:
            line.seen = mark_of(line.row.cells[0].entry)
    said = [line for line in lines if line.is_said]
    is_checked = bool(said) and not wrong and form.is_valid()
    if is_checked and "ghi" in request.POST:
        facts = [Said(line.dossier, line.value, line.seen) for line in said]
        deed = partial(enter_facts, campaign=campaign, fact=fact, said=facts, by=actor(request))
        if done(form, lambda: deed(reason=form.cleaned_data["reason"])):
            messages.success(request, told(len(said)))
            return redirect(request.get_full_path())
    about = {**asked(now.pack, kind, fact), "page": page, "homes": homes, "home": home, "wrong": wrong}
    where = {"campaign": campaign, "lines": said if is_checked else lines, "form": form}
    common = request.POST.get("chung", "")
    name = "facts/check.html" if is_checked else "facts/column.html"
    return render(request, name, {**about, **where, "common": common})


def asked(pack: Pack, kind: str, fact: str) -> dict[str, object]:
    known = pack.facts[fact]
    chosen = options(pack, known)
    return {
        "kind": kind,
        "kind_label": pack.subjects[kind].label,
        "fact": known,
        "fact_key": fact,
        "options": [*chosen, (UNKNOWN, _("Chưa biết"))] if chosen else [],
        "hint": hint(known),
    }


def told(count: int) -> str:
    return ngettext("Đã ghi cho %(n)d đối tượng.", "Đã ghi cho %(n)d đối tượng.", count) % {"n": count}


def taken(request: HttpRequest, pack: Pack, fact: str, lines: list[Line]) -> str:
    """Reads every line; what is wrong with the whole, in a sentence. A line's own value goes before the
    common one, and nobody is taken who was neither typed nor ticked."""
    common = request.POST.get("chung", "").strip()
    for line in lines:
        key = str(line.dossier.pk)
        line.typed = request.POST.get(f"gia-tri-{key}", "").strip()
        line.seen = request.POST.get(f"thay-{key}", "")
        line.is_ticked = key in request.POST.getlist("chon")
        text = line.typed or (common if line.is_ticked else "")
        if text:
            take(pack, fact, line, text)
    if any(line.fault for line in lines):
        return _("Có dòng chưa đọc được; mỗi dòng đó ghi rõ cần gì.")
    if any(line.is_ticked for line in lines) and not common and not any(line.is_said for line in lines):
        return _("Đã chọn tên nhưng chưa ghi giá trị chung.")
    if not any(line.is_said for line in lines):
        return _("Chưa ghi giá trị cho ai.")
    return ""


def take(pack: Pack, fact: str, line: Line, text: str) -> None:
    try:
        line.value = read(pack, pack.facts[fact], text)
    except ValueError as error:
        line.fault = str(error)
        return
    line.is_said, line.typed = True, text
    line.new = kept_shown(pack, fact, line.value)
