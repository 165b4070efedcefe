"""Roles given by name, and taken back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from congtam.people.actions.accounts import grant_role, withdraw_role
from congtam.people.models import Grant
from congtam.people.permissions import Action, Target
from congtam.people.queries.tree import tree
from congtam.web.access.forms import GrantForm
from congtam.web.access.views import account_to_change
from congtam.web.base.deeds import done
from congtam.web.base.guards import actor, guard, signed_in, today


@signed_in
@require_http_methods(["GET", "POST"])
def grant(request: HttpRequest, account_id: int) -> HttpResponse:
    account = account_to_change(request, account_id, Action.MANAGE_ROLES)
    form = GrantForm(
        request.POST or None, initial={"since": today()}, tree=tree(account.organisation_id, today())
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and done(form, lambda: grant_role(account=account, by=actor(request), **form.cleaned_data))
    ):
        messages.success(request, _("Đã giao vai trò cho %(name)s.") % {"name": account.display_name})
        return redirect("access:accounts")
    return render(request, "access/grant.html", {"form": form, "holder": account})


@signed_in
@require_POST
def withdraw(request: HttpRequest, grant_id: int) -> HttpResponse:
    held = get_object_or_404(Grant, pk=grant_id)
    guard(request, Action.MANAGE_ROLES, Target(held.organisation_id))
    if held.account == request.user:
        messages.error(request, _("Không tự thu vai trò của mình được. Hãy nhờ người khác."))
        return redirect("access:accounts")
    withdraw_role(grant=held, on=today(), by=actor(request))
    messages.success(request, _("Đã thu vai trò."))
    return redirect("access:accounts")
