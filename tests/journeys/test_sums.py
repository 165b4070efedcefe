"""The browser counts what the server counts: every kind of row, whatever is typed."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from congtam.campaigns.packs import offer
from congtam.engine.pack import Pack
from congtam.engine.plan import Plan
from congtam.sheets.entries import above_choice, problems_of
from congtam.sheets.layout import Layout, Line, layout_of
from congtam.sheets.queries.missing import is_blank
from congtam.sheets.queries.standing import Standing
from congtam.sheets.values import Unreadable, Values, read
from congtam.web import sheets
from congtam.web.sheets import totals, words
from congtam.web.sheets.model import model_of
from tests.web.sheets.cards import every_kind, standing_by

SCRIPTS = Path(sheets.__file__).parent / "static" / "sheets" / "js"
HOME = "http://sheets.test/"
PAGE = """<script type="module">
  import { isBlank, read } from "./reading.js";
  import { counted, figure, given, gradeOf, percent, total } from "./sums.js";
  window.count = (model, texts) => {
    const said = model.rows.map((row, place) => read(row, texts[place]) || read(row, {}));
    const found = counted(model, said);
    const hasTotal = found.total && found.top;
    return {
      rows: found.rows.map((worth, place) => given(model.rows[place], worth)),
      blank: model.rows.map((row, place) => {
        return Boolean(row.fields.length && row.counts) && isBlank(row, said[place]);
      }),
      grades: found.rows.map((worth, place) => gradeOf(model, model.rows[place], worth)),
      total: hasTotal ? total(found) : "",
      percent: hasTotal ? percent(found) : "",
    };
  };
</script>"""
PACKS = ["btt-2022", "hx-2018", "tc-2025", "tc-2025+tc-2025-giao-duc", "tp-2021", "vn-2025"]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """The scripts of the sheet alone, in an empty page."""
    found = browser.new_context().new_page()
    found.route(f"{HOME}**", answer)
    found.goto(HOME)
    found.wait_for_function("typeof window.count === 'function'")
    yield found
    found.context.close()


def answer(route: Route) -> None:
    name = route.request.url.removeprefix(HOME)
    if name:
        route.fulfill(body=(SCRIPTS / name).read_text(encoding="utf-8"), content_type="text/javascript")
    else:
        route.fulfill(body=PAGE, content_type="text/html")


@pytest.mark.parametrize("seed", range(40))
def test_every_kind_of_row(page: Page, seed: int) -> None:
    chance = random.Random(seed)
    cards: list[dict[str, Any]] = [
        {},
        {"max": 100},
        {"max": 60, "round_total_to": "0,5"},
        {"clamp": {"least": 10, "most": 40}},
        {"round_total_to": 1, "rounding": "down"},
    ]
    same_in_both(page, every_kind(**cards[seed % len(cards)]), "cell", chance)


@pytest.mark.parametrize("name", PACKS)
def test_every_scorecard_that_is_shipped(page: Page, name: str) -> None:
    pack = offer(name).resolved.pack
    plan = Plan(pack)
    for kind, subject in pack.subjects.items():
        if subject.scorecard:
            for seed in range(4):
                same_in_both(page, pack, kind, random.Random(seed), plan)


def same_in_both(page: Page, pack: Pack, kind: str, chance: random.Random, plan: Plan | None = None) -> None:
    layout = layout_of(pack, kind)
    used = plan or Plan(pack)
    model = model_of(layout, standing_by(pack, kind, {}, used))
    filled = chance.choice([0, 0.3, 0.9, 1])
    texts = [typed(line, layout, chance) if chance.random() < filled else {} for line in layout.lines]
    empty = standing_by(pack, kind, {}, used)
    marks = {
        line.address: values
        for line, said in zip(layout.lines, texts, strict=True)
        if (values := accepted(pack, kind, layout, line, said, empty)) and not values.is_empty
    }
    there = page.evaluate("([model, texts]) => window.count(model, texts)", [model, texts])
    assert there == here(pack, layout, standing_by(pack, kind, marks, used), marks)


def typed(line: Line, layout: Layout, chance: random.Random) -> dict[str, str]:
    return {field: text_for(line, field, layout, chance) for field in line.fields if chance.random() < 0.8}


def text_for(line: Line, field: str, layout: Layout, chance: random.Random) -> str:
    most = getattr(line.place.row, "max", None) or 100
    match field:
        case "points":
            whole = chance.randrange(0, most + 100, max(layout.step, 1))
            return chance.choice(
                [f"{whole / 100:.2f}", f"{whole / 100:.2f}".replace(".", ","), "", "bảy", ",5"]
            )
        case "grade":
            return chance.choice(["", *layout.grades])
        case "option":
            return chance.choice(["", *line.choices])
        case "answer":
            return chance.choice(["", "yes", "no"])
        case "aside":
            return chance.choice(["", "", "on"])
        case _:
            return chance.choice(["", "x", *map(str, range(12))])


def accepted(
    pack: Pack, kind: str, layout: Layout, line: Line, texts: dict[str, str], empty: Standing
) -> Values | None:
    """As the server decides it."""
    try:
        values = read(line, texts)
    except Unreadable:
        return None
    if problems_of(pack, kind, {line.address: values}):
        return None
    if values.points is not None and line.is_chosen_by_data:
        chosen = [name for name, is_it in empty.chosen(line.address, line.choices).items() if is_it]
        if chosen and above_choice(line, layout.step, values.points, chosen[0]):
            return None
    return values


def here(pack: Pack, layout: Layout, found: Standing, marks: dict[str, Values]) -> dict[str, Any]:
    readings = found.readings
    return {
        "rows": [words.given(readings[line.address], is_derived=line.is_derived) for line in layout.lines],
        "blank": [
            bool(line.fields)
            and found_counts(found, line)
            and is_blank(line, marks.get(line.address, Values()))
            for line in layout.lines
        ],
        "grades": [words.grade_shown(pack, readings[line.address]) for line in layout.lines],
        "total": words.total(found.low, found.high, found.top),
        "percent": totals.percent(found.low, found.high, found.top),
    }


def found_counts(found: Standing, line: Line) -> bool:
    return found.readings[line.address].counts is True
