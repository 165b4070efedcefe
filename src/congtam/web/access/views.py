"""Who can come in: accounts of an organisation, opened, closed and unlocked by its office."""

from axes.models import AccessAttempt
from axes.utils import reset
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congtam.journal.actions import record
from congtam.people.actions.accounts import (
    close_account,
    open_account,
    reopen_account,
)
from congtam.people.models import Account
from congtam.people.names import plain
from congtam.people.permissions import Action, Target
from congtam.people.queries.accounts import accounts, grants, open_codes
from congtam.people.queries.tree import last_names
from congtam.web.access.forms import OpenForm
from congtam.web.access.longer import open_all
from congtam.web.base.guards import account_of, actor, guard, signed_in, today
from congtam.web.base.jobs import later

PAGE = 50


def home_of(request: HttpRequest, action: Action = Action.MANAGE_ACCESS) -> int:
    """The organisation whose access is looked after here. Guarded."""
    organisation = account_of(request).organisation_id
    guard(request, action, Target(organisation))
    return organisation


def account_to_change(
    request: HttpRequest, account_id: int, action: Action = Action.MANAGE_ACCESS
) -> Account:
    account = get_object_or_404(Account, pk=account_id)
    guard(request, action, Target(account.organisation_id))
    return account


@signed_in
@require_GET
def accounts_of_all(request: HttpRequest) -> HttpResponse:
    organisation = home_of(request)
    rows = accounts(organisation)
    for word in plain(request.GET.get("tim", "")).split():
        rows = rows.filter(Q(person__search_key__contains=word) | Q(username__contains=word))
    roles: dict[int, list[object]] = {}
    for grant in grants(organisation):
        roles.setdefault(grant.account_id, []).append(grant)
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    return render(
        request,
        "access/accounts.html",
        {
            "page": page,
            "guessed": guessed_too_often([account.username for account in page.object_list]),
            "codes": open_codes(organisation),
            "roles": roles,
            "names": last_names(organisation),
            "wanted": request.GET,
            "waiting": accounts(organisation).filter(must_set_password=True, is_active=True).count(),
        },
    )


def guessed_too_often(usernames: list[str]) -> set[str]:
    """Whose password was typed wrongly so often that they wait."""
    tried = AccessAttempt.objects.filter(
        username__in=usernames, failures_since_start__gte=settings.AXES_FAILURE_LIMIT
    )
    return set(tried.values_list("username", flat=True))


@signed_in
@require_POST
def open_for_all(request: HttpRequest) -> HttpResponse:
    """An account for every member who has none. Nobody can come in before a code is printed."""
    wanted = {"organisation": home_of(request), "day": today().isoformat()}
    title, back = _("Mở tài khoản cho mọi đảng viên"), reverse("access:accounts")
    return later(request, Action.MANAGE_ACCESS, open_all, title, wanted, back=back)


@signed_in
@require_http_methods(["GET", "POST"])
def open_one(request: HttpRequest) -> HttpResponse:
    """For somebody who is no member here: a clerk, an administrator, a guest of the superior level."""
    organisation = home_of(request)
    form = OpenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        open_account(organisation=organisation, by=actor(request), **form.cleaned_data)
        messages.success(request, _("Đã mở tài khoản. In giấy hẹn để người đó vào lần đầu."))
        return redirect("access:accounts")
    return render(request, "access/open_one.html", {"form": form})


@signed_in
@require_POST
def close(request: HttpRequest, account_id: int) -> HttpResponse:
    account = account_to_change(request, account_id)
    if account == request.user:
        messages.error(request, _("Không tự khóa tài khoản của mình được. Hãy nhờ người khác."))
        return redirect("access:accounts")
    close_account(account=account, by=actor(request))
    messages.success(request, _("Đã khóa tài khoản %(name)s.") % {"name": account.username})
    return redirect("access:accounts")


@signed_in
@require_POST
def unlock(request: HttpRequest, account_id: int) -> HttpResponse:
    """After five wrong guesses, without waiting the quarter of an hour; or after it was closed."""
    account = account_to_change(request, account_id)
    if not account.is_active:
        reopen_account(account=account, by=actor(request))
        messages.success(
            request,
            _("Đã mở lại cho %(name)s. In giấy hẹn mới để người đó đặt lại mật khẩu.")
            % {"name": account.username},
        )
        return redirect("access:accounts")
    reset(username=account.username)
    record(
        organisation=account.organisation_id,
        by=actor(request),
        deed="account.unlock",
        about=f"account:{account.pk}",
    )
    messages.success(request, _("Đã mở lại cho %(name)s.") % {"name": account.username})
    return redirect("access:accounts")
