"""Opening, renaming, moving and closing units. A change ends one placing and begins another."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from congtam.journal.actions import record
from congtam.journal.actors import Actor
from congtam.people.changes import changed, registered
from congtam.people.locks import lock
from congtam.people.models import Placing, Unit, UnitChange, UnitDescent
from congtam.people.queries.tree import tree
from congtam.people.refusals import Refusal

Kind = UnitChange.Kind
LATE_SHOWN = 5


@transaction.atomic
def open_unit(  # noqa: PLR0913 - keyword-only, one for each column
    *,
    organisation: int,
    kind: str,
    name: str,
    on: date,
    by: Actor,
    parent: Unit | None = None,
    beside: Unit | None = None,
    variety: str = "",
    short_name: str = "",
    code: str = "",
    position: int = 0,
    paper: str = "",
) -> Unit:
    lock(organisation)
    unit = Unit.objects.create(organisation_id=organisation, kind=kind, variety=variety, code=code)
    Placing.objects.create(
        organisation_id=organisation,
        unit=unit,
        parent=parent,
        beside=beside,
        name=name,
        short_name=short_name,
        position=position,
        since=on,
    )
    note(Kind.OPEN, organisation=organisation, on=on, paper=paper, by=by, after=[unit])
    return unit


@transaction.atomic
def rename_unit(
    *, unit: Unit, name: str, on: date, by: Actor, short_name: str = "", paper: str = ""
) -> Placing:
    lock(unit.organisation_id)
    placing = place_anew(unit, on, name=name, short_name=short_name)
    note(Kind.RENAME, organisation=unit.organisation_id, on=on, paper=paper, by=by, after=[unit])
    return placing


@transaction.atomic
def move_unit(
    *, unit: Unit, parent: Unit | None, on: date, by: Actor, beside: Unit | None = None, paper: str = ""
) -> Placing:
    """Puts the unit, with all under it, under another one from that day."""
    lock(unit.organisation_id)
    there = tree(unit.organisation_id, on)
    if parent and parent.pk in there.subtree(unit.pk):
        raise Refusal(
            _("Không chuyển được: đơn vị nhận đang trực thuộc chính đơn vị này. Hãy chọn đơn vị nhận khác.")
        )
    if parent and parent.pk not in there.nodes:
        raise Refusal(_("Đơn vị nhận không hoạt động vào ngày này. Hãy chọn ngày hoặc đơn vị khác."))
    places: dict[str, Unit | None] = {"parent": parent}
    if beside:  # else it stays beside the cell it was beside
        places["beside"] = beside
    placing = place_anew(unit, on, **places)
    note(Kind.MOVE, organisation=unit.organisation_id, on=on, paper=paper, by=by, after=[unit])
    return placing


@transaction.atomic
def close_unit(*, unit: Unit, on: date, by: Actor, paper: str = "") -> None:
    """Ends the unit. Nobody and nothing may still be in it."""
    lock(unit.organisation_id)
    end(unit, on)
    note(Kind.CLOSE, organisation=unit.organisation_id, on=on, paper=paper, by=by, before=[unit])


def end(unit: Unit, on: date) -> None:
    placing = placing_to_change(unit, on)
    below = tree(unit.organisation_id, on).below.get(unit.pk, [])
    if below:
        names = ", ".join(node.short for node in below)
        raise Refusal(
            _("Còn đơn vị trực thuộc: %(names)s. Hãy chuyển hoặc giải thể các đơn vị đó trước.")
            % {"names": names}
        )
    if (staying := unit.memberships.filter(until__isnull=True).count()) or unit.memberships.filter(
        until__gt=on
    ).exists():
        raise Refusal(
            _("Chi bộ còn %(count)d đảng viên. Hãy chuyển sinh hoạt cho họ trước.") % {"count": staying}
        )
    if placing.since == on:
        raise Refusal(_("Đơn vị thành lập đúng ngày này; hãy chọn ngày giải thể muộn hơn."))
    end_posts(unit, on)
    placing.until = on
    placing.save(update_fields=["until"])


def end_posts(unit: Unit, on: date) -> None:
    held = unit.posts.filter(Q(until__isnull=True) | Q(until__gt=on))
    late = list(held.filter(since__gte=on).select_related("person")[:LATE_SHOWN])
    if late:
        names = ", ".join(f"{post.person.full_name} ({post.since:%d/%m/%Y})" for post in late)
        raise Refusal(
            _(
                "Có chức vụ ghi đúng hoặc sau ngày này: %(names)s. Hãy chọn ngày muộn hơn, "
                "hoặc sửa chức vụ đó."
            )
            % {"names": names}
        )
    held.update(until=on)


@transaction.atomic
def describe_unit(*, unit: Unit, variety: str, beside: Unit | None, on: date, by: Actor) -> None:
    """What sort of unit it is was known wrongly or not at all, so it holds for every day; beside which cell
    it stands, from that day on."""
    lock(unit.organisation_id)
    last = placing_to_change(unit, on)
    if (unit.variety, last.beside) == (variety, beside):
        raise Refusal(_("Loại hình và chi bộ gắn với vẫn như cũ, không có gì để thay đổi."))
    unit.variety = variety
    unit.save(update_fields=["variety"])
    if last.beside != beside:
        place_anew(unit, on, beside=beside)
    details = {"variety": variety, "beside": beside.pk if beside else None, "on": on.isoformat()}
    record(
        organisation=unit.organisation_id,
        by=by,
        deed="unit.describe",
        about=f"unit:{unit.pk}",
        details=details,
    )
    changed(registered(unit.organisation_id, "unit.describe", last.name, by))


def place_anew(unit: Unit, on: date, **changes: object) -> Placing:
    """Ends the last placing and begins one with the changes; on its very first day it is corrected."""
    old = placing_to_change(unit, on)
    if old.since == on:
        for name, value in changes.items():
            setattr(old, name, value)
        old.save()
        return old
    columns = {name: getattr(old, name) for name in ("parent", "beside", "name", "short_name", "position")}
    Placing.objects.filter(pk=old.pk).update(until=on)
    return Placing.objects.create(
        organisation_id=unit.organisation_id, unit=unit, since=on, **{**columns, **changes}
    )


def placing_to_change(unit: Unit, on: date) -> Placing:
    """The unit's last placing: history before a later change is not rewritten."""
    last = unit.placings.order_by("-since").first()
    if last is None or last.until is not None:
        raise Refusal(_("Đơn vị này đã kết thúc hoạt động nên không thay đổi được nữa."))
    if on < last.since:
        raise Refusal(
            _("Ngày hiệu lực phải từ %(day)s trở đi, vì đơn vị đã có thay đổi vào ngày đó.")
            % {"day": last.since.strftime("%d/%m/%Y")}
        )
    return last


def note(
    kind: UnitChange.Kind,
    *,
    organisation: int,
    on: date,
    paper: str,
    by: Actor,
    before: list[Unit] | None = None,
    after: list[Unit] | None = None,
) -> UnitChange:
    """Keeps the change beside the tree, with its paper, and in the journal."""
    change = UnitChange.objects.create(organisation_id=organisation, kind=kind, on=on, paper=paper)
    old: Sequence[Unit | None] = before or [None]
    new: Sequence[Unit | None] = after or [None]
    UnitDescent.objects.bulk_create(
        UnitDescent(organisation_id=organisation, change=change, before=first, after=second)
        for first in old
        for second in new
    )
    record(
        organisation=organisation,
        by=by,
        deed=f"unit.{kind}",
        about=f"unit:{(after or before or [])[0].pk}",
        details={
            "on": on.isoformat(),
            "paper": paper,
            "before": [unit.pk for unit in before or []],
            "after": [unit.pk for unit in after or []],
        },
    )
    changed(registered(organisation, f"unit.{kind}", paper, by))
    return change
