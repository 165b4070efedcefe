"""What the office enters about a person. Each page is one form and one deed."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congtam.people.actions.memberships import change_membership, end_membership, enter_cell
from congtam.people.actions.persons import correct_person, register_person
from congtam.people.actions.posts import change_employment, end_post, give_post
from congtam.people.actions.registers import (
    end_leave,
    lift_discipline,
    record_discipline,
    record_leave,
    record_professional_rating,
    withdraw_entry,
)
from congtam.people.models import Discipline, Leave, Person, Post, ProfessionalRating
from congtam.people.permissions import Action, Target
from congtam.people.queries.roll import membership_on
from congtam.people.queries.tree import tree
from congtam.web.base.deeds import done
from congtam.web.base.guards import about_person, account_of, actor, guard, signed_in, today
from congtam.web.persons.forms import (
    AbsenceForm,
    CellForm,
    DisciplineForm,
    EmploymentForm,
    EndForm,
    LeaveHereForm,
    PersonForm,
    PostForm,
    RatingForm,
    RegisterForm,
    WithdrawForm,
)

BOTH = ["GET", "POST"]
WITHDRAWN: dict[str, Any] = {
    "leave_id": Leave,
    "discipline_id": Discipline,
    "rating_id": ProfessionalRating,
    "post_id": Post,
}


def person_to_change(request: HttpRequest, person_id: int) -> Person:
    person = get_object_or_404(Person, pk=person_id)
    guard(request, Action.CHANGE_PERSON, about_person(person, today()))
    return person


def entered(
    request: HttpRequest, person: Person, form: forms.Form, title: str, deed: Callable[..., object]
) -> HttpResponse:
    """The form with its title; when it is sent and holds, the deed is done with what it says."""
    if (
        request.method == "POST"
        and form.is_valid()
        and done(form, lambda: deed(by=actor(request), **form.cleaned_data))
    ):
        messages.success(request, _("Đã ghi."))
        return redirect("persons:person", person.pk)
    return render(request, "persons/enter.html", {"person": person, "form": form, "title": title})


@signed_in
@require_http_methods(BOTH)
def register(request: HttpRequest) -> HttpResponse:
    organisation = account_of(request).organisation_id
    guard(request, Action.CHANGE_PERSON, Target(organisation))
    form = RegisterForm(request.POST or None, tree=tree(organisation, today()))
    found: list[Person] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and done(form, lambda: found.append(new_member(request, organisation, dict(form.cleaned_data))))
    ):
        messages.success(request, _("Đã thêm vào danh sách."))
        return redirect("persons:person", found[0].pk)
    return render(request, "persons/enter.html", {"form": form, "title": _("Thêm một đảng viên")})


@transaction.atomic
def new_member(request: HttpRequest, organisation: int, words: dict[str, Any]) -> Person:
    cell, standing, since = (words.pop(name) for name in ("cell", "standing", "on"))
    person = register_person(organisation=organisation, by=actor(request), **words)
    enter_cell(person=person, cell=cell, standing=standing, since=since, by=actor(request))
    return person


@signed_in
@require_http_methods(BOTH)
def correct(request: HttpRequest, person_id: int) -> HttpResponse:
    person = person_to_change(request, person_id)
    known = {name: getattr(person, name) for name in PersonForm.base_fields}
    form = PersonForm(request.POST or None, initial=known)
    return entered(request, person, form, _("Sửa lý lịch"), partial(correct_person, person=person))


@signed_in
@require_http_methods(BOTH)
def membership(request: HttpRequest, person_id: int) -> HttpResponse:
    """Into a cell for those who are in none, else another cell or standing."""
    person = person_to_change(request, person_id)
    now = membership_on(person, today())
    known = {"cell": now.cell_id, "standing": now.standing} if now else {}
    form = CellForm(request.POST or None, initial=known, tree=tree(person.organisation_id, today()))
    if now:
        return entered(
            request, person, form, _("Đổi chi bộ hoặc tư cách"), partial(change_membership, person=person)
        )
    return entered(request, person, form, _("Tiếp nhận vào chi bộ"), partial(enter_from, person=person))


def enter_from(*, on: Any, **words: Any) -> None:
    enter_cell(since=on, **words)


@signed_in
@require_http_methods(BOTH)
def leave_here(request: HttpRequest, person_id: int) -> HttpResponse:
    person = person_to_change(request, person_id)
    form = LeaveHereForm(request.POST or None)
    return entered(
        request, person, form, _("Kết thúc sinh hoạt ở đây"), partial(end_membership, person=person)
    )


@signed_in
@require_http_methods(BOTH)
def post(request: HttpRequest, person_id: int) -> HttpResponse:
    person = person_to_change(request, person_id)
    form = PostForm(request.POST or None, tree=tree(person.organisation_id, today()))
    return entered(request, person, form, _("Ghi chức vụ"), partial(give_post, person=person))


@signed_in
@require_http_methods(BOTH)
def end_of_post(request: HttpRequest, person_id: int, post_id: int) -> HttpResponse:
    person = person_to_change(request, person_id)
    held = get_object_or_404(Post, pk=post_id, person=person)
    form = EndForm(request.POST or None)
    return entered(
        request, person, form, _("Thôi giữ chức vụ: %(post)s") % {"post": held}, partial(end_post, post=held)
    )


@signed_in
@require_http_methods(BOTH)
def employment(request: HttpRequest, person_id: int) -> HttpResponse:
    person = person_to_change(request, person_id)
    form = EmploymentForm(request.POST or None, tree=tree(person.organisation_id, today()))
    return entered(request, person, form, _("Ghi việc làm"), partial(change_employment, person=person))


@signed_in
@require_http_methods(BOTH)
def absence(request: HttpRequest, person_id: int) -> HttpResponse:
    person = person_to_change(request, person_id)
    form = AbsenceForm(request.POST or None)
    return entered(request, person, form, _("Ghi thời gian nghỉ"), partial(record_leave, person=person))


@signed_in
@require_http_methods(BOTH)
def end_of_absence(request: HttpRequest, person_id: int, leave_id: int) -> HttpResponse:
    person = person_to_change(request, person_id)
    leave = get_object_or_404(Leave, pk=leave_id, person=person)
    form = EndForm(request.POST or None)
    return entered(request, person, form, _("Ghi ngày trở lại"), partial(end_leave, leave=leave))


@signed_in
@require_http_methods(BOTH)
def discipline(request: HttpRequest, person_id: int) -> HttpResponse:
    person = person_to_change(request, person_id)
    form = DisciplineForm(request.POST or None)
    return entered(
        request, person, form, _("Ghi quyết định kỷ luật"), partial(record_discipline, person=person)
    )


@signed_in
@require_http_methods(BOTH)
def end_of_discipline(request: HttpRequest, person_id: int, discipline_id: int) -> HttpResponse:
    person = person_to_change(request, person_id)
    measure = get_object_or_404(Discipline, pk=discipline_id, person=person)
    form = EndForm(request.POST or None)
    title = _("Hết hiệu lực: %(measure)s") % {"measure": measure}
    return entered(request, person, form, title, partial(lift_discipline, discipline=measure))


@signed_in
@require_http_methods(BOTH)
def withdraw(request: HttpRequest, person_id: int, **key: int) -> HttpResponse:
    """One row of a register, named in the address by its own key."""
    person = person_to_change(request, person_id)
    ((name, number),) = key.items()
    row = get_object_or_404(WITHDRAWN[name], pk=number, person=person)
    form = WithdrawForm(request.POST or None)
    title = _("Bỏ dòng ghi nhầm: %(row)s") % {"row": row}
    return entered(request, person, form, title, partial(withdraw_entry, row=row))


@signed_in
@require_http_methods(BOTH)
def rating(request: HttpRequest, person_id: int) -> HttpResponse:
    person = person_to_change(request, person_id)
    form = RatingForm(request.POST or None)
    return entered(
        request,
        person,
        form,
        _("Ghi xếp loại chuyên môn của năm"),
        partial(record_professional_rating, person=person),
    )
