"""Changes that no switch makes: an order, a change, a filling, a sheet taken out, another reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from congtam.engine.pack import Pack
from congtam.engine.pack.conditions import Condition
from congtam.shelf.addresses import Path, address_of, remove
from congtam.shelf.catalogue import Catalogue
from congtam.shelf.faults import Refused
from congtam.shelf.folders import Folder, Letter
from congtam.shelf.mutants.mutant import Mutant, Owner
from congtam.shelf.nodes import Table
from congtam.shelf.parts import parts, replaced
from congtam.shelf.readings import read_otherwise
from congtam.shelf.resolving import Resolved, resolve

UNSEEN = ("review_parts", "reviews", "agendas", "forms", "steps", "timeline", "supervisors", "checklists.")
"""Parts of a pack that no rating reads."""


Changed = tuple[Mutant, Pack]
Maybe = tuple[Mutant, Pack | None]
"""None where the rest makes no pack."""


def changed_packs(catalogue: Catalogue, resolved: Resolved) -> Iterator[Changed]:
    """Every single change of one pack as resolved, where the rest still makes a pack."""
    yield from ((mutant, pack) for mutant, pack in _changed(catalogue, resolved) if pack is not None)


def _changed(catalogue: Catalogue, resolved: Resolved) -> Iterator[Maybe]:
    owner = Owner(resolved.pack)
    for path in _removable(resolved.pack):
        if owner.owns(path):
            address = address_of(resolved.data, path)
            mutant = Mutant(path, address, "bỏ", owner.clauses(path))
            yield mutant, replaced(resolved.pack, path, None)
    yield from _readings(resolved, owner)
    yield from _without_changes(catalogue, resolved)
    yield from _without_fillings(catalogue, resolved)


def _removable(pack: Pack) -> Iterator[Path]:
    """Orders with their conditions, bounds of grades, sheets of subjects, entitlements."""
    for key, order in pack.orders.items():
        yield ("orders", key)
        for path, part in parts(order.when, ("orders", key, "when")) if order.when else ():
            if isinstance(part, Condition) and path[-1] in ("when", "unless"):
                yield path
    yield from (("grades", key, "from") for key, grade in pack.grades.items() if grade.from_ and grade.clause)
    for key, subject in pack.subjects.items():
        card = pack.scorecards.get(subject.scorecard or "")
        if card and card.clause:
            yield ("subjects", key, "scorecard")
    yield from (("quotas", key, "entitlement") for key, quota in pack.quotas.items() if quota.entitlement)


def _readings(resolved: Resolved, owner: Owner) -> Iterator[Maybe]:
    """Open wording read in each of the other ways that change the data."""
    for key, wording in resolved.pack.open_wording.items():
        for place, reading in enumerate(wording.readings):
            path = ("open_wording", key, "readings", place)
            if reading.id == wording.chosen or not _shows(reading.set) or not owner.owns(path[:2]):
                continue
            mutant = Mutant(path, f"open_wording.{key}", f"hiểu theo “{reading.id}”", wording.clause)
            yield mutant, _read_otherwise(resolved, key, place)


def _shows(addresses: Iterable[str]) -> bool:
    """Whether a change touches what cases can ask; papers are tried where they are made."""
    return any(not address.startswith(UNSEEN) for address in addresses)


def _read_otherwise(resolved: Resolved, wording: str, place: int) -> Pack | None:
    try:
        return read_otherwise(resolved, wording, place)
    except Refused:
        return None


def _without_changes(catalogue: Catalogue, resolved: Resolved) -> Iterator[Maybe]:
    """Each letter without one of its changes to the data."""
    folder = resolved.folder
    for letter in folder.letters:
        changes = letter.amendment.changes if letter.amendment.id in resolved.letters else ()
        for place, change in enumerate(changes):
            if _shows(change.set):
                shorter = _without_change(letter, place)
                letters = tuple(shorter if each is letter else each for each in folder.letters)
                address = f"amendments.{letter.amendment.id}.changes[{place}]"
                mutant = Mutant(("amendments", letter.amendment.id, place), address, "bỏ", change.clause)
                yield mutant, _resolved(catalogue, resolved, replace(folder, letters=letters))


def _without_change(letter: Letter, place: int) -> Letter:
    changes = letter.amendment.changes
    kept = letter.amendment.model_copy(update={"changes": (*changes[:place], *changes[place + 1 :])})
    data = remove(letter.data, ("changes", place))
    return Letter(kept, data if isinstance(data, Table) else letter.data)


def _without_fillings(catalogue: Catalogue, resolved: Resolved) -> Iterator[Maybe]:
    """The pack without one of its own fillings of slots."""
    folder = resolved.folder
    for filling in folder.fillings:
        rest = tuple(each for each in folder.fillings if each is not filling)
        slot = filling.fill.slot
        mutant = Mutant(("fills", slot), f"fills ({slot})", "bỏ", filling.fill.clause)
        yield mutant, _resolved(catalogue, resolved, replace(folder, fillings=rest))


def _resolved(catalogue: Catalogue, resolved: Resolved, folder: Folder) -> Pack | None:
    """As resolved before but with another folder; overlays that no longer fit are left off."""
    for overlays in dict.fromkeys((resolved.overlays, ())):
        try:
            return resolve(
                lambda name: folder if name == folder.id else catalogue.folder(name),
                folder.id,
                amendments=resolved.letters,
                overlays=overlays,
            ).pack
        except Refused:
            continue
    return None
