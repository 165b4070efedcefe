"""How long each page takes, how often it asks the database: a clerk of the large ward looks at all of them.

./congtam bench pages            every address that the clerk may look at
./congtam bench pages units:     those whose name begins so
"""

# ruff: noqa: E402 - the settings are chosen before anything reads them
from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

FOLDER = tempfile.TemporaryDirectory(prefix="congtam-bench-")  # goes when the measurement ends
os.environ["CONGTAM_DATA"] = FOLDER.name
os.environ["DJANGO_SETTINGS_MODULE"] = "congtam.config.settings"

import django

django.setup()

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from looking.importing import timed
from looking.rooms import BALLOT, fill

from congtam.campaigns.actions.correcting import enter_fact
from congtam.campaigns.actions.journal import note
from congtam.campaigns.models import Campaign, Dossier, PlanItem, Target
from congtam.campaigns.packs import pack_of
from congtam.commitments.lists.targets import TARGETS
from congtam.demo.campaign import make_example
from congtam.demo.described import LARGE
from congtam.journal.actors import PROGRAM, Actor
from congtam.people.models import Account, Membership, Organisation, Post, Unit
from congtam.remedies.judgements import judgements
from congtam.remedies.models import Shortcoming

TIMES = 7
LIMIT = 150
PACK = "hx-2018"
VARIANTS = {"persons:list": ("?tim=nguyen", "?trang=20")}
AFTER = ("results:campaign", "results:dossier", "results:record", "facts:kind", "tasks:tasks", "sheets:sheet")
Deed = Callable[[], object]


def step_of_a_dossier() -> None:
    """A branch goes back and forth between two steps, as by the deed of an office."""
    row = Dossier.objects.filter(kind="branch").order_by("pk")[0]
    row.reviewed_on = None if row.reviewed_on else timezone.localdate()
    row.save(update_fields=["reviewed_on"])
    note(row.campaign, "move", PROGRAM, {"dossiers": [row.pk]})


def fact_of_a_member() -> None:
    row = Dossier.objects.filter(kind="member").order_by("pk")[0]
    said = {"fact": "disciplined", "value": False, "reason": "Sổ theo dõi"}
    enter_fact(campaign=row.campaign, by=PROGRAM, person=row.person, **said)


DEEDS: dict[str, Deed] = {"after a step": step_of_a_dossier, "after a fact": fact_of_a_member}
APART = ("signin:", "voting:", "mfa_", "account_", "usersessions_", "set_language")
"""The door, whose passwords are slow on purpose, and the ballots, which are measured by `bench votes`."""


@dataclass(frozen=True)
class Figure:
    """`computing` is what the processor did of it, whatever else the machine was busy with."""

    name: str
    milliseconds: float
    computing: float
    queries: int


def main() -> None:
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    made, day = ward(), timezone.localdate()
    campaign = Campaign.objects.get(organisation=made)
    client = Client()
    clerk = Account.objects.get(username="lan")
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    office = Actor(key=clerk.pk, name=clerk.display_name)
    cell, post = largest(made)
    fill(campaign, cell, post.person, day, office)
    if not wanted:
        timed(made, day, office)
    values, others = sample(made, campaign, post), elsewhere(campaign)
    figures, unopened = [], []
    for name, needs in sorted(addresses(get_resolver())):
        if name.startswith(APART) or not name.startswith(wanted):
            continue
        room = name.partition(":")[0] + ":"
        figure = figure_of(client, name, needs, values | others.get(room, {}))
        if isinstance(figure, str):
            unopened.append((name, figure))
        figures += figure if isinstance(figure, list) else []
    report(figures, unopened)


def ward() -> Organisation:
    for alias in connections:
        call_command("migrate", database=alias, verbosity=0)
    began = time.perf_counter()
    made = make_example(LARGE, timezone.localdate())
    print(f"the large ward made, its campaign opened and begun in {time.perf_counter() - began:.1f} s\n")
    # Where the pages' files lie does not matter here, and nothing is collected for a measurement.
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    Account.objects.filter(username="lan").update(must_set_password=False)
    return made


