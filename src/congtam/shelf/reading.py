"""YAML as nodes with places: one document of mappings, lists and texts, no anchors, no tags, no key twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from congtam.shelf.faults import Fault, Refused
from congtam.shelf.nodes import Items, Node, Place, Table, Text
from congtam.shelf.syntax import syntax_fault
from congtam.shelf.texts import text_of

DEEPEST = 60
_NULLS = ("", "~", "null", "Null", "NULL")


def read(path: Path, name: str) -> Table:
    """The mapping that a YAML file holds, or Refused. `name` is how the file is called in faults."""
    return parse(text_of(path, name), name)


def parse(text: str, name: str) -> Table:
    """The mapping that a YAML text holds, or Refused."""
    builder = _Builder(name)
    try:
        for event in _events(text):
            builder.take(event)
    except YAMLError as error:
        raise Refused([syntax_fault(error, text, name)]) from None
    except (ValueError, RecursionError, IndexError, KeyError, AttributeError, AssertionError, TypeError):
        # what ruamel lets through of its own slips on texts that are no YAML at all
        raise Refused(
            [Fault(name, 0, 0, "", "", "tệp không đúng cú pháp YAML", "viết lại tệp theo mẫu của gói")]
        ) from None
    return builder.result()


def _events(text: str) -> Iterator[Any]:
    yield from YAML(typ="safe", pure=True).parse(text)


@dataclass
class _Open:
    """A mapping or a list that is being read; `pending` holds the key whose value comes next."""

    place: Place
    holder: dict[str, Node] | list[Node]
    braced: bool
    keys: dict[str, Place] = field(default_factory=dict)
    pending: list[tuple[str, Place]] = field(default_factory=list)


class _Builder:
    """Puts events together into nodes without recursion: depth is bounded here and not by Python's stack."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.faults: list[Fault] = []
        self.open: list[_Open] = []
        self.top: Node | None = None
        self.documents = 0

    def take(self, event: Any) -> None:
        place = Place(self.name, event.start_mark.line + 1, event.start_mark.column + 1)
        match event:
            case DocumentStartEvent():
                self._count_document(place)
            case AliasEvent():
                self._refuse(
                    place,
                    f"*{event.anchor}",
                    "không dùng được bí danh (*) trong gói",
                    "viết lại đầy đủ giá trị đó",
                )
            case MappingStartEvent() | SequenceStartEvent():
                self._check_plain(event, place)
                holder: Any = {} if isinstance(event, MappingStartEvent) else []
                self._enter(_Open(place, holder, braced=bool(event.flow_style)))
            case MappingEndEvent() | SequenceEndEvent():
                self._leave()
            case ScalarEvent():
                self._check_plain(event, place)
                self._check_given(event)
                is_null = event.style is None and event.value in _NULLS
                self._put(Text(None if is_null else str(event.value), place))
            case _:
                pass

    def result(self) -> Table:
        if self.faults:
            raise Refused(self.faults)
        if isinstance(self.top, Table):
            return self.top
        place = self.top.place if self.top else Place(self.name)
        message = "tệp rỗng" if self.top is None else "tệp phải gồm các dòng “khóa: giá trị”"
        raise Refused(
            [Fault(*place, "", "", message, "viết nội dung theo mẫu, bắt đầu bằng một khóa như id:")]
        )

    def _count_document(self, place: Place) -> None:
        self.documents += 1
        if self.documents > 1:
            self._refuse(
                place, "---", "một tệp chỉ được chứa một văn bản YAML", "bỏ dòng --- hoặc tách thành hai tệp"
            )

    def _check_plain(self, event: Any, place: Place) -> None:
        if event.anchor:
            self._refuse(
                place,
                f"&{event.anchor}",
                "không dùng được neo (&) trong gói",
                "bỏ neo, viết lại đầy đủ giá trị",
            )
        if event.tag:
            self._refuse(
                place,
                str(event.tag),
                "không dùng được thẻ kiểu (!) trong gói",
                "bỏ thẻ, viết giá trị đơn giản",
            )

    def _check_given(self, event: Any) -> None:
        """`{max: 8,5}` would read as max 8, and a key 5 without a value."""
        holder = self.open[-1] if self.open else None
        if holder and holder.braced and holder.pending and event.style is None and not event.value:
            key, at = holder.pending[-1]
            message = "mục viết trong ngoặc nhọn mà không có giá trị:"
            remedy = 'số lẻ có dấu phẩy thì đặt trong ngoặc kép, như "8,5"; chưa có giá trị thì viết null'
            self._refuse(at, key, message, remedy)

    def _refuse(self, place: Place, text: str, message: str, remedy: str) -> NoReturn:
        raise Refused([*self.faults, Fault(*place, self._address(), text, message, remedy)])

    def _enter(self, opened: _Open) -> None:
        if len(self.open) >= DEEPEST:
            self._refuse(opened.place, "", f"các mục lồng nhau quá {DEEPEST} tầng", "viết phẳng hơn")
        if self._awaits_key():
            self._refuse(
                opened.place, "", "khóa phải là một chữ, không phải danh sách hay bảng", "đặt khóa là một tên"
            )
        self.open.append(opened)

    def _leave(self) -> None:
        done = self.open.pop()
        if isinstance(done.holder, dict):
            self._put(Table(done.holder, done.place, done.keys))
        else:
            self._put(Items(tuple(done.holder), done.place))

    def _awaits_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1].holder, dict) and not self.open[-1].pending

    def _put(self, node: Node) -> None:
        if not self.open:
            self.top = node
            return
        above = self.open[-1]
        if isinstance(above.holder, list):
            above.holder.append(node)
        elif not above.pending:
            above.pending.append((self._key(node), node.place))
        else:
            self._set(above.holder, above, node)

    def _key(self, node: Node) -> str:
        if not isinstance(node, Text) or node.value is None:
            self._refuse(node.place, "", "khóa để trống", "viết tên khóa trước dấu hai chấm")
        return node.value

    def _set(self, holder: dict[str, Node], above: _Open, node: Node) -> None:
        key, place = above.pending.pop()
        if key in holder:
            message = f"khóa này đã có ở dòng {above.keys[key].line}"
            self.faults.append(
                Fault(*place, self._address(), key, message, "giữ một chỗ, bỏ hoặc đổi tên chỗ kia")
            )
            return
        holder[key], above.keys[key] = node, place

    def _address(self) -> str:
        """The address of what is being read, as far as it is known."""
        names = []
        for each in self.open:
            if isinstance(each.holder, list):
                names.append(f"[{len(each.holder)}]")
            elif each.pending:
                names.append(f".{each.pending[-1][0]}")
        return "".join(names).lstrip(".")
