"""The parts of a pack by their paths in the data: one walk for all who look at every rule or change one."""

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


def within(value: Any, step: str | int) -> Any:
    """What stands under a step of a data path in the model; None where nothing does."""
    match value:
        case Part():
            return next((inner for name, inner in fields(value) if name == step), None)
        case dict():
            return value.get(step)
        case tuple() if isinstance(step, int) and step < len(value):
            return value[step]
        case _:
            return None


def replaced(value: Any, path: Path, new: Any) -> Any:
    """The model with something else at a path; None as `new` takes a key or a place of a list out."""
    if not path:
        return new
    step, rest = path[0], path[1:]
    inner = replaced(within(value, step), rest, new)
    match value:
        case Part():
            name = next(
                key for key, field in type(value).model_fields.items() if (field.alias or key) == step
            )
            return value.model_copy(update={name: inner})
        case dict():
            kept = {key: old for key, old in value.items() if key != step or inner is not None}
            return kept | ({step: inner} if inner is not None else {})
        case _:
            before, after = value[: int(step)], value[int(step) + 1 :]
            return (*before, *((inner,) if inner is not None else ()), *after)
