"""Coming in with a printed code. Guesses are counted by the backend that stands before this one."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from congtam.people.codes import has_code
from congtam.people.models import Account


class PrintedCode(BaseBackend):
    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> Account | None:  # noqa: ARG002
        username, printed_code = credentials.get("username"), credentials.get("printed_code")
        if not username or not printed_code:
            return None
        account = Account.objects.filter(username=username, is_active=True).first()
        return account if account and has_code(account, printed_code) else None

    def get_user(self, user_id: int) -> Account | None:
        return Account.objects.filter(pk=user_id, is_active=True).first()
