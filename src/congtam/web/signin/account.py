"""One's own account: where it is signed in, its second step, its keys."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from congtam.people.permissions import Rights, Role
from congtam.web.base.guards import account_of, rights, signed_in
from congtam.web.signin.browsers import named
from congtam.web.signin.keys import takes_keys

SECOND_STEP_ROLES = (
    Role.OFFICE,
    Role.STANDING,
    Role.COMMITTEE,
    Role.SECRETARY,
    Role.CHAIR,
    Role.SUPERIOR,
    Role.ADMINISTRATOR,
)


def may_have_second_step(held: Rights) -> bool:
    """For those whose account reaches other people's data."""
    return held.has(*SECOND_STEP_ROLES)


@signed_in
@require_GET
def account(request: HttpRequest) -> HttpResponse:
    owner = account_of(request)
    kinds = [step.type for step in Authenticator.objects.filter(user=owner)]
    return render(
        request,
        "signin/account.html",
        {
            "sessions": [(one, named(one.user_agent)) for one in UserSession.objects.purge_and_list(owner)],
            "has_card": owner.person is not None and bool(owner.person.card_number),
            "offers_second_step": may_have_second_step(rights(request)),
            "has_totp": Authenticator.Type.TOTP in kinds,
            "passkeys": kinds.count(Authenticator.Type.WEBAUTHN),
            "offers_passkeys": takes_keys(request),
        },
    )


@signed_in
@require_POST
def end_session(request: HttpRequest, session_id: int) -> HttpResponse:
    """One's own, on another machine or on this one."""
    session = get_object_or_404(UserSession, pk=session_id, user=account_of(request))
    session.end()
    messages.success(request, _("Đã thoát khỏi máy đó."))
    return redirect("signin:account")
