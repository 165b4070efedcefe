"""A pack as it lies on disk, read but not yet laid over what it is based on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from congtam.engine.pack.pack import Amendment, Fill
from congtam.shelf.faults import Fault, Refused, Tally
from congtam.shelf.nodes import Items, Node, Place, Table, Text, fault_at
from congtam.shelf.reading import read
from congtam.shelf.shapes import modelled
from congtam.shelf.sources import Block, Texts, blocks_of
from congtam.shelf.texts import text_of


@dataclass(frozen=True)
class Filling:
    """A filling of a slot, with the data it brings as they stand in the file."""

    fill: Fill
    data: Node
    place: Place


@dataclass(frozen=True)
class Letter:
    """An amendment, with its file's data (the model has lost their places)."""

    amendment: Amendment
    data: Table


@dataclass(frozen=True)
class Folder:
    path: Path
    id: str
    data: Table
    fillings: tuple[Filling, ...]
    texts: Texts
    letters: tuple[Letter, ...]
    case_files: tuple[Path, ...]

    def name_of(self, path: Path) -> str:
        return name_of(path, self.path)


def name_of(path: Path, folder: Path) -> str:
    """How a file of a pack is called in faults: from the folder of packs on."""
    return str(path.relative_to(folder.parent.parent)).replace("\\", "/")


def read_folder(path: Path) -> Folder:
    """Everything in a pack's folder, or Refused with all faults of all its files."""
    tally = Tally()
    data = tally.attempt(lambda: _merged(path))
    fillings = tally.attempt(lambda: _fillings(data)) if data else None
    letters = tally.attempt(lambda: _letters(path))
    texts = tally.attempt(lambda: _texts(path, tuple(each.amendment.id for each in letters or ())))
    tally.settle()
    if data is None or fillings is None or letters is None or texts is None:
        raise AssertionError("a refusal leaves its faults in the tally")
    own = Table({key: node for key, node in data.entries.items() if key != "fills"}, data.place, data.keys)
    cases = tuple(sorted((path / "cases").glob("*.yaml")))
    return Folder(path, _id(own, path), own, fillings, texts, letters, cases)


def _id(data: Table, path: Path) -> str:
    node = data.entries.get("id")
    if not isinstance(node, Text) or node.value != path.name:
        at = node or data
        raise Refused(
            [
                fault_at(
                    at,
                    "id",
                    f"mã của gói phải trùng tên thư mục “{path.name}”, không phải",
                    f"viết id: {path.name}",
                )
            ]
        )
    return node.value


def _merged(path: Path) -> Table:
    """The top-level keys of all files of the pack, `pack.yaml` first. A mapping may be split over files."""
    files = sorted(path.glob("*.yaml"), key=lambda file: (file.name != "pack.yaml", file.name))
    if not files or files[0].name != "pack.yaml":
        remedy = "mỗi gói cần một tệp pack.yaml trong thư mục của nó"
        name = name_of(path / "pack.yaml", path)
        raise Refused([Fault(name, 0, 0, "", "", "không có tệp này", remedy)])
    tally = Tally()
    entries: dict[str, Node] = {}
    keys: dict[str, Place] = {}
    for file in files:
        table = tally.attempt(lambda file=file: read(file, name_of(file, path)))  # type: ignore[misc]
        for key, node in table.entries.items() if table else ():
            if key in entries:
                node = tally.attempt(lambda: _together(key, entries[key], node, keys[key])) or node  # noqa: B023, PLW2901
            entries[key], keys[key] = node, keys.get(key, table.keys[key])  # type: ignore[union-attr]
    tally.settle()
    return Table(entries, Place(name_of(files[0], path), 1, 1), keys)


def _together(key: str, first: Node, second: Node, place: Place) -> Node:
    """One top-level mapping from two files; anything that stands in both is refused."""
    if not isinstance(first, Table) or not isinstance(second, Table):
        message = f"khóa này đã có trong {place.file}, dòng {place.line}"
        raise Refused([Fault(*second.place, key, key, message, "giữ khóa ở một tệp")])
    twice = [each for each in second.entries if each in first.entries]
    if twice:
        raise Refused(
            Fault(
                *second.keys[each],
                key,
                each,
                f"khóa này đã có trong {first.keys[each].file}, dòng {first.keys[each].line}",
                "giữ một chỗ, bỏ hoặc đổi tên chỗ kia",
            )
            for each in twice
        )
    return Table({**first.entries, **second.entries}, first.place, {**first.keys, **second.keys})


def _fillings(data: Table) -> tuple[Filling, ...]:
    node = data.entries.get("fills")
    if node is None:
        return ()
    if not isinstance(node, Items):
        says, remedy = (
            "fills phải là một danh sách, không phải",
            "viết mỗi mục một dòng, mở đầu bằng dấu gạch ngang",
        )
        raise Refused([fault_at(node, "fills", says, remedy)])
    tally = Tally()
    found: list[Filling] = []
    for each in node.values:
        fill = tally.attempt(lambda each=each: modelled(Fill, each))  # type: ignore[misc]
        if fill and isinstance(each, Table):
            found.append(Filling(fill, each.entries["with"], each.place))
    tally.faults += _filled_twice(found)
    tally.settle()
    return tuple(found)


def _filled_twice(fillings: list[Filling]) -> Iterator[Fault]:
    seen: set[str] = set()
    for filling in fillings:
        slot = filling.fill.slot
        if slot in seen:
            says = "chỗ trống này được điền hai lần trong một gói"
            yield Fault(*filling.place, "fills", slot, says, "giữ một lần điền")
        seen.add(slot)


def _letters(path: Path) -> tuple[Letter, ...]:
    """The amendments, in the order of their dates."""
    tally = Tally()
    letters: list[Letter] = []
    for file in sorted((path / "amendments").glob("*.yaml")):
        letter = tally.attempt(lambda file=file: _letter(file, path))  # type: ignore[misc]
        if letter:
            letters.append(letter)
    tally.settle()
    return tuple(sorted(letters, key=lambda each: (str(each.amendment.issued.on or ""), each.amendment.id)))


def _letter(file: Path, path: Path) -> Letter:
    data = read(file, name_of(file, path))
    return Letter(modelled(Amendment, data), data)


def _texts(path: Path, letter_ids: tuple[str, ...]) -> Texts:
    """The blocks of the pack's own document, and of its letters from files called after them."""
    tally = Tally()
    blocks: dict[tuple[str, str], Block] = {}
    for file in [*sorted((path / "sources").glob("*.txt")), *sorted((path / "amendments").glob("*.txt"))]:
        name = name_of(file, path)
        document = file.stem if file.stem in letter_ids else ""
        for block in tally.attempt(lambda file=file, name=name: blocks_of(text_of(file, name), name)) or ():  # type: ignore[misc]
            if (document, block.address) in blocks:
                first = blocks[document, block.address].place
                message = f"địa chỉ này đã có trong {first.file}, dòng {first.line}"
                tally.faults.append(
                    Fault(*block.place, "", block.address, message, "ghi lần thứ mấy sau địa chỉ, như “[2]”")
                )
            blocks[document, block.address] = block
    tally.settle()
    return Texts(blocks)
