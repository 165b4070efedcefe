"""Merging a unit into another, and splitting a cell."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congtam.people.actions.mergers import merge_units, split_into_new_cell
from congtam.people.models import Unit
from congtam.people.queries.roll import members
from congtam.people.queries.tree import tree
from congtam.people.refusals import Refusal
from congtam.web.base.deeds import done
from congtam.web.base.guards import actor, signed_in, today
from congtam.web.base.numbers import numbers
from congtam.web.units.changing import page, unit_to_change
from congtam.web.units.forms import MergeForm, SplitForm


@signed_in
@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, unit_id: int) -> HttpResponse:
    unit = unit_to_change(request, unit_id)
    form = MergeForm(request.POST or None, tree=tree(unit.organisation_id, today()), unit=unit)
    if (
        request.method == "POST"
        and form.is_valid()
        and done(form, lambda: merge_units(units=[unit], by=actor(request), **form.cleaned_data))
    ):
        messages.success(request, _("Đã sáp nhập. Đảng viên và đơn vị bên dưới đã sang đơn vị nhận."))
        return redirect("units:unit", form.cleaned_data["into"].pk)
    return page(
        request,
        unit,
        _("Sáp nhập vào đơn vị khác"),
        _("Đảng viên và đơn vị bên dưới sang đơn vị nhận; chức vụ ở đơn vị cũ kết thúc; lịch sử còn nguyên."),
        form=form,
    )


@signed_in
@require_http_methods(["GET", "POST"])
def split(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Those ticked go to a new cell beside this one."""
    unit = unit_to_change(request, unit_id)
    form = SplitForm(request.POST or None)
    rows = members(unit.organisation_id, today(), cells=[unit_id]) if unit.kind == Unit.Kind.CELL else []
    leaving = set(numbers(request.POST.getlist("leaving")))
    if (
        request.method == "POST"
        and form.is_valid()
        and done(form, lambda: split_off(request, unit, leaving, form))
    ):
        messages.success(request, _("Đã tách chi bộ."))
        return redirect("units:unit", unit_id)
    return render(
        request,
        "units/split.html",
        {
            "unit": unit,
            "last": unit.placings.order_by("-since").first(),
            "form": form,
            "rows": rows,
            "leaving": leaving,
        },
    )


def split_off(request: HttpRequest, unit: Unit, leaving: set[int], form: SplitForm) -> None:
    if unit.kind != Unit.Kind.CELL:
        raise Refusal(_("Chỉ tách được chi bộ. Đơn vị khác thì thành lập mới rồi chuyển đơn vị trực thuộc."))
    split_into_new_cell(unit=unit, persons=leaving, by=actor(request), **form.cleaned_data)
