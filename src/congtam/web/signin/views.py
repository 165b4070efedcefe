"""The door: with a password, with a printed code the first time, a password of one's own, and out again."""

from typing import Any

from allauth.account.utils import perform_login
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import authenticate, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congtam.people.actions.accounts import set_own_password
from congtam.people.queries.accounts import account_named
from congtam.web.base.guards import account_of, actor, signed_in
from congtam.web.signin.forms import ChangePasswordForm, FirstTimeForm, OwnPasswordForm, SignInForm
from congtam.web.signin.keys import takes_keys


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("tasks:tasks")
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = come_in(request, form.cleaned_data["name"], password=form.cleaned_data["password"])
        if found:
            return found
        form.add_error(None, refusal(request, _("Tên hoặc mật khẩu không đúng. Chưa rõ cái nào sai.")))
    return render(
        request,
        "signin/sign_in.html",
        {"form": form, "next": request.GET.get("next", ""), "passkeys": takes_keys(request)},
        status=429 if is_locked_out(request) else 200,
    )


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def first_time(request: HttpRequest) -> HttpResponse:
    """With the code on the paper handed over in person. It leads to setting a password and no further."""
    form = FirstTimeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = come_in(request, form.cleaned_data["name"], printed_code=form.cleaned_data["code"])
        if found:
            return found
        form.add_error(
            None, refusal(request, _("Tên hoặc mã không đúng, hoặc mã đã hết hạn. Hãy xem lại giấy hẹn."))
        )
    status = 429 if is_locked_out(request) else 200
    return render(request, "signin/first_time.html", {"form": form}, status=status)


def come_in(request: HttpRequest, identifier: str, **secret: Any) -> HttpResponse | None:
    """Guesses are counted under one name, however a person names themselves."""
    account = account_named(identifier)
    name = account.username if account else identifier.strip().lower()[:255]
    if authenticate(request, username=name, **secret) is None or account is None:
        return None
    response: HttpResponse = perform_login(request, account, email_verification="none")
    return response


def is_locked_out(request: HttpRequest) -> bool:
    return bool(getattr(request, "axes_locked_out", False))


def refusal(request: HttpRequest, otherwise: str) -> str:
    if is_locked_out(request):
        return _("Đã sai 5 lần. Hãy đợi 15 phút rồi thử lại, hoặc nhờ Văn phòng Đảng ủy in giấy hẹn mới.")
    return otherwise


@never_cache
@login_required
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "POST"])
def own_password(request: HttpRequest) -> HttpResponse:
    """Held up here until it is set; those who have one change it on the page of their account."""
    account = account_of(request)
    if not account.must_set_password:
        return redirect("signin:account")
    form = OwnPasswordForm(request.POST or None, account=account)
    if request.method == "POST" and form.is_valid():
        keep(request, form)
        messages.success(request, _("Đã đặt mật khẩu. Giấy hẹn không còn dùng được, có thể hủy."))
        return redirect("tasks:tasks")
    return render(request, "signin/own_password.html", {"form": form})


@signed_in
@sensitive_post_parameters("current", "password", "again")
@require_http_methods(["GET", "POST"])
def change_password(request: HttpRequest) -> HttpResponse:
    form = ChangePasswordForm(request.POST or None, account=account_of(request))
    if request.method == "POST" and form.is_valid():
        keep(request, form)
        messages.success(request, _("Đã đổi mật khẩu. Các máy khác đã thoát."))
        return redirect("signin:account")
    return render(request, "signin/change_password.html", {"form": form})


def keep(request: HttpRequest, form: OwnPasswordForm) -> None:
    """This session stays, all others end: their proof was the old password."""
    account = account_of(request)
    set_own_password(account=account, password=form.cleaned_data["password"], by=actor(request))
    update_session_auth_hash(request, account)
    UserSession.objects.create_from_request(request)  # it has a new key, and stays in the list of the owner


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("signin:signed_out")


@require_GET
def signed_out(request: HttpRequest) -> HttpResponse:
    return render(request, "signin/signed_out.html")
