"""Places out of a base: whole numbers only, never rounded up."""

from __future__ import annotations

from typing import TypeVar

import narwhals as nw

from congtam.engine.pack.quantities import Share

Number = TypeVar("Number", int, nw.Expr)


def places(share: Share, base: Number, *, promoted_leave: bool) -> Number:
    """The largest whole x with x <= share * base; when the promoted leave the base, with x <= share * (base -
    x)."""
    return (base * share.over) // (share.under + share.over if promoted_leave else share.under)
