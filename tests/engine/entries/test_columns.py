"""Entries as columns: typed, null where nothing was entered, columns only for what was entered."""

from datetime import date

import narwhals as nw

from congtam.engine.entries import population_of
from congtam.engine.pack import Pack
from congtam.engine.population import Entry
from tests.engine.scoring.sheets import pack_with

DAY = date(2018, 12, 10)


def pack() -> Pack:
    bare = pack_with([{"number": "1.1", "text": "Tiêu chí", "max": "10"}])
    facts = {
        "disciplined": {"label": "bị kỷ luật", "type": "yes_no"},
        "done": {"label": "tỷ lệ chỉ tiêu", "type": "percent"},
        "admitted_on": {"label": "ngày kết nạp", "type": "date"},
        "employment": {"label": "lĩnh vực", "type": "choice", "values": {"official": "cán bộ"}},
    }
    return Pack.model_validate(
        bare.model_dump(by_alias=True, exclude_none=True)
        | {"facts": facts, "relations": {"members": {"label": "đảng viên", "to": "cell"}}}
    )


ENTRIES = [
    Entry(
        id="tl2",
        type="cell",
        date=DAY,
        groups={"base_org": "hx"},
        facts={"disciplined": False, "done": 4999, "admitted_on": date(2018, 6, 30)},
        points={"1.1": 750},
        parts={"1.1": (3, 4)},
        aside=frozenset({"1.1"}),
        links={"members": ("an", "binh")},
        reviewed=True,
    ),
    Entry(
        id="an",
        type="cell",
        date=DAY,
        facts={"employment": "official"},
        links={"members": ()},
        decided="HTXSNV",
    ),
    Entry(id="binh", type="person", date=DAY),
]


def test_columns_are_typed_and_null_where_nothing_was_entered() -> None:
    table = population_of(pack(), ENTRIES).subjects["cell"].collect()
    assert dict(table.schema) == {
        "id": nw.String,
        "date": nw.Date,
        "in:base_org": nw.String,
        "fact:disciplined": nw.Boolean,
        "fact:done": nw.Int64,
        "fact:admitted_on": nw.Date,
        "fact:employment": nw.String,
        "points:1_1": nw.Int64,
        "part:1_1": nw.Int64,
        "whole:1_1": nw.Int64,
        "aside:1_1": nw.Boolean,
        "links:members": nw.Int64,
        "reviewed": nw.Boolean,
        "decided": nw.Int64,
    }
    first, second = table.iter_rows(named=True)
    assert (first["fact:disciplined"], second["fact:disciplined"]) == (False, None)
    assert (first["points:1_1"], second["points:1_1"]) == (750, None)
    assert (first["part:1_1"], first["whole:1_1"]) == (3, 4)
    assert (first["decided"], second["decided"]) == (None, 1)


def test_no_links_said_is_not_the_same_as_none() -> None:
    population = population_of(pack(), ENTRIES)
    counts = population.subjects["cell"].collect()["links:members"].to_list()
    assert counts == [2, 0]
    assert "links:members" not in population.subjects["person"].collect_schema().names()
    pairs = population.links["members"].collect()
    assert pairs.rows() == [("tl2", "an"), ("tl2", "binh")]
