"""The second step at the door: allauth's views in our words, for those who may have it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account_views
from allauth.mfa.base import views as base
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from congtam.web.base.guards import rights, signed_in
from congtam.web.signin import noting, views
from congtam.web.signin.account import may_have_second_step
from congtam.web.signin.keys import takes_keys

View = Callable[..., HttpResponseBase]


def for_those_who_may(view: View) -> View:
    @signed_in
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        if not may_have_second_step(rights(request)):
            raise PermissionDenied
        return view(request, *args, **named)

    return guarded


def by_name(view: View) -> View:
    """Elsewhere the browser would fail without a word."""

    @wraps(view)
    def named(request: HttpRequest, *args: Any, **sent: Any) -> HttpResponseBase:
        if not takes_keys(request):
            messages.error(
                request, _("Khóa đăng nhập chỉ thêm được khi mở trang bằng tên máy, không bằng số.")
            )
            return redirect("signin:account")
        return view(request, *args, **sent)

    return named


@signed_in
def index(request: HttpRequest) -> HttpResponseBase:  # noqa: ARG001
    """allauth goes here after its deeds; all of it is on the page of the account."""
    return redirect("signin:account")


# allauth finds its views by these names.
urlpatterns: list[URLPattern] = [
    path("vao/", views.sign_in, name="account_login"),
    path("vao/buoc-hai/", base.authenticate, name="mfa_authenticate"),
    path("vao/xac-nhan/", signed_in(account_views.reauthenticate), name="account_reauthenticate"),
    path("vao/xac-nhan/ma/", signed_in(base.reauthenticate), name="mfa_reauthenticate"),
    path("tai-khoan/buoc-hai/", index, name="mfa_index"),
    path("tai-khoan/buoc-hai/bat/", for_those_who_may(totp.activate_totp), name="mfa_activate_totp"),
    path("tai-khoan/buoc-hai/tat/", for_those_who_may(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path(
        "tai-khoan/buoc-hai/ma-du-phong/",
        for_those_who_may(recovery.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "tai-khoan/buoc-hai/ma-du-phong/moi/",
        for_those_who_may(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
]

passkey_urlpatterns: list[URLPattern] = [
    path("vao/khoa/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path(
        "vao/xac-nhan/khoa/", signed_in(webauthn.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"
    ),
    path("tai-khoan/khoa/", for_those_who_may(webauthn.list_webauthn), name="mfa_list_webauthn"),
    path("tai-khoan/khoa/them/", for_those_who_may(by_name(webauthn.add_webauthn)), name="mfa_add_webauthn"),
    path(
        "tai-khoan/khoa/<int:pk>/bo/", for_those_who_may(webauthn.remove_webauthn), name="mfa_remove_webauthn"
    ),
]

noting.listen()
if settings.MFA_PASSKEY_LOGIN_ENABLED:
    urlpatterns += passkey_urlpatterns
