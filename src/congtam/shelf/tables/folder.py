"""A folder of tables.

`tables.yaml` says pack and date, `<kind>.parquet` or `.csv` holds the subjects of one kind,
`links.<relation>.parquet` or `.csv` the links of one relation.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import narwhals as nw
import polars as pl

from congtam.engine.pack import Pack
from congtam.engine.pack.base import Names, Part
from congtam.engine.pack.quantities import Day
from congtam.engine.population import Population
from congtam.shelf.cases.entries import RAW_KINDS
from congtam.shelf.catalogue import Catalogue
from congtam.shelf.faults import Fault, Refused, Tally
from congtam.shelf.reading import read
from congtam.shelf.resolving import Resolved
from congtam.shelf.shapes import modelled
from congtam.shelf.tables.links import link_table
from congtam.shelf.tables.opening import KNOWN, opened
from congtam.shelf.tables.subjects import subject_table

HEAD = "tables.yaml"
LINKS = "links."
Tables = dict[str, pl.LazyFrame]


class Head(Part):
    """What the tables are rated by; `date` is the day for tables that have no such column."""

    pack: str
    date: Day | None = None
    amendments: Names | None = None
    overlays: Names = ()


def read_tables(folder: Path, catalogue: Catalogue) -> tuple[Resolved, Population]:
    """The pack and the population, or Refused with the faults of all tables."""
    said = read(folder / HEAD, f"{folder.name}/{HEAD}")
    head = modelled(Head, said)
    resolved = catalogue.asked(head, said)
    tally = Tally()
    found: Tables = {}
    for file in sorted(path for path in folder.iterdir() if path.suffix in KNOWN):
        if file.stem in found:
            twice = Fault(
                f"{folder.name}/{file.name}", 0, 0, "", file.stem, "bảng này có hai tệp", "giữ một tệp"
            )
            tally.faults.append(twice)
        table = tally.attempt(partial(_table, file, resolved.pack, head))
        if table is not None:
            found[file.stem] = table
    subjects = {key: table for key, table in found.items() if not key.startswith(LINKS)}
    links = {key.removeprefix(LINKS): table for key, table in found.items() if key.startswith(LINKS)}
    if not subjects and not tally.faults:
        message = "thư mục không có bảng đối tượng nào"
        tally.faults.append(Fault(folder.name, 0, 0, "", "", message, "đặt vào đó bảng như member.parquet"))
    tally.settle()
    _check_ids(folder.name, resolved.pack, subjects, links)
    return resolved, Population(_narrow(subjects), _narrow(links))


def _table(file: Path, pack: Pack, head: Head) -> pl.LazyFrame:
    name = f"{file.parent.name}/{file.name}"
    table = opened(file, name)
    if file.stem.startswith(LINKS):
        return link_table(pack, file.stem.removeprefix(LINKS), name, table)
    return subject_table(pack, file.stem, name, table, head.date)


def _check_ids(folder: str, pack: Pack, subjects: Tables, links: Tables) -> None:
    """No id twice in any table; links lead from one subject to another of a kind the relation allows."""
    ids = pl.concat([table.select("id", kind=pl.lit(kind)) for kind, table in subjects.items()]).collect()
    faults = [*_repeated(folder, ids)]
    for relation, table in links.items():
        allowed = ids.filter(pl.col("kind").is_in([*pack.relations[relation].to, *RAW_KINDS]))
        faults += _lost(f"{folder}/{LINKS}{relation}", table, "source", ids)
        faults += _lost(f"{folder}/{LINKS}{relation}", table, "target", allowed)
    if not len(ids):
        faults.append(Fault(folder, 0, 0, "", "", "các bảng không có đối tượng nào", "điền ít nhất một dòng"))
    faults += [fault for kind, table in subjects.items() for fault in _miscounted(folder, kind, table, links)]
    if faults:
        raise Refused(faults)


def _repeated(folder: str, ids: pl.DataFrame) -> Iterator[Fault]:
    twice = ids.filter(pl.col("id").is_duplicated())["id"]
    if len(twice):
        message = f"{twice.n_unique()} mã đối tượng xuất hiện nhiều lần, trước hết là"
        yield Fault(folder, 0, 0, "id", str(twice[0]), message, "đặt cho mỗi đối tượng một mã riêng")


def _lost(name: str, table: pl.LazyFrame, column: str, known: pl.DataFrame) -> Iterator[Fault]:
    lost = table.join(known.lazy(), left_on=column, right_on="id", how="anti").collect()[column]
    if len(lost):
        message = f"{len(lost)} mã ở cột này không chỉ tới đối tượng thích hợp nào, trước hết là"
        yield Fault(name, 0, 0, column, str(lost[0]), message, "sửa mã, hoặc thêm đối tượng đó")


def _miscounted(folder: str, kind: str, table: pl.LazyFrame, links: Tables) -> Iterator[Fault]:
    """Whoever says how many are linked must be linked to just so many: the rest would count as nobody."""
    for column in [name for name in table.collect_schema() if name.startswith("links:")]:
        relation = column.removeprefix("links:")
        there = links.get(relation, pl.LazyFrame(schema={"source": pl.String}))
        found = there.group_by(pl.col("source").alias("id")).agg(pl.len().alias("found"))
        counted = table.select("id", said=column).join(found, on="id", how="left")
        wrong = counted.filter(pl.col("said") != pl.col("found").fill_null(0)).collect()
        if len(wrong):
            message = f"{len(wrong)} dòng khai số liên kết khác với bảng {LINKS}{relation}, trước hết là"
            remedy = f"sửa cột {column}, hoặc bổ sung bảng {LINKS}{relation}"
            yield Fault(f"{folder}/{kind}", 0, 0, column, str(wrong["id"][0]), message, remedy)


def _narrow(tables: Tables) -> dict[str, nw.LazyFrame[Any]]:
    return {key: nw.from_native(table) for key, table in tables.items()}
