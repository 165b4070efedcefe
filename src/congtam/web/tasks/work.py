"""What a campaign, or some units of it, still has to do, as lines: late, now, later, waiting for others."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congtam.campaigns.models import Campaign
from congtam.campaigns.queries.tasks import Owed, Own, Planned, Worklist
from congtam.people.queries.tree import Node
from congtam.web.tasks.lines import SHOWN, Line, Page, is_near, named, when_said


def add_work(
    page: Page,
    campaign: Campaign,
    work: Worklist,
    today: date,
    *,
    may_run: bool,
    has_line: Callable[[Owed], bool] = lambda _owed: False,
) -> None:
    """`may_run`: the whole campaign is theirs to run; else some units are. `has_line`: a room says it."""
    late = [one for one in work.late if not has_line(one)]
    page.late += list(late_lines(campaign, late, today, may_run=may_run))
    page.now += list(soon_lines(campaign, [one for one in work.soon if is_near(one.due.on, today)], today))
    page.later += list(
        soon_lines(campaign, [one for one in work.soon if not is_near(one.due.on, today)], today)
    )
    page.now += list(settling(campaign, work, may_run=may_run))
    overdue = [one for one in work.planned if one.item.due_on < today and not one.waits_for]
    for day, group in groupby(overdue, key=lambda one: one.item.due_on):
        page.late.append(overdue_line(campaign, list(group), day, today))
    for item in work.planned:
        if item not in overdue:
            place_item(page, campaign, item, today)


def late_lines(campaign: Campaign, late: list[Owed], today: date, *, may_run: bool) -> Iterator[Line]:
    """Unit by unit while they are few; then a line for each thing to do: the list to call has names."""
    by_what: dict[str, list[Owed]] = {}
    for one in late:
        by_what.setdefault(one.due.what, []).append(one)
    for owing in by_what.values():
        if len(owing) > SHOWN:
            yield late_units_line(campaign, owing, today, may_run=may_run)
        else:
            yield from (late_line(campaign, one, today) for one in owing)


def late_units_line(campaign: Campaign, owing: list[Owed], today: date, *, may_run: bool) -> Line:
    """The longest late first, as the list to call has them."""
    when, small = when_said(min(one.due.on for one in owing), today)
    units = sorted(owing, key=lambda one: one.due.on)
    note = f"{named([one.units[0] for one in units])}. {owing[0].due.cites}."
    url = reverse("tasks:calls") if may_run else reverse("campaign:overview", args=(campaign.pk,))
    n = len(owing)
    state = ngettext("%(n)s đơn vị quá hạn", "%(n)s đơn vị quá hạn", n) % {"n": n}
    return Line(when, small, owing[0].due.what, note, url, "late", state, late=True)


def late_line(campaign: Campaign, one: Owed, today: date) -> Line:
    (unit,) = one.units
    when, small = when_said(one.due.on, today)
    said = [f"{one.due.cites}.", *([f"{one.due.counted}."] if one.due.counted else [])]
    if one.head:
        phone = f", {one.head.phone}" if one.head.phone else ""
        said.append(_("Đứng đầu: %(name)s%(phone)s.") % {"name": one.head.full_name, "phone": phone})
    if one.call:
        said.append(
            _("Đã gọi %(day)s: %(note)s.") % {"day": f"{one.call.made_at:%d/%m}", "note": one.call.note}
        )
    url = reverse("campaign:unit", args=(campaign.pk, unit.id))
    title = f"{unit.short}: {one.due.what}"
    return Line(when, small, title, " ".join(said), url, "late", _("quá hạn"), late=True)


def soon_lines(campaign: Campaign, found: list[Owed], today: date) -> Iterator[Line]:
    """A line for each thing to do, by its first day; on which day who owes it stands in the note."""
    by_what: dict[str, list[Owed]] = {}
    for one in found:
        by_what.setdefault(one.due.what, []).append(one)
    for owing in by_what.values():
        yield soon_line(campaign, owing, today)


def soon_line(campaign: Campaign, owing: list[Owed], today: date) -> Line:
    first, met = owing[0], sum(one.met for one in owing)
    when, small = when_said(first.due.on, today)
    if len(owing) > 1:
        names = "; ".join(f"{one.due.on:%d/%m}: {named(one.units)}" for one in owing)
    else:
        names = named(first.units)
    units = [unit for one in owing for unit in one.units]
    state = _("%(done)d trong %(total)d") % {"done": met, "total": len(units) + met}
    url = (
        reverse("campaign:unit", args=(campaign.pk, units[0].id))
        if len(units) == 1
        else reverse("campaign:overview", args=(campaign.pk,))
    )
    note = _("Còn: %(names)s. %(cites)s") % {"names": names, "cites": first.due.cites}
    return Line(when, small, first.due.what, note, url, "part" if met else "todo", state)


def settling(campaign: Campaign, work: Worklist, *, may_run: bool) -> Iterator[Line]:
    """What nobody set a day for, and what keeps other things open."""
    if work.not_held:
        n = len(work.not_held)
        title = ngettext("Xác nhận %(n)d hội nghị đã tới ngày", "Xác nhận %(n)d hội nghị đã tới ngày", n) % {
            "n": n
        }
        yield Line(
            "", "", title, named(work.not_held), first_unit(campaign, work.not_held), "todo", _("chưa ghi")
        )
    if work.undated:
        n = len(work.undated)
        title = ngettext("Định ngày họp cho %(n)d đơn vị", "Định ngày họp cho %(n)d đơn vị", n) % {"n": n}
        url = (
            reverse("campaign:calendar", args=(campaign.pk,))
            if may_run
            else first_unit(campaign, work.undated)
        )
        yield Line("", "", title, named(work.undated), url, "todo", _("chưa định"))
    if may_run and work.open_charges:
        url = reverse("campaign:charges", args=(campaign.pk,))
        title = _("Ghi người giữ %(n)d chức danh phụ trách") % {"n": work.open_charges}
        yield Line(
            "", "", title, _("Người phụ trách chỉ thấy đơn vị mình sau khi được ghi tên."), url, "todo", ""
        )
    if may_run and work.unsettled:
        url = reverse("campaign:dossiers", args=(campaign.pk,)) + "?chi=chua-ro"
        title = _("%(n)d hồ sơ chưa rõ có xếp loại hay không") % {"n": work.unsettled}
        yield Line("", "", title, _("Thiếu dữ kiện, ví dụ ngày kết nạp."), url, "unk", "")
    if may_run and campaign.phase == "preparing":
        url = reverse("campaign:phases", args=(campaign.pk,))
        yield Line(
            "", "", _("Bắt đầu đợt"), _("Khi chuẩn bị xong, mở cho đảng viên và chi bộ."), url, "todo", ""
        )


def first_unit(campaign: Campaign, units: list[Node]) -> str:
    return reverse("campaign:unit", args=(campaign.pk, units[0].id))


def overdue_line(campaign: Campaign, group: list[Planned], day: date, today: date) -> Line:
    """Items of one day stand together: each is ticked off in the calendar."""
    when, small = when_said(day, today)
    whats = [named_item(one) for one in group]
    url = reverse("campaign:calendar", args=(campaign.pk,))
    if len(group) == 1:
        return Line(when, small, whats[0], group[0].item.owner, url, "late", _("quá hạn"), late=True)
    title = _("%(n)d mục trong lịch đã qua hạn, chưa đánh dấu xong") % {"n": len(group)}
    more = len(whats) - SHOWN
    note = "; ".join(whats[:SHOWN]) + (_("; và %(n)d mục nữa") % {"n": more} if more > 0 else "")
    return Line(when, small, title, f"{note}.", url, "late", _("quá hạn"), late=True)


def named_item(one: Planned) -> str:
    missing = ", ".join(one.item.missing)
    return f"{one.item.what} ({missing})" if missing else one.item.what


def place_item(page: Page, campaign: Campaign, one: Planned, today: date) -> None:
    """Waits for others, these days, or later."""
    item = one.item
    url = reverse("campaign:calendar", args=(campaign.pk,))
    note = f"{item.owner} ({item.cites})" if item.cites else item.owner
    if one.waits_for:
        when = f"{item.begins_on:%d/%m}" if item.begins_on else f"{item.due_on:%d/%m}"
        small = _("đến %(day)s") % {"day": f"{item.due_on:%d/%m}"} if item.begins_on else ""
        n = len(one.waits_for)
        why = ngettext(
            "Chưa thể bắt đầu vì %(n)d đơn vị chưa nộp báo cáo: %(names)s.",
            "Chưa thể bắt đầu vì %(n)d đơn vị chưa nộp báo cáo: %(names)s.",
            n,
        ) % {"n": n, "names": named(one.waits_for)}
        state = _("Chờ %(n)d đơn vị") % {"n": n}
        page.waiting.append(Line(when, small, item.what, f"{note}. {why}", url, "block", state))
        return
    when, small = when_said(item.due_on, today)
    line = Line(when, small, named_item(one), note, url, "todo", "")
    (page.now if is_near(item.begins_on or item.due_on, today) else page.later).append(line)


def own_lines(found: list[Own], today: date) -> Iterator[tuple[str, Line]]:
    for one in found:
        url = reverse("campaign:dossier", args=(one.campaign.pk, one.dossier))
        if not one.is_rated and one.own_rating_due and not one.has_rooms:
            when, small = when_said(one.own_rating_due, today)
            late = one.own_rating_due < today
            title = _("Tự kiểm điểm, tự xếp loại")
            line = Line(
                when, small, title, one.campaign.title, url, "late" if late else "todo", "", late=late
            )
            yield ("late" if late else "now"), line
        if one.meeting and one.meeting >= today and one.unit:
            when, small = when_said(one.meeting, today)
            title = _("Họp kiểm điểm: %(unit)s") % {"unit": one.unit.short}
            line = Line(when, small, title, one.campaign.title, url, "todo", "")
            yield ("now" if is_near(one.meeting, today) else "later"), line
