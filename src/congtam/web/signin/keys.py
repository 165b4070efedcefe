"""Where a passkey can work: on an encrypted page, at a host that is called by a name."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port


def takes_keys(request: HttpRequest) -> bool:
    """A browser binds a key to a name and refuses a number: the same machine takes it at one address only."""
    return bool(settings.MFA_PASSKEY_LOGIN_ENABLED) and not is_number(request.get_host())


def is_number(host: str) -> bool:
    domain, _ = split_domain_port(host)
    try:
        ip_address(domain.strip("[]"))
    except ValueError:
        return False
    return True
