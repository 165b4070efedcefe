"""What each word does, in its order. Django is set up and the data folder is ours."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from django.utils import timezone

from congtam.backup import leftovers
from congtam.cli.saying import Say
from congtam.config import errors, places
from congtam.demo.campaign import make_example
from congtam.demo.described import LARGE, SMALL, described
from congtam.demo.making import is_there, others_than_examples, print_cards
from congtam.entrance import TRUSTED
from congtam.people.cards import Card
from congtam.people.models import Organisation
from congtam.people.refusals import Refusal
from congtam.serving import addresses, authority, files, folder, tables
from congtam.serving.backups import backup, restore
from congtam.serving.beginning import begin_organisation
from congtam.serving.beside import long_work
from congtam.serving.cards import show
from congtam.serving.server import Place
from congtam.serving.server import serve as serve_pages
from congtam.serving.trouble import Trouble

Deed = Callable[[argparse.Namespace, Say], None]


def run(asked: argparse.Namespace, say: Say) -> None:
    """With the example ward where nothing else is; for this machine alone, unless asked otherwise."""
    place = chosen_place(asked, say, asked.host or addresses.HERE)
    cards = prepare(say, lambda: [] if Organisation.objects.exists() else make_examples(SMALL, say))
    serve_at(place, say, cards)


def serve(asked: argparse.Namespace, say: Say) -> None:
    """For real use: whoever reaches the machine reaches the product."""
    place = chosen_place(asked, say, asked.host or "0.0.0.0")  # noqa: S104 - an office's network is meant
    prepare(say)
    if not Organisation.objects.exists():
        raise Trouble("no_organisation", places.DATA)
    serve_at(place, say, [])


def demo(asked: argparse.Namespace, say: Say) -> None:
    ward = LARGE if asked.large else SMALL
    if cards := prepare(say, lambda: example(ward, say)):
        show(say, cards)
    elif asked.cards:
        show(say, print_cards(ward, again=True))
    else:
        tell(say("there", name=described(ward).name))
        tell(say("cards_again"))


def example(ward: str, say: Say) -> list[Card]:
    if others := others_than_examples():
        raise Trouble("real_data", places.DATA, names=", ".join(others))
    return [] if is_there(ward) else make_examples(ward, say)


def begin(asked: argparse.Namespace, say: Say) -> None:
    prepare(say)
    if there := list(Organisation.objects.values_list("name", flat=True)):
        raise Trouble("has_organisation", places.DATA, names=", ".join(there))
    try:
        cards = begin_organisation(
            name=asked.name, code=asked.code, office=asked.office, administrator=asked.administrator
        )
    except Refusal as refusal:
        raise Trouble("refused", said=str(refusal)) from refusal
    tell(say("begun", name=asked.name))
    show(say, cards)
    tell("\n" + say("next"))


BY_WORD: dict[str, Deed] = {
    "run": run,
    "serve": serve,
    "demo": demo,
    "begin": begin,
    "backup": backup,
    "restore": restore,
}


def chosen_place(asked: argparse.Namespace, say: Say, host: str) -> Place:
    """Asked first: nobody waits for tables to be told that a port is taken."""
    folder.refuse_second(places.DATA)
    port = addresses.chosen_port(host, asked.port, tls=asked.tls)
    usual = addresses.USUAL_TLS if asked.tls else addresses.USUAL
    if asked.port is None and port != usual:
        tell(say("moved", usual=usual, port=port))
    if not asked.tls:
        return Place(host, port)
    return Place(host, port, with_authority(asked, say, host), tuple(asked.name))


def with_authority(asked: argparse.Namespace, say: Say, host: str) -> authority.Files:
    made = authority.Files(places.DATA / TRUSTED.parent)
    if not made.is_made:
        tell(say("authority"))
    own = [host] if host not in addresses.EVERYWHERE else addresses.network_addresses()
    names = [*asked.name, *addresses.host_names(), *own, addresses.HERE]
    authority.bring_up(made, list(dict.fromkeys(names)), timezone.now())
    return made


def prepare(say: Say, make_cards: Callable[[], list[Card]] = list) -> list[Card]:
    """Tables, and what else has to be there before anybody may come in."""
    with folder.preparing(places.DATA) as was_left:
        if was_left:
            tell(say("unfinished"))
        tables.bring_up(lambda: tell(say("tables")))
        return make_cards()


def make_examples(ward: str, say: Say) -> list[Card]:
    tell(say("making", name=described(ward).name))
    began = timezone.now()
    make_example(ward, timezone.localdate())
    cards = print_cards(ward)
    tell(say("made", seconds=(timezone.now() - began).total_seconds()))
    return cards


def serve_at(place: Place, say: Say, cards: list[Card]) -> None:
    files.compile_translations()
    files.bring_static(lambda: tell(say("static")))
    reached = addresses.reached_at(place.host, place.port, tls=place.tls is not None, names=place.names)
    with folder.held(places.DATA, reached[0]):
        leftovers.clear_unless_busy()
        tables.let_go()
        with long_work():
            serve_pages(place, lambda: say_open(place, say, reached, cards))
    tell(say("stopped", folder=places.DATA))


def say_open(place: Place, say: Say, reached: list[str], cards: list[Card]) -> None:
    tell("\n" + say("open_at"))
    for address in reached:
        tell(f"  {address}")
    if place.tls:
        tell(f"\n{say('fingerprint')}\n  {authority.fingerprint(place.tls)}")
        tell(say("trust", file=place.tls.authority))
    elif place.host != addresses.HERE:
        tell("\n" + say("plain"))
    if cards:
        show(say, cards, reached[0])
    elif is_there(SMALL):
        tell(say("cards_again"))
    tell("\n" + say("folder", folder=places.DATA))
    tell(say("faults", file=errors.FILE))
    tell(say("stop"))


def tell(line: str) -> None:
    print(line, flush=True)
