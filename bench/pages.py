"""How long each page takes, how often it asks the database, on the large ward: every page of the table of all
pages, seen first after a deed and again; those of votes at each stage of the longest ballot there is.

./congtam bench pages            every page
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
from pathlib import Path
from typing import Any

FOLDER = tempfile.TemporaryDirectory(prefix="congtam-bench-")  # goes when the measurement ends
os.environ["CONGTAM_DATA"] = FOLDER.name
os.environ["DJANGO_SETTINGS_MODULE"] = "congtam.config.settings"
sys.path.insert(0, str(Path(__file__).parents[1]))  # the table of all pages stands beside its tests

import django

django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from django.utils import timezone
from looking.addresses import NOT_TIMED, QUERIES, addresses, of_the_table, of_votes
from looking.cast import cast_of
from looking.deeds import after_a_deed, post_of_a_member
from looking.importing import timed
from looking.rooms import fill
from looking.votes import LONGEST, Evening, evening_of

from congtam.ballots.queries.printed import opened_ballot
from congtam.campaigns.models import Campaign
from congtam.demo.campaign import make_example
from congtam.demo.described import LARGE
from congtam.journal.actors import Actor
from congtam.people.models import Account, Organisation
from tests.cast import Cast
from tests.web.pages import NOBODY, PAGES

TIMES = 5
LIMIT = 150
OF_ALL = {"results:campaign", "results:dossier", "facts:kind", "tasks:tasks", "sheets:sheet"}
"""What somebody's new post changes for everybody: the links between units and people are read again."""
Look = Callable[[], Any]


@dataclass(frozen=True)
class Figure:
    """Milliseconds of the processor, whatever else the machine was busy with; `waited` by the clock. The
    first look is after a deed: what was kept of the campaign, or of a ballot, no longer holds."""

    name: str
    first: float
    again: float
    waited: float
    queries: int

    @property
    def is_over(self) -> bool:
        return max(self.first, self.again) > LIMIT


def main() -> None:
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    made, day = ward(), timezone.localdate()
    campaign, cast = Campaign.objects.get(organisation=made), cast_of(made, day)
    office = cast.actor("dung")
    fill(campaign, cast.units["cell2"], cast.persons["cuc"], day, office)
    if not wanted:
        timed(made, day, office)
    figures = [*of_pages(cast, wanted), *of_evening(campaign, office, wanted)]
    left = not_timed(figures, wanted)
    report(figures, left)
    sys.exit(any(not why for why in left.values()))


def ward() -> Organisation:
    for alias in connections:
        call_command("migrate", database=alias, verbosity=0)
    began = time.perf_counter()
    made = make_example(LARGE, timezone.localdate())
    print(f"the large ward made, its campaign opened and begun in {time.perf_counter() - began:.1f} s\n")
    # Where the pages' files lie does not matter here, and nothing is collected for a measurement.
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    return made


def of_pages(cast: Cast, wanted: str) -> Iterator[Figure]:
    """By the table of all pages, each opened by the first of those who may, the office before others. Its
    rows are taken back."""
    browsers = {who: browser(account) for who, account in cast.accounts.items()} | {NOBODY: Client()}
    for keys, names in of_the_table(wanted).items():
        with transaction.atomic():
            values = keys(cast)
            for name in names:
                opens = PAGES[name].opens.split() or [NOBODY]
                who = "dung" if "dung" in opens else opens[0]
                for query in QUERIES.get(name, ("",)):
                    address = reverse(name, kwargs=values) + query
                    look = lambda who=who, address=address: read(browsers[who].get(address))  # noqa: E731
                    if look() == 200:
                        yield measured(name + query, look, after=after_a_deed)
                        if name in OF_ALL:
                            yield measured(f"{name}{query}, after a post", look, after=post_of_a_member)
            transaction.set_rollback(True)


def of_evening(campaign: Campaign, office: Actor, wanted: str) -> Iterator[Figure]:
    """Of one vote, from its preparation to the end, for its chair; while it is open also what voters see."""
    if not ("polls:".startswith(wanted[:6]) or "voting:".startswith(wanted[:7])):
        return
    evening = evening_of(campaign, timezone.localdate(), office)
    Account.objects.update(must_set_password=False)
    chair, clerk = (browser(one) for one in (evening.conductors[0], Account.objects.get(pk=office.key)))
    if "polls:prepare".startswith(wanted):
        at = {"campaign_id": campaign.pk, "ballot": LONGEST, "unit_id": evening.polling.place_id}
        page = reverse("polls:prepare", kwargs=at)
        yield measured("polls:prepare, of everybody", lambda: read(clerk.get(page)), after=after_a_deed)
    for stage in evening.course():
        lines = evening.poll.lines.count()
        for name, address in of_votes(evening.poll.pk):
            look = lambda address=address: read(chair.get(address))  # noqa: E731
            if name.startswith(wanted) and look() == 200:
                yield measured(f"{name}, {stage}, {lines} lines", look, after=opened_ballot.cache_clear)
        if stage == "open" and "voting:".startswith(wanted[:7]):
            yield from of_a_voter(evening)


def of_a_voter(evening: Evening) -> Iterator[Figure]:
    """Code, ballot, one cell's names, check, cast: the last of the same ballot again and again."""
    for name, look in evening.steps(Client()):
        yield measured(name, lambda look=look: read(look()), after=opened_ballot.cache_clear)


def browser(account: Account) -> Client:
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def measured(name: str, look: Look, after: Look) -> Figure:
    first = []
    for _ in range(2):
        after()
        before = time.process_time()
        look()
        first.append(time.process_time() - before)
    again, waited = [], []
    for _ in range(TIMES):
        start, before = time.perf_counter(), time.process_time()
        look()
        again.append(time.process_time() - before)
        waited.append(time.perf_counter() - start)
    with CaptureQueriesContext(connection) as queries:
        look()
    figures = (min(first), statistics.median(again), statistics.median(waited))
    return Figure(name, *(1000 * figure for figure in figures), len(queries))


def read(answer: Any) -> int:
    """To the last byte, also of a file that is streamed."""
    if answer.streaming:
        b"".join(answer.streaming_content)
    return int(answer.status_code)


def not_timed(figures: list[Figure], wanted: str) -> dict[str, str]:
    """Every address that has no figure, with the reason; where there is none the measurement fails."""
    timed_ones = {figure.name.partition(",")[0].partition("?")[0] for figure in figures}
    names = set(addresses(get_resolver())) - timed_ones
    deeds = {name for name, page in PAGES.items() if page.method == "POST"}
    return {
        name: "is a deed, done by POST" if name in deeds else NOT_TIMED.get(name, "")
        for name in sorted(names)
        if name.startswith(wanted)
    }


def report(figures: list[Figure], left: dict[str, str]) -> None:
    print(f"{'milliseconds of processor':<52}{'first':>6}{'again':>7}{'waited':>8}  queries")
    for one in sorted(figures, key=lambda figure: -max(figure.first, figure.again)):
        took = f"{one.first:6.0f}{one.again:7.0f}{one.waited:8.0f}{one.queries:9}"
        print(f"{one.name:<52}{took}{f'   over {LIMIT} ms' if one.is_over else ''}")
    print("\nnot timed:")
    for name, why in left.items():
        if why != "is a deed, done by POST":
            print(f"  {name:<34}{why or 'NO REASON'}")
    slow = [one.name for one in figures if one.is_over]
    print(f"\n{len(figures)} looks; over {LIMIT} ms of processor: {', '.join(slow) or 'none'}")


if __name__ == "__main__":
    main()
