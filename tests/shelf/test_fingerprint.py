"""The same rules and texts have the same fingerprint, anything else another."""

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congtam.shelf.nodes import Items, Node, Table, Text
from congtam.shelf.reading import parse
from tests.shelf.small import PACK, TEXT, changed, shelf


def written(node: Node, order: random.Random, depth: int = 0) -> str:
    """The data as flow YAML with the keys of mappings shuffled, but for those whose order says something."""
    match node:
        case Text(value=value):
            return "null" if value is None else "'" + value.replace("'", "''") + "'"
        case Items(values=values):
            return "[" + ", ".join(written(value, order, depth + 1) for value in values) + "]"
        case Table(entries=entries):
            keys = list(entries)
            if not {"A", "tot"} & set(keys):
                order.shuffle(keys)
            pairs = [f"'{key}': {written(entries[key], order, depth + 1)}" for key in keys]
            return "\n".join(pairs) if depth == 0 else "{" + ", ".join(pairs) + "}"


def fingerprint(pack: str = PACK, text: str = TEXT) -> str:
    with tempfile.TemporaryDirectory() as folder:
        return shelf(Path(folder), pack=pack, text=text).resolved("xa-2020").fingerprint


EXPECTED = fingerprint()


@settings(deadline=None, max_examples=15)
@given(st.randoms(use_true_random=False))
def test_the_order_of_keys_and_the_layout_do_not_count(order: random.Random) -> None:
    assert fingerprint(written(parse(PACK, "t"), order)) == EXPECTED


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('step: "0,5"', 'step: "0.50"'),
        ("on: 02/03/2020", "on: 2020-03-02"),
        ("cites: III.1}]\n    caps", "cites: III.1}]\n    reviewed: true\n    caps"),
    ],
)
def test_other_ways_to_write_the_same_do_not_count(old: str, new: str) -> None:
    assert fingerprint(changed(old, new)) == EXPECTED


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("at_least: 70", "at_least: 71"),
        ("levels: {A: Xuất sắc, B: Tốt, C: Kém}", "levels: {B: Tốt, A: Xuất sắc, C: Kém}"),
        ("clause: XA-05", "clause: XA-55"),
        ("label: đã đăng ký", "label: có đăng ký"),
    ],
)
def test_any_other_rule_counts(old: str, new: str) -> None:
    assert fingerprint(changed(old, new)) != EXPECTED


def test_the_text_counts() -> None:
    assert fingerprint(text=TEXT.replace("từ 70 điểm", "từ 71 điểm")) != EXPECTED
