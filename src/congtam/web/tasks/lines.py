"""Tasks as lines of a page: when in the margin, what, how far or who holds it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congtam.campaigns.models import Campaign
from congtam.campaigns.queries.tasks import Owed, Own, Planned, Worklist
from congtam.people.queries.tree import Node
from congtam.web.base.weekdays import weekday

SHOWN = 3


@dataclass(frozen=True)
class Line:
    when: str
    small: str
    title: str
    note: str
    url: str
    sign: str
    state: str
    late: bool = False


@dataclass
class Page:
    late: list[Line] = field(default_factory=list)
    now: list[Line] = field(default_factory=list)
    later: list[Line] = field(default_factory=list)
    waiting: list[Line] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.late or self.now or self.later or self.waiting)


def named(units: tuple[Node, ...] | list[Node]) -> str:
    """Three names, and how many more."""
    names = ", ".join(node.short for node in units[:SHOWN])
    more = len(units) - SHOWN
    return names if more <= 0 else _("%(names)s và %(n)d đơn vị nữa") % {"names": names, "n": more}


def when_said(day: date, today: date) -> tuple[str, str]:
    """The day as people say it, and how far off it is."""
    if day == today:
        return _("Hôm nay"), f"{day:%d/%m}"
    days = (day - today).days
    if days < 0:
        return f"{weekday(day)} {day:%d/%m}", ngettext("trễ %(n)d ngày", "trễ %(n)d ngày", -days) % {
            "n": -days
        }
    return f"{weekday(day)} {day:%d/%m}", ngettext("còn %(n)d ngày", "còn %(n)d ngày", days) % {"n": days}


def add_work(page: Page, campaign: Campaign, work: Worklist, today: date, *, may_run: bool) -> None:
    """`may_run`: the whole campaign is theirs to run; else some units are."""
    page.late += list(late_lines(campaign, work.late, today, may_run=may_run))
    for one in work.soon:
        line = soon_line(campaign, one, today)
        (page.now if one.due.on <= today + timedelta(days=1) else page.later).append(line)
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


def soon_line(campaign: Campaign, one: Owed, today: date) -> Line:
    when, small = when_said(one.due.on, today)
    total = len(one.units) + one.met
    state = _("%(done)d trong %(total)d") % {"done": one.met, "total": total}
    url = (
        reverse("campaign:unit", args=(campaign.pk, one.units[0].id))
        if len(one.units) == 1
        else reverse("campaign:overview", args=(campaign.pk,))
    )
    note = _("Còn: %(names)s. %(cites)s") % {"names": named(one.units), "cites": one.due.cites}
    return Line(when, small, one.due.what, note, url, "part" if one.met else "todo", state)


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
    starts = item.begins_on or item.due_on
    (page.now if starts <= today + timedelta(days=1) else page.later).append(line)


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
            yield ("now" if one.meeting <= today + timedelta(days=1) else "later"), line