def addresses(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """Name and parameters of every address there is: a new page is measured without being named here."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{space}{pattern.name}", tuple(pattern.pattern.converters)


def largest(made: Organisation) -> tuple[Unit, Post]:
    """The largest cell, and somebody with a post there."""
    now = Membership.objects.filter(organisation=made, until__isnull=True)
    cell = now.values("cell").annotate(members=Count("id")).order_by("-members")[0]["cell"]
    held = Post.objects.filter(organisation=made, unit=cell, until__isnull=True).select_related("person")
    return Unit.objects.get(pk=cell), held.order_by("pk")[0]


SHORT = {
    "part_id": "participation_id",
    "run_id": "importrun_id",
    "day_id": "calendarday_id",
    "taking_id": "listtaking_id",
}
"""Words of addresses for tables whose names are longer."""


def sample(made: Organisation, campaign: Campaign, post: Post) -> dict[str, object]:
    """What stands in addresses: the largest cell, somebody with a post there, else a table's first row."""
    cell = post.unit_id
    values: dict[str, object] = {}
    for model in apps.get_models():
        if model.__module__.startswith("congtam.") and hasattr(model, "organisation"):
            first: Any = model._default_manager.filter(organisation=made.pk).order_by("pk").first()
            values[f"{model.__name__.lower()}_id"] = first.pk if first else None
    values |= {short: values.get(full) for short, full in SHORT.items()}
    item = PlanItem.objects.filter(campaign=campaign).order_by("pk")[0]
    own = campaign.dossiers.get(person=post.person_id, kind="member")
    values |= {"unit_id": cell, "person_id": post.person_id, "post_id": post.pk, "campaign_id": campaign.pk}
    values |= {"dossier_id": own.pk, "poll_id": campaign.pollings.order_by("pk")[0].poll_id}
    table = {"rule": "cell_other_cells", "who": f"unit:{cell}", "kind": "cell", "fact": "disciplined"}
    words = {
        "act": "decide",
        "move": "review",
        "ballot": BALLOT,
        "form": next(iter(pack_of(campaign).reviews)),
    }
    return {**values, **table, **words, "pack_id": PACK, "key": item.key, "group": "raters", "number": 1}


def elsewhere(campaign: Campaign) -> dict[str, dict[str, object]]:
    """Words that mean something else in some rooms."""
    target = Target.objects.filter(dossier__campaign=campaign).order_by("pk")[0]
    judged = next(one for one in judgements(campaign) if one.kind == "cell")
    shortcoming = Shortcoming.objects.filter(organisation=campaign.organisation_id).order_by("pk")[0]
    return {
        "commitments:": {"dossier_id": target.dossier_id, "kind": TARGETS.key},
        "remedies:": {"item_id": shortcoming.pk, "fact": judged.fact, "step_name": "report"},
        "facts:": {"kind": "member"},
        "comments:": {"what": "review"},
    }


def figure_of(
    client: Client, name: str, needs: tuple[str, ...], values: dict[str, object]
) -> list[Figure] | str:
    """The figures, or why there are none; nothing at all for what is only done by POST."""
    lacking = [need for need in needs if values.get(need) is None]
    if lacking:
        return f"no value for {', '.join(lacking)}"
    try:
        address = reverse(name, kwargs={need: values[need] for need in needs})
    except NoReverseMatch:
        return "its parameters fit no address"
    answer = client.get(address)
    if answer.status_code == 405:
        return []
    if answer.status_code != 200:
        return f"answers {answer.status_code}"
    found = [measured(client, name + query, address + query) for query in ("", *VARIANTS.get(name, ()))]
    if name in AFTER:
        found += [measured(client, f"{name} {said}", address, deed) for said, deed in DEEDS.items()]
    return found


def measured(client: Client, name: str, address: str, deed: Deed | None = None) -> Figure:
    """With a deed the first look after it: what was kept of the campaign no longer holds."""
    times, computed = [], []
    for _ in range(TIMES):
        if deed:
            deed()
        start, before = time.perf_counter(), time.process_time()
        read(client, address)
        times.append(time.perf_counter() - start)
        computed.append(time.process_time() - before)
    if deed:
        deed()
    with CaptureQueriesContext(connection) as queries:
        read(client, address)
    return Figure(name, statistics.median(times) * 1000, statistics.median(computed) * 1000, len(queries))


def read(client: Client, address: str) -> None:
    """To the last byte, also of a file that is streamed."""
    answer: Any = client.get(address)
    if answer.streaming:
        b"".join(answer.streaming_content)


def report(figures: list[Figure], unopened: list[tuple[str, str]]) -> None:
    for one in sorted(figures, key=lambda figure: -figure.milliseconds):
        over = f"   over {LIMIT} ms" if one.milliseconds > LIMIT else ""
        took = f"{one.milliseconds:7.0f} ms, {one.computing:5.0f} ms of processor"
        print(f"{one.name:<34}{took}, {one.queries:3} queries{over}")
    if unopened:
        print("\nnot measured:")
        for name, why in unopened:
            print(f"  {name:<34}{why}")
    slow = [one.name for one in figures if one.milliseconds > LIMIT]
    print(f"\n{len(figures)} pages, median of {TIMES}; over {LIMIT} ms: {', '.join(slow) or 'none'}")


if __name__ == "__main__":
    main()
