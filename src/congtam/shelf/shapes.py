"""Data against a model: pydantic's complaints as faults with a place, in Vietnamese."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from congtam.engine.pack.base import Part
from congtam.shelf.addresses import address_of, at, child
from congtam.shelf.faults import Fault, Refused
from congtam.shelf.nodes import Node, Place, Table, plain, quoted

Model = TypeVar("Model", bound=BaseModel)

_SHORT = "bỏ bớt hoặc viết thêm cho đúng mẫu"
_SAID: dict[str, tuple[str, str]] = {
    "missing": ("thiếu mục “{last}”", "viết thêm “{last}: …” ở đây"),
    "extra_forbidden": ("không có mục nào tên như thế ở đây:", "{extra}"),
    "string_type": ("cần một đoạn chữ, không phải", "viết một đoạn chữ"),
    "none_required": ("ở đây phải để trống, không viết", "bỏ giá trị này"),
    "literal_error": ("giá trị không thuộc các giá trị cho phép:", "viết một trong {expected}"),
    "enum": ("giá trị không thuộc các giá trị cho phép:", "viết một trong {expected}"),
    "string_pattern_mismatch": ("chữ viết không đúng dạng:", "viết theo dạng {pattern}"),
    "too_short": ("danh sách có ít mục quá", "viết ít nhất {min_length} mục"),
    "too_long": ("danh sách có nhiều mục quá", "viết nhiều nhất {max_length} mục"),
    "dict_type": ("cần các dòng “khóa: giá trị”, không phải", "viết từng khóa với giá trị của nó"),
    "model_type": ("cần các dòng “khóa: giá trị”, không phải", "viết từng khóa với giá trị của nó"),
    "model_attributes_type": (
        "cần các dòng “khóa: giá trị”, không phải",
        "viết từng khóa với giá trị của nó",
    ),
    "tuple_type": ("cần một danh sách, không phải", "viết mỗi mục một dòng, mở đầu bằng dấu gạch ngang"),
    "list_type": ("cần một danh sách, không phải", "viết mỗi mục một dòng, mở đầu bằng dấu gạch ngang"),
    "bool_parsing": ("phải là true hoặc false, không phải", "viết true hoặc false"),
    "bool_type": ("phải là true hoặc false, không phải", "viết true hoặc false"),
    "int_parsing": ("phải là số nguyên, không phải", "viết bằng chữ số, không có dấu phẩy"),
    "int_type": ("phải là số nguyên, không phải", "viết bằng chữ số, không có dấu phẩy"),
    "union_tag_not_found": ("không nhận ra loại của mục này:", "viết một trong các từ khóa của mẫu"),
    "union_tag_invalid": ("không nhận ra loại của mục này:", "viết một trong {expected_tags}"),
    "unknown_condition": ("{message}; ở đây viết", "chọn một từ khóa trong danh sách đó"),
    "unknown_row": ("{message}; ở đây viết", "chọn một loại trong danh sách đó"),
}


def modelled(model: type[Model], data: Node) -> Model:
    """The model that the data make, or Refused with every fault."""
    try:
        return model.model_validate(plain(data))
    except ValidationError as error:
        raise Refused(_fault(dict(each), data) for each in error.errors(include_url=False)) from None


def _fault(error: Mapping[str, Any], data: Node) -> Fault:
    path, node = _found(data, error["loc"])
    last = str(error["loc"][-1]) if error["loc"] else ""
    place = node.place
    text = quoted(node)
    message, remedy = _said(error, last, text)
    if error["type"] == "extra_forbidden":
        text = last
        path, place = _extra(data, error["loc"])
    elif error["type"] == "missing":
        text = ""
    return Fault(*place, address_of(data, path), text, message, remedy)


def _extra(data: Node, loc: Sequence[str | int]) -> tuple[tuple[str | int, ...], Place]:
    """Where a key stands that should not. A kind of condition is in pydantic's location too, and called like
    the key it is written under: it may have been followed one step too far."""
    path, holder = _found(data, loc[:-1])
    if not (isinstance(holder, Table) and loc[-1] in holder.entries):
        path = path[:-1]
        holder = at(data, path)
    place = holder.keys.get(str(loc[-1])) if isinstance(holder, Table) else None
    return (*path, loc[-1]), place or holder.place


def _said(error: Mapping[str, Any], last: str, text: str) -> tuple[str, str]:
    context = dict(error.get("ctx") or {})
    if error["type"] in ("value_error", "assertion_error"):
        said = str(context.get("error", error["msg"]))
        return said if f"“{text}”" in said else f"{said}; ở đây viết", "sửa lại theo câu trên"
    message, remedy = _SAID.get(error["type"], ("giá trị không đúng dạng:", _SHORT))
    words = {**context, "last": last, "message": error["msg"], "extra": _nearest(last)}
    return message.format_map(words), remedy.format_map(words)


def _found(data: Node, loc: Sequence[str | int]) -> tuple[tuple[str | int, ...], Node]:
    """Follows pydantic's location as far as the data go; names of union members in it are no data."""
    path: tuple[str | int, ...] = ()
    node = data
    for step in loc:
        inner = child(node, step)
        if inner is not None:
            path, node = (*path, step), inner
    return path, node


def _nearest(name: str) -> str:
    if name in field_names():
        return "mục này có ở chỗ khác, không đứng ở đây được: bỏ đi, hoặc chuyển về đúng chỗ"
    close = difflib.get_close_matches(name, field_names(), n=1, cutoff=0.6)
    return (
        f"có phải “{close[0]}” không; nếu không thì bỏ mục này"
        if close
        else "bỏ mục này hoặc sửa tên theo mẫu"
    )


@functools.cache
def field_names() -> tuple[str, ...]:
    """Every name that a pack may use for a field."""
    names: set[str] = set()
    pending: list[type[BaseModel]] = [Part]
    while pending:
        model = pending.pop()
        pending += model.__subclasses__()
        names |= {field.alias or name for name, field in model.model_fields.items()}
    return tuple(sorted(names))
