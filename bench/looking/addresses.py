"""Which addresses are looked at, with what; which are not, and why."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, reverse

from congtam.web.polls.urls import urlpatterns as of_polls
from congtam.web.voting.manner import MANNERS, PLAIN
from tests.web.page import Keys
from tests.web.pages import PAGES
from tests.web.settling_pages import WORDING

QUERIES = {
    "persons:list": ("", "?tim=nguyen", "?trang=20"),
    "settling:place": (WORDING,),
    "settling:unsettle": (WORDING,),
}
"""More than the bare address, or something else."""
DOOR = "leads on, or asks for a password, which is slow on purpose"
ONE_FILE = "gives one file that somebody attached, as sheets:file and comments:scan do"
NOT_TIMED = {
    "root": "leads home",
    "signin:sign_in": DOOR,
    "signin:own_password": DOOR,
    "account_login": DOOR,
    "account_reauthenticate": DOOR,
    "mfa_authenticate": DOOR,
    "mfa_reauthenticate": DOOR,
    "mfa_index": DOOR,
    "mfa_activate_totp": DOOR,
    "mfa_deactivate_totp": DOOR,
    "mfa_view_recovery_codes": DOOR,
    "mfa_generate_recovery_codes": DOOR,
    "mfa_login_webauthn": DOOR,
    "commitments:file": ONE_FILE,
    "remedies:file": ONE_FILE,
    "commitments:return": "asks one question about a commitment that was handed in",
    "machine:take_backup": "gives one file, as large as the data folder is",
    "commitments:taking": "leads to the page of one list",
    "roster:run": "leads to the page of one list",
    "meetings:screen_content": "is part of meetings:screen, for a screen that holds a key of its own",
    "roster:trial": "shows what long work found: the dry run of 3,000 people is timed above",
    "polls:uphold": "leads to the vote while nothing has overtaken it",
    **{
        f"voting:{manner.name(page)}": "is the same page on a shared tablet, or in English"
        for manner in MANNERS
        for page in ("entry", "check", "drop")
        if manner != PLAIN
    },
}


def addresses(resolver: URLResolver, space: str = "") -> Iterator[str]:
    """Every name there is: a new page is missed here without being named."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{space}{pattern.name}"


def of_the_table(wanted: str) -> dict[Keys, list[str]]:
    """Pages by the rows that they are about; those of one vote are looked at stage by stage."""
    of_one_vote = {name for name, _address in of_votes(0)}
    found: dict[Keys, list[str]] = {}
    for name, page in PAGES.items():
        if page.method == "GET" and name.startswith(wanted) and name not in of_one_vote:
            found.setdefault(page.keys, []).append(name)
    return found


def of_votes(poll: int) -> list[tuple[str, str]]:
    names = [one.name for one in of_polls if "poll_id" in one.pattern.converters]
    return [(f"polls:{name}", reverse(f"polls:{name}", kwargs={"poll_id": poll})) for name in names]
