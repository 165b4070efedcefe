"""What every part of a pack has in common: it is frozen, complete, and says where in the law it stands."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict


class Part(BaseModel):
    """A part of a pack: never changed after reading, and nothing in it that the model does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


def _as_tuple(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_as_tuple)]
"""One name or several: `clause: HX18-20` and `clause: [HX18-20, HX18-22]` are both written in packs."""


class Cited(Part):
    """A part that stands on a sentence of a document.

    `cites` is the address in that document (a path, with an occurrence where a number repeats: `3.2[2]`),
    `clause` the ids of the numbered clauses it carries. `document` names the document when it is not the
    pack's own: layering fills it in. `proposed` says why a value is ours and not the document's: it must be
    confirmed by name before activation.
    """

    cites: str
    clause: Names = ()
    document: str | None = None
    proposed: str | None = None
    note: str | None = None
