"""The parts of a pack with their paths in the data: one walk for all who look at every rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from congtam.engine.pack.base import Part
from congtam.shelf.addresses import Path


def parts(value: Any, path: Path = ()) -> Iterator[tuple[Path, Part]]:
    """Every part in and under a value, parents first; its path names things as the data do (`from`)."""
    match value:
        case Part():
            yield path, value
            for name, inner in fields(value):
                yield from parts(inner, (*path, name))
        case dict():
            for key, inner in value.items():
                yield from parts(inner, (*path, key))
        case tuple() | list():
            for place, inner in enumerate(value):
                yield from parts(inner, (*path, place))
        case _:
            return


def fields(part: Part) -> Iterator[tuple[str, Any]]:
    """The values of a part under the names that the data use."""
    for name, field in type(part).model_fields.items():
        yield field.alias or name, getattr(part, name)
