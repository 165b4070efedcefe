"""A pack as it is in force: laid over what it is based on, its slots filled, its letters applied."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from congtam.engine.pack import Pack
from congtam.shelf.amending import DataChange, TextChange, amended
from congtam.shelf.faults import Fault, Refused
from congtam.shelf.filling import filled
from congtam.shelf.fingerprint import fingerprint
from congtam.shelf.folders import Filling, Folder, Letter
from congtam.shelf.layering import HEAD, Override, empty_values, lay, stamped
from congtam.shelf.nodes import Items, Node, Table, Text, fault_at
from congtam.shelf.shapes import modelled
from congtam.shelf.sources import Texts


@dataclass(frozen=True)
class Resolved:
    """The pack with everything that went into it. `layers` are the ids from the bottom to the top."""

    pack: Pack
    data: Table
    texts: Texts
    folder: Folder
    layers: tuple[str, ...]
    letters: tuple[str, ...] = ()
    overlays: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()
    text_changes: tuple[TextChange, ...] = ()
    data_changes: tuple[DataChange, ...] = ()
    fillings: Mapping[str, Filling] = field(default_factory=dict)
    """By slot: who filled it last."""

    @functools.cached_property
    def fingerprint(self) -> str:
        return fingerprint(self.pack, self.texts)

    def document(self, cited: str | None) -> str:
        """The key of a cited document among the texts: the pack's own is the empty name."""
        return "" if cited in (None, self.pack.id) else str(cited)


@dataclass
class _Stack:
    """What has been put together so far."""

    data: Table
    texts: Texts
    layers: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()
    text_changes: tuple[TextChange, ...] = ()
    data_changes: tuple[DataChange, ...] = ()
    fillings: dict[str, Filling] = field(default_factory=dict)


FolderOf = Callable[[str], Folder]


def resolve(
    folder_of: FolderOf,
    pack_id: str,
    *,
    amendments: Sequence[str] | None = None,
    overlays: Sequence[str] = (),
) -> Resolved:
    """The pack with the letters named (None: all in its folder) and the overlays laid over it, or Refused."""
    folder = folder_of(pack_id)
    stack = _stacked(folder_of, folder, (pack_id,))
    letters = _chosen(folder, amendments)
    for letter in letters:
        _amend(stack, letter, folder)
    for overlay in overlays:
        _overlay(stack, folder_of(overlay), pack_id)
    faults = list(empty_values(stack.data))
    if faults:
        raise Refused(faults)
    return Resolved(
        pack=modelled(Pack, stack.data),
        data=stack.data,
        texts=stack.texts,
        folder=folder,
        layers=stack.layers,
        letters=tuple(letter.amendment.id for letter in letters),
        overlays=tuple(overlays),
        overrides=stack.overrides,
        text_changes=stack.text_changes,
        data_changes=stack.data_changes,
        fillings=stack.fillings,
    )


def _stacked(folder_of: FolderOf, folder: Folder, above: tuple[str, ...]) -> _Stack:
    """The pack over its bases, each of them with all its letters; its own letters are not yet applied."""
    stack = _Stack(Table({}), Texts())
    for base_id in _bases(folder):
        base = _base(folder_of, folder, base_id, above)
        laid = lay(base.data, stack.data, stack.layers[-1]) if stack.layers else None
        stack.data = laid.data if laid else base.data
        stack.overrides += (*base.overrides, *(laid.overrides if laid else ()))
        stack.layers += tuple(each for each in base.layers if each not in stack.layers)
        stack.texts = stack.texts.joined(base.texts)
        stack.text_changes += base.text_changes
        stack.data_changes += base.data_changes
        stack.fillings |= base.fillings
    _cover(stack, folder.data, folder)
    stack.texts = stack.texts.joined(folder.texts)
    return stack


