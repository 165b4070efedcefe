"""What the journal's entries are about, in words: the journal itself knows only keys."""

from collections import defaultdict
from collections.abc import Iterable

from congtam.people.models import Account, Person
from congtam.people.queries.tree import last_names


def subjects_of(organisation: int, keys: Iterable[str]) -> dict[str, str]:
    """`person:12` -> Nguyễn Văn An. One query for each kind, and only of this organisation."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for key in keys:
        kind, _, number = key.partition(":")
        if number.isdigit():
            wanted[kind].add(int(number))
    persons = Person.objects.filter(organisation=organisation, pk__in=wanted["person"])
    accounts = Account.objects.filter(organisation=organisation, pk__in=wanted["account"])
    found = {f"person:{key}": name for key, name in persons.values_list("pk", "full_name")}
    found |= {f"account:{key}": name for key, name in accounts.values_list("pk", "display_name")}
    units = last_names(organisation) if wanted["unit"] else {}
    return found | {f"unit:{key}": units[key] for key in wanted["unit"] if key in units}
