"""Changes that no switch makes: an order, a change, a filling, a sheet taken out, another reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from congtam.engine.pack import Pack
from congtam.engine.pack.conditions import Condition
from congtam.shelf.addresses import Path, address_of, locate, put, remove
from congtam.shelf.catalogue import Catalogue
from congtam.shelf.faults import Refused
from congtam.shelf.folders import Folder
from congtam.shelf.layering import NULLABLE
from congtam.shelf.mutants.mutant import Mutant, Owner
from congtam.shelf.nodes import Items, Node, Table, is_null
from congtam.shelf.parts import parts, replaced
from congtam.shelf.resolving import Resolved, resolve
from congtam.shelf.shapes import modelled

UNSEEN = ("review_parts", "reviews", "agendas", "forms", "steps", "timeline", "supervisors", "checklists.")
"""Parts of a pack that no rating reads."""


@dataclass(frozen=True)
class Changed:
    """A mutant with its whole pack; None when the pack could not even be read without the rule."""

    mutant: Mutant
    pack: Pack | None


def changed_packs(catalogue: Catalogue, resolved: Resolved) -> Iterator[Changed]:
    """Every single change of one pack as resolved."""
    owner = Owner(resolved.pack)
    for path in _removable(resolved.pack):
        if owner.owns(path):
            address = address_of(resolved.data, path)
            mutant = Mutant(path, address, "bỏ", owner.clauses(path))
            yield Changed(mutant, replaced(resolved.pack, path, None))
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


def _readings(resolved: Resolved, owner: Owner) -> Iterator[Changed]:
    """Open wording read in each of the other ways that change the data."""
    for key, wording in resolved.pack.open_wording.items():
        for place, reading in enumerate(wording.readings):
            path = ("open_wording", key, "readings", place)
            if reading.id == wording.chosen or not _shows(reading.set) or not owner.owns(path[:2]):
                continue
            mutant = Mutant(path, f"open_wording.{key}", f"hiểu theo “{reading.id}”", wording.clause)
            yield Changed(mutant, _read_otherwise(resolved, path))


def _shows(addresses: Iterable[str]) -> bool:
    """Whether a change touches what cases can ask; papers are tried where they are made."""
    return any(not address.startswith(UNSEEN) for address in addresses)


def _read_otherwise(resolved: Resolved, path: Path) -> Pack | None:
    node: Node = resolved.data
    for step in (*path, "set"):
        node = node.entries[str(step)] if isinstance(node, Table) else node.values[int(step)]  # type: ignore[union-attr]
    data: Node = resolved.data
    for address, value in node.entries.items() if isinstance(node, Table) else ():
        removes = is_null(value) and address.rpartition(".")[2] not in NULLABLE
        where = locate(data, address, new=not removes)
        data = remove(data, where) if removes else put(data, where, value)
    return _modelled(data)


def _without_changes(catalogue: Catalogue, resolved: Resolved) -> Iterator[Changed]:
    """Each letter without one of its changes to the data."""
    folder = resolved.folder
    for letter in folder.letters:
        if letter.amendment.id not in resolved.letters:
            continue
        nodes = letter.data.entries["changes"]
        for place, change in enumerate(letter.amendment.changes):
            if not _shows(change.set) or not isinstance(nodes, Items):
                continue
            kept = Items((*nodes.values[:place], *nodes.values[place + 1 :]), nodes.place)
            shorter = replace(
                letter,
                amendment=letter.amendment.model_copy(
                    update={
                        "changes": (*letter.amendment.changes[:place], *letter.amendment.changes[place + 1 :])
                    }
                ),
                data=Table({**letter.data.entries, "changes": kept}, letter.data.place, letter.data.keys),
            )
            letters = tuple(shorter if each is letter else each for each in folder.letters)
            address = f"amendments.{letter.amendment.id}.changes[{place}]"
            mutant = Mutant(("amendments", letter.amendment.id, place), address, "bỏ", change.clause)
            yield Changed(mutant, _resolved(catalogue, resolved, replace(folder, letters=letters)))


def _without_fillings(catalogue: Catalogue, resolved: Resolved) -> Iterator[Changed]:
    folder = resolved.folder
    for filling in folder.fillings:
        rest = tuple(each for each in folder.fillings if each is not filling)
        mutant = Mutant(
            ("fills", filling.fill.slot), f"fills ({filling.fill.slot})", "bỏ", filling.fill.clause
        )
        yield Changed(mutant, _resolved(catalogue, resolved, replace(folder, fillings=rest)))


def _resolved(catalogue: Catalogue, resolved: Resolved, folder: Folder) -> Pack | None:
    try:
        return resolve(
            lambda name: folder if name == folder.id else catalogue.folder(name),
            folder.id,
            amendments=resolved.letters,
            overlays=resolved.overlays,
        ).pack
    except Refused:
        return None


def _modelled(data: Node) -> Pack | None:
    try:
        return modelled(Pack, data)
    except Refused:
        return None
