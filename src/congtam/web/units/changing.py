"""Opening, renaming, moving and closing a unit."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congtam.people.actions.units import close_unit, describe_unit, move_unit, open_unit, rename_unit
from congtam.people.models import Unit
from congtam.people.permissions import Action, Target
from congtam.people.queries.tree import tree
from congtam.web.base.deeds import done
from congtam.web.base.guards import about_unit, account_of, actor, guard, signed_in, today
from congtam.web.units.forms import ChangeForm, DescribeForm, MoveForm, OpenForm, RenameForm


def unit_to_change(request: HttpRequest, unit_id: int) -> Unit:
    unit = get_object_or_404(Unit, pk=unit_id)
    guard(request, Action.CHANGE_UNITS, about_unit(unit))
    return unit


def page(request: HttpRequest, unit: Unit | None, title: str, lead: str, **more: object) -> HttpResponse:
    last = unit.placings.order_by("-since").first() if unit else None
    return render(
        request, "units/change.html", {"unit": unit, "last": last, "title": title, "lead": lead, **more}
    )


@signed_in
@require_http_methods(["GET", "POST"])
def open_new(request: HttpRequest) -> HttpResponse:
    organisation = account_of(request).organisation_id
    guard(request, Action.CHANGE_UNITS, Target(organisation))
    form = OpenForm(request.POST or None, tree=tree(organisation, today()))
    if request.method == "POST" and form.is_valid():
        opened: list[Unit] = []
        if done(
            form,
            lambda: opened.append(
                open_unit(organisation=organisation, by=actor(request), **form.cleaned_data)
            ),
        ):
            messages.success(request, _("Đã thành lập đơn vị."))
            return redirect("units:unit", opened[0].pk)
    return page(
        request,
        None,
        _("Thành lập đơn vị"),
        _("Đơn vị có từ ngày hiệu lực; trước ngày đó cây tổ chức vẫn như cũ."),
        form=form,
    )


@signed_in
@require_http_methods(["GET", "POST"])
def rename(request: HttpRequest, unit_id: int) -> HttpResponse:
    unit = unit_to_change(request, unit_id)
    last = unit.placings.order_by("-since").first()
    known = {"name": last.name, "short_name": last.short_name} if last else {}
    form = RenameForm(request.POST or None, initial=known)
    if (
        request.method == "POST"
        and form.is_valid()
        and done(form, lambda: rename_unit(unit=unit, by=actor(request), **form.cleaned_data))
    ):
        messages.success(request, _("Đã đổi tên. Trước ngày hiệu lực, đơn vị vẫn mang tên cũ."))
        return redirect("units:unit", unit_id)
    return page(request, unit, _("Đổi tên đơn vị"), _("Tên cũ còn nguyên trong lịch sử."), form=form)


@signed_in
@require_http_methods(["GET", "POST"])
def describe(request: HttpRequest, unit_id: int) -> HttpResponse:
    unit = unit_to_change(request, unit_id)
    last = unit.placings.order_by("-since").first()
    known = {"variety": unit.variety, "beside": last.beside_id if last else None}
    there = tree(unit.organisation_id, today())
    form = DescribeForm(request.POST or None, initial=known, tree=there, unit=unit)
    if (
        request.method == "POST"
        and form.is_valid()
        and done(form, lambda: describe_unit(unit=unit, by=actor(request), **form.cleaned_data))
    ):
        messages.success(request, _("Đã ghi."))
        return redirect("units:unit", unit_id)
    return page(
        request,
        unit,
        _("Sửa loại hình"),
        _("Loại hình cho biết lấy ý kiến ở đâu; lần nhập từ Excel chỉ đoán theo tên."),
        form=form,
    )


@signed_in
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, unit_id: int) -> HttpResponse:
    unit = unit_to_change(request, unit_id)
    form = MoveForm(request.POST or None, tree=tree(unit.organisation_id, today()), unit=unit)
    if (
        request.method == "POST"
        and form.is_valid()
        and done(form, lambda: move_unit(unit=unit, by=actor(request), **form.cleaned_data))
    ):
        messages.success(request, _("Đã chuyển đơn vị trực thuộc."))
        return redirect("units:unit", unit_id)
    return page(
        request,
        unit,
        _("Chuyển đơn vị trực thuộc"),
        _("Cả những đơn vị bên dưới cùng đi theo, từ ngày hiệu lực."),
        form=form,
    )


@signed_in
@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, unit_id: int) -> HttpResponse:
    unit = unit_to_change(request, unit_id)
    form = ChangeForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and done(form, lambda: close_unit(unit=unit, by=actor(request), **form.cleaned_data))
    ):
        messages.success(request, _("Đã giải thể đơn vị. Lịch sử còn nguyên."))
        return redirect("units:unit", unit_id)
    return page(
        request,
        unit,
        _("Giải thể đơn vị"),
        _("Chỉ được khi không còn đảng viên và đơn vị trực thuộc; chức vụ trong đơn vị kết thúc cùng ngày."),
        form=form,
    )
