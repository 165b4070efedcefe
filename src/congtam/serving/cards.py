"""Sign-in cards in a terminal."""

from __future__ import annotations

from django.urls import reverse
from django.utils.http import urlencode

from congtam.cli.saying import Say
from congtam.people.cards import Card


def show(say: Say, cards: list[Card], address: str = "") -> None:
    """One line for each; with an address also the link that carries the code where no server reads it."""
    print("\n" + say("cards_title"))
    widths = [max(len(getattr(card, key)) for card in cards) for key in ("name", "part", "username")]
    for card in cards:
        columns = zip((card.name, card.part, card.username), widths, strict=True)
        print("  " + "  ".join(f"{text:<{width}}" for text, width in columns) + f"  {card.code}")
        if address:
            print(f"      {link(card, address)}")
    if address:
        print(say("cards_where", address=address.rstrip("/") + reverse("signin:first_time")), flush=True)


def link(card: Card, address: str) -> str:
    carried = urlencode({"name": card.username, "code": card.code.replace(" ", "")})
    return f"{address.rstrip('/')}{reverse('signin:first_time')}#{carried}"