def _base(folder_of: FolderOf, folder: Folder, base_id: str, above: tuple[str, ...]) -> _Stack:
    """One base, complete, its citations and texts now under its own name."""
    if base_id in above:
        way = " → ".join((*above, base_id))
        node = folder.data.entries["based_on"]
        raise Refused(
            [
                fault_at(
                    node, "based_on", f"các gói dựa vòng tròn lên nhau ({way}):", "bỏ một tên khỏi based_on"
                )
            ]
        )
    try:
        below = folder_of(base_id)
    except Refused as refusal:
        raise Refused([_no_base(folder, base_id), *refusal.faults]) from None
    stack = _stacked(folder_of, below, (*above, base_id))
    for letter in below.letters:
        _amend(stack, letter, below)
    data = stamped(stack.data, base_id)
    return replace(stack, data=data, texts=stack.texts.under_document(base_id))  # type: ignore[arg-type]


def _no_base(folder: Folder, base_id: str) -> Fault:
    node = folder.data.entries["based_on"]
    return Fault(
        *node.place,
        "based_on",
        base_id,
        "không đọc được gói bên dưới",
        "sửa gói đó trước, hoặc sửa tên trong based_on",
    )


def _bases(folder: Folder) -> tuple[str, ...]:
    node = folder.data.entries.get("based_on")
    match node:
        case None:
            return ()
        case Text(value=str(value)):
            return (value,)
        case Items(values=values):
            return tuple(each.value for each in values if isinstance(each, Text) and each.value)
        case _:
            raise Refused(
                [
                    fault_at(
                        node,
                        "based_on",
                        "based_on phải là tên các gói, không phải",
                        "viết based_on: [tên-gói]",
                    )
                ]
            )


def _cover(stack: _Stack, data: Table, folder: Folder) -> None:
    laid = lay(data, stack.data, stack.layers[-1] if stack.layers else "")
    stack.data = filled(laid.data, folder.fillings)
    stack.overrides += laid.overrides
    stack.fillings |= {filling.fill.slot: filling for filling in folder.fillings}
    stack.layers += (folder.id,)


def _overlay(stack: _Stack, folder: Folder, pack_id: str) -> None:
    """An overlay adds to the pack and leaves it its name; a demonstration makes the whole a demonstration."""
    bases = _bases(folder)
    if pack_id not in bases:
        place = folder.data.entries.get("based_on", folder.data).place
        message = f"lớp này không dành cho gói {pack_id} mà cho"
        meant = ", ".join(bases) or "không gói nào"
        raise Refused([Fault(*place, "based_on", meant, message, "chọn lớp khác")])
    about = [key for key in HEAD if key != "demonstration"]
    own = Table(
        {key: node for key, node in folder.data.entries.items() if key not in about}, folder.data.place
    )
    _cover(stack, _table(stamped(own, folder.id)), folder)
    stack.texts = stack.texts.joined(folder.texts.under_document(folder.id))


def _table(node: Node) -> Table:
    assert isinstance(node, Table)  # noqa: S101 - stamping keeps the shape
    return node


def _amend(stack: _Stack, letter: Letter, folder: Folder) -> None:
    if letter.amendment.amends != folder.id:
        node = letter.data.entries["amends"]
        raise Refused(
            [
                fault_at(
                    node,
                    "amends",
                    f"văn bản này nằm trong gói {folder.id} mà lại sửa gói",
                    f"viết amends: {folder.id}",
                )
            ]
        )
    result = amended(stack.data, stack.texts, letter)
    stack.data, stack.texts = result.data, result.texts
    stack.text_changes += result.text_changes
    stack.data_changes += result.data_changes


def _chosen(folder: Folder, wanted: Sequence[str] | None) -> list[Letter]:
    known = {letter.amendment.id: letter for letter in folder.letters}
    faults = [
        Fault(
            folder.name_of(folder.path / "amendments"),
            0,
            0,
            "",
            name,
            "gói này không có văn bản sửa đổi tên",
            f"chọn trong: {', '.join(known) or '(không có văn bản nào)'}",
        )
        for name in wanted or ()
        if name not in known
    ]
    if faults:
        raise Refused(faults)
    return [letter for name, letter in known.items() if wanted is None or name in wanted]
