"""What allauth asks us to decide, and its few texts in our words."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from congtam.journal.actions import record
from congtam.journal.actors import Actor
from congtam.people.models import Account

WRONG_CODE = _("Mã không đúng. Hãy gõ mã đang hiện trên ứng dụng, hoặc một mã dự phòng.")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages: ClassVar[dict[str, str | Promise]] = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_password": _("Mật khẩu không đúng."),
        "too_many_login_attempts": _("Đã sai nhiều lần. Hãy đợi 15 phút rồi thử lại."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Accounts are made by the office, never by a visitor."""
        return False

    def post_login(self, request: HttpRequest, user: Account, **hook: Any) -> HttpResponse:
        record(
            organisation=user.organisation_id,
            by=Actor(key=user.pk, name=user.display_name),
            deed="account.sign_in",
            about=f"account:{user.pk}",
        )
        response: HttpResponse = super().post_login(request, user, **hook)
        return response

    def add_message(self, *_: Any, **__: Any) -> None:
        """Our pages say themselves what happened."""

    def send_mail(self, *_: Any, **__: Any) -> None:
        """Nothing leaves the machine."""

    def send_notification_mail(self, *_: Any, **__: Any) -> None:
        """Nothing leaves the machine."""


class SecondStepAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages: ClassVar[dict[str, str | Promise]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
    }
