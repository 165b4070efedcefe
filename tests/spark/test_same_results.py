"""The same rules on a Spark cluster (here: in one process) give the same table, column for column."""

import os
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import narwhals as nw
import polars as pl
import pytest

from congtam.engine.pack import Pack
from congtam.engine.population import Population
from congtam.engine.rating import rate
from tests.engine.worlds import frames, pack_of

pytestmark = [
    pytest.mark.skipif(not shutil.which("java"), reason="Spark needs Java"),
    pytest.mark.filterwarnings("ignore"),
]
MEMBERS = 100_000
ORGANISATIONS = 900
LED = {"share": {"of": "led", "rated_at_least": "B", "is": "100%", "if_none": "not_applicable"}, "cites": "5"}
ALL_GOOD = {"share": {"of": "members", "rated_at_least": "C", "at_least": "90%"}, "cites": "6"}


def pack() -> Pack:
    """Every kind of step: points, facts, dates, choices, related subjects, caps, exclusions."""
    new = {
        "cites": "7",
        "when": {"since": {"of": "joined", "under": "6 months"}},
        "reviewed": "true",
        "rated": "false",
    }
    rows = [
        {"number": str(i), "text": f"tiêu chí {i}", "max": "20", "criterion": "true"} for i in range(1, 6)
    ]
    member = {
        "scorecard": "sheet",
        "levels": frames(
            A=[{"fact": "good", "cites": "2"}, LED, {"floor": {"at_least": "85%"}, "cites": "2"}],
            B=[
                {
                    "rated": {"of": "work", "at_least": "B"},
                    "when": {"choice": {"of": "kind", "among": "x"}},
                    "cites": "3",
                }
            ],
        ),
        "lowest_if": [
            {"percent": {"of": "done", "below": "50%"}, "unless": {"fact": "mended"}, "cites": "4"}
        ],
        "caps": {"head": {"cites": "4", "not_above": "led"}},
        "exclusions": {"new": new},
    }
    return pack_of(
        {"member": member, "cell": {"levels": frames(A=[ALL_GOOD])}},
        scorecards={"sheet": {"title": "Phiếu", "max": "100", "criteria": rows}},
    )


def tables(chance: Random) -> tuple[dict[str, pl.DataFrame], dict[str, pl.DataFrame]]:
    def some(*values: Any) -> list[Any]:
        return chance.choices([*values, None], k=MEMBERS)

    cell_of = [f"c{chance.randrange(ORGANISATIONS)}" for _ in range(MEMBERS)]
    heads = {cell: f"m{i}" for i, cell in enumerate(cell_of)}
    members = pl.DataFrame(
        {
            "id": [f"m{i}" for i in range(MEMBERS)],
            "links:led": [int(heads[cell] == f"m{i}") for i, cell in enumerate(cell_of)],
            "fact:good": some(True, True, False),
            "fact:mended": some(True, False),
            "fact:done": some(4999, 5000, 8000, 10_000),
            "fact:work": some("A", "B", "C"),
            "fact:kind": some("x", "y"),
            "fact:joined": [date(2018, 6, 1) + timedelta(days=chance.randrange(20)) for _ in range(MEMBERS)],
            **{f"points:{row}": some(1000, 1400, 1700, 1800, 1900, 2000) for row in range(1, 6)},
        }
    )
    cells = pl.DataFrame({"id": sorted(heads), "score": [chance.randrange(4000, 10_001) for _ in heads]})
    day = pl.lit(date(2018, 12, 10)).alias("date")
    links = {
        "members": pl.DataFrame({"source": cell_of, "target": members["id"]}),
        "led": pl.DataFrame({"source": list(heads.values()), "target": list(heads)}),
    }
    return {"member": members.with_columns(day), "cell": cells.with_columns(day)}, links


@pytest.fixture
def spark() -> Iterator[Any]:
    session = pytest.importorskip("pyspark.sql").SparkSession
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    settings = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.autoBroadcastJoinThreshold": "-1",
    }
    builder = session.builder.master("local[2]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    found = builder.getOrCreate()
    yield found
    found.stop()


def test_one_hundred_thousand_members(spark: Any, tmp_path: Path) -> None:
    rules = pack()
    subjects, links = tables(Random(366))

    def on_spark(name: str, table: pl.DataFrame) -> Any:
        table.write_parquet(tmp_path / f"{name}.parquet")
        return nw.from_native(spark.read.parquet(str(tmp_path / f"{name}.parquet")))

    here = rate(rules, _population(subjects, links, lambda _, table: nw.from_native(table.lazy())))
    there = rate(rules, _population(subjects, links, on_spark))
    for kind in subjects:
        ours, theirs = here.tables[kind].collect(), there.tables[kind].collect(backend="pyarrow")
        names = sorted(ours.columns)
        assert sorted(theirs.columns) == names
        assert _rows(theirs, names) == _rows(ours, names)


def _population(subjects: Any, links: Any, made: Any) -> Population:
    return Population(
        {kind: made(kind, table) for kind, table in subjects.items()},
        {f"{of}": made(f"links-{of}", table) for of, table in links.items()},
    )


def _rows(table: Any, names: list[str]) -> list[tuple[Any, ...]]:
    return sorted(
        (tuple(row) for row in table.select(*names).iter_rows()), key=lambda row: row[names.index("id")]
    )
