"""One change to a pack that some worked example should notice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from congtam.engine.pack import Pack
from congtam.engine.pack.base import Part
from congtam.shelf.addresses import Path
from congtam.shelf.parts import fields


@dataclass(frozen=True)
class Mutant:
    """A rule without which the pack is tried. `what` says what was done to it, `clauses` what it carries."""

    path: Path
    address: str
    what: str
    clauses: tuple[str, ...]


@dataclass(frozen=True)
class Owner:
    """Which parts of a pack are its own: what it has from a lower pack is tried with that pack's examples."""

    pack: Pack

    def owns(self, path: Path) -> bool:
        return self._nearest(path, "document") in (None, self.pack.id)

    def clauses(self, path: Path) -> tuple[str, ...]:
        """The clauses of the part at a path, or of the nearest part around it that carries any."""
        return tuple(self._nearest(path, "clause") or ())

    def _nearest(self, path: Path, name: str) -> Any:
        found: Any = None
        value: Any = self.pack
        for step in (*path, None):
            if isinstance(value, Part) and (own := getattr(value, name, None)):
                found = own
            if step is None:
                break
            value = within(value, step)
        return found


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


def put(value: Any, path: Path, new: Any) -> Any:
    """The model with something else at a path; None as `new` takes a key or a place of a list out."""
    if not path:
        return new
    step, rest = path[0], path[1:]
    inner = put(within(value, step), rest, new)
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
