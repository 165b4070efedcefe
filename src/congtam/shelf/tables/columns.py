"""The columns that a table of one kind of subject may have, what each must hold, how it is read from text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl

from congtam.engine.pack import Pack
from congtam.engine.pack.criteria import (
    BandsLeaf,
    CountLeaf,
    DeductLeaf,
    Leaf,
    OptionsLeaf,
    PointsLeaf,
    RatioLeaf,
    YesNoLeaf,
)
from congtam.engine.pack.pack import Fact
from congtam.engine.pack.quantities import points_text
from congtam.engine.population import row_column
from congtam.engine.scoring import Place, is_marked_by_hand, rows_of

Reader = Callable[[pl.Expr], pl.Expr]


@dataclass(frozen=True)
class Column:
    """`good` tells which values are allowed, `allowed` says it in words; `as_text` reads a cell of CSV."""

    name: str
    dtype: Any
    as_text: Reader
    allowed: str
    good: Callable[[pl.Expr], pl.Expr] = lambda value: value.is_not_null()


LARGEST = 999_999_999
"""No honest count is larger, and every product of two such numbers is exact in 64 bits."""


def columns_of(pack: Pack, kind: str) -> dict[str, Column]:
    """By every name that a column may have: addresses of rows with dots, or as the engine keeps them."""
    found: dict[str, Column] = {}
    for name, column in _all(pack, kind):
        found[name] = found[column.name] = column
    return found


def group_column(name: str) -> Column:
    return Column(name, pl.String, as_is, "tên nhóm")


def _all(pack: Pack, kind: str) -> Iterator[tuple[str, Column]]:
    for key, fact in pack.facts.items():
        yield f"fact:{key}", _fact(pack, f"fact:{key}", fact)
    for relation in pack.relations:
        yield f"links:{relation}", Column(f"links:{relation}", pl.Int64, whole, "số không âm", _not_negative)
    subject = pack.subjects.get(kind)
    card = pack.scorecards.get((subject.scorecard if subject else None) or "")
    for address, place in rows_of(card).items():
        for word, column in _row(pack, place, card.step if card else 1):
            yield f"{word}:{address}", column
    most = card.max if card else None
    yield "score", Column("score", pl.Int64, hundredths, "tổng điểm trong thang của bảng", _up_to(most))
    yield "reviewed", Column("reviewed", pl.Boolean, flag, "true hoặc false")
    yield from ((name, _rank(pack, name)) for name in ("voted", "proposed", "decided"))
    yield "id", Column("id", pl.String, as_is, "mã không để trống")
    yield "date", Column("date", pl.Date, day, "ngày như 30/06/2018")


def _fact(pack: Pack, name: str, fact: Fact) -> Column:  # noqa: PLR0911 - one for each type
    match fact.type:
        case "yes_no" | "judgement":
            return Column(name, pl.Boolean, flag, "true hoặc false")
        case "number":
            return Column(name, pl.Int64, whole, "số nguyên không âm", _not_negative)
        case "percent":
            return Column(
                name, pl.Int64, percent, "tỷ lệ như 49,99% (trong Parquet: phần vạn)", _up_to(LARGEST)
            )
        case "date":
            return Column(name, pl.Date, day, "ngày như 30/06/2018")
        case "level":
            return _among(name, list(pack.levels))
        case "choice" if fact.values:
            return _among(name, list(fact.values))
        case _:
            return Column(name, pl.String, as_is, "đoạn chữ")


def _row(pack: Pack, place: Place, card_step: int) -> Iterator[tuple[str, Column]]:
    row, address = place.row, place.address

    def named(word: str) -> str:
        return row_column(word, address)

    if isinstance(row, PointsLeaf | BandsLeaf | OptionsLeaf):
        yield "points", _points(named("points"), row, card_step)
    if isinstance(row, OptionsLeaf):
        yield "option", _among(named("option"), [each.id for each in row.options if each.when is None])
    if isinstance(row, BandsLeaf):
        yield "option", _among(named("option"), [each.id for each in row.bands])
    if isinstance(row, YesNoLeaf):
        yield "yes", Column(named("yes"), pl.Boolean, flag, "true hoặc false")
    if isinstance(row, DeductLeaf | CountLeaf):
        yield "times", Column(named("times"), pl.Int64, whole, "số lần không âm", _not_negative)
    if isinstance(row, RatioLeaf) or (isinstance(row, Leaf) and row.figure):
        for word in ("part", "whole"):
            yield word, Column(named(word), pl.Int64, whole, "số không âm", _not_negative)
    if isinstance(row, Leaf) and row.not_applicable:
        yield "aside", Column(named("aside"), pl.Boolean, flag, "true hoặc false")
    if is_marked_by_hand(place):
        yield "grade", _among(named("grade"), list(pack.grades))


def _points(name: str, row: PointsLeaf | BandsLeaf | OptionsLeaf, card_step: int) -> Column:
    least = row.min if isinstance(row, PointsLeaf) else 0
    step = (row.step if isinstance(row, PointsLeaf) else None) or card_step
    allowed = f"điểm từ {points_text(least)} đến {points_text(row.max)} theo bước {points_text(step)}"
    return Column(
        name,
        pl.Int64,
        hundredths,
        f"{allowed} (trong Parquet: phần trăm điểm)",
        lambda value: value.is_between(least, row.max) & ((value - least) % step == 0),
    )


def _rank(pack: Pack, name: str) -> Column:
    """Levels by key in texts, by rank in numbers."""
    ranks = {level: pack.rank(level) for level in pack.levels}

    def read(cell: pl.Expr) -> pl.Expr:
        return cell.replace_strict(ranks, default=None, return_dtype=pl.Int64)

    return Column(
        name, pl.Int64, read, f"một trong {', '.join(ranks)}", lambda value: value.is_in(list(ranks.values()))
    )


def _among(name: str, known: list[str]) -> Column:
    return Column(name, pl.String, as_is, f"một trong {', '.join(known)}", lambda value: value.is_in(known))


def _not_negative(value: pl.Expr) -> pl.Expr:
    return value.is_between(0, LARGEST)


def _up_to(most: int | None) -> Callable[[pl.Expr], pl.Expr]:
    return lambda value: value.is_not_null() if most is None else value.is_between(0, most)


def as_is(cell: pl.Expr) -> pl.Expr:
    return cell


def whole(cell: pl.Expr) -> pl.Expr:
    return _if_like(cell, r"^-?\d{1,15}$", cell).cast(pl.Int64, strict=False)


def hundredths(cell: pl.Expr) -> pl.Expr:
    """`0,5` or `0.25` as whole hundredths."""
    return _decimal(cell, r"^(-?)(\d{1,7})(?:[.,](\d{1,2}))?$")


def percent(cell: pl.Expr) -> pl.Expr:
    """`49,99%` as whole hundredths of a percent."""
    return _decimal(cell, r"^(-?)(\d{1,5})(?:[.,](\d{1,2}))?\s*%$")


def _decimal(cell: pl.Expr, pattern: str) -> pl.Expr:
    whole_part = cell.str.extract(pattern, 2).cast(pl.Int64, strict=False) * 100
    decimals = cell.str.extract(pattern, 3).fill_null("0").str.pad_end(2, "0").cast(pl.Int64, strict=False)
    sign = pl.when(cell.str.starts_with("-")).then(-1).otherwise(1)
    return (whole_part + decimals) * sign


def flag(cell: pl.Expr) -> pl.Expr:
    return cell.replace_strict({"true": True, "false": False}, default=None, return_dtype=pl.Boolean)


def day(cell: pl.Expr) -> pl.Expr:
    """`2018-11-24` or `24/11/2018`."""
    return pl.coalesce(cell.str.to_date("%Y-%m-%d", strict=False), cell.str.to_date("%d/%m/%Y", strict=False))


def _if_like(cell: pl.Expr, pattern: str, then: pl.Expr) -> pl.Expr:
    return pl.when(cell.str.contains(pattern)).then(then)
