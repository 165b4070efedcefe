"""One table of links: who is linked to whom by one relation."""

from __future__ import annotations

import polars as pl

from congtam.engine.pack import Pack
from congtam.shelf.faults import Fault, Refused
from congtam.shelf.tables.subjects import schema_of

ENDS = ("source", "target")


def link_table(pack: Pack, relation: str, name: str, table: pl.LazyFrame) -> pl.LazyFrame:
    """The links without repetitions, or Refused."""
    if relation not in pack.relations:
        remedy = f"đặt tên tệp theo một trong: {', '.join(f'links.{each}' for each in pack.relations)}"
        raise Refused([Fault(name, 0, 0, "", relation, "gói không có quan hệ nào tên", remedy)])
    schema = schema_of(table, name)
    if set(schema) != set(ENDS):
        message = "bảng liên kết phải có đúng hai cột source và target, không phải"
        raise Refused([Fault(name, 0, 0, "", ", ".join(schema), message, "sửa tên cột, bỏ cột thừa")])
    links = table.select(pl.col(each).cast(pl.String) for each in ENDS).unique(maintain_order=True)
    empty = links.filter(pl.any_horizontal(pl.col(each).is_null() for each in ENDS)).collect().height
    if empty:
        message = f"{empty} dòng thiếu mã nguồn hoặc mã đích"
        raise Refused([Fault(name, 0, 0, "", "", message, "điền đủ source và target")])
    return links
