"""Whether entries fit the pack: everything that is wrong, each with its place, the quoted value and a
remedy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from congtam.engine.entries.facts import fact_problems
from congtam.engine.entries.problems import Problem, one_of
from congtam.engine.entries.sheets import TAKES, sheet_problems
from congtam.engine.pack import Pack
from congtam.engine.pack.criteria import Scorecard
from congtam.engine.pack.quantities import points_text
from congtam.engine.population import Entry
from congtam.engine.scoring import Place, rows_of

UNSORTED = ("person", "unit")
"""Entries whose kinds of subject follow from their facts."""


def check_entries(pack: Pack, entries: Sequence[Entry]) -> list[Problem]:
    """Empty when all is well. Nothing is guessed: an entry with a problem must be refused or set right."""
    kinds = {entry.id: entry.type for entry in entries}
    rows = {kind: rows_of(_card(pack, kind)) for kind in pack.subjects}
    twice = [name for name, count in Counter(entry.id for entry in entries).items() if count > 1]
    found = [
        Problem(name, "id", f"“{name}” được nhập nhiều lần", "giữ lại một lần, hoặc đặt tên khác")
        for name in twice
    ]
    for entry in entries:
        found += _problems(pack, entry, rows.get(entry.type, {}), kinds)
    return found


def _card(pack: Pack, kind: str) -> Scorecard | None:
    subject = pack.subjects.get(kind)
    return pack.scorecards.get((subject.scorecard if subject else None) or "")


def _problems(
    pack: Pack, entry: Entry, rows: Mapping[str, Place], kinds: Mapping[str, str]
) -> Iterator[Problem]:
    if entry.type not in pack.subjects and entry.type not in UNSORTED:
        yield Problem(
            entry.id,
            "type",
            f"gói không có loại đối tượng “{entry.type}”",
            one_of([*pack.subjects, *UNSORTED]),
        )
        return
    yield from fact_problems(pack, entry)
    yield from sheet_problems(pack, _card(pack, entry.type), rows, entry)
    yield from _total_problems(pack, entry)
    yield from _link_problems(pack, entry, kinds)
    levels = {name: getattr(entry, name) for name in ("voted", "proposed", "decided")}
    levels |= {f"voted_in.{forum}": vote.level for forum, vote in entry.voted_in.items()}
    for name, level in levels.items():
        if level is not None and level not in pack.levels:
            yield Problem(entry.id, name, f"gói không có mức xếp loại “{level}”", one_of(pack.levels))


def _total_problems(pack: Pack, entry: Entry) -> Iterator[Problem]:
    card = _card(pack, entry.type)
    if entry.score is not None and any(getattr(entry, field) for field in TAKES):
        what = f"vừa ghi tổng điểm {points_text(entry.score)} vừa chấm từng tiêu chí"
        yield Problem(entry.id, "score", what, "chỉ giữ một: bỏ tổng điểm, hoặc bỏ các tiêu chí đã chấm")
    if entry.score is None or card is None or (card.max is None and card.clamp is None):
        return
    least, most = (card.clamp.least, card.clamp.most) if card.clamp else (0, card.max or 0)
    if not least <= entry.score <= most:
        allowed = f"từ {points_text(least)} đến {points_text(most)}"
        yield Problem(
            entry.id,
            "score",
            f"tổng điểm {points_text(entry.score)} không nằm {allowed}",
            f"nhập tổng điểm {allowed}",
        )


def _link_problems(pack: Pack, entry: Entry, kinds: Mapping[str, str]) -> Iterator[Problem]:
    for name, targets in entry.links.items():
        address = f"links.{name}"
        relation = pack.relations.get(name)
        if relation is None:
            yield Problem(entry.id, address, f"gói không có quan hệ “{name}”", one_of(pack.relations))
            continue
        for target, times in Counter(targets).items():
            if times > 1:
                yield Problem(entry.id, address, f"“{target}” được nối nhiều lần", "bỏ tên lặp")
            if target not in kinds:
                remedy = "nhập đối tượng đó, hoặc sửa tên"
                yield Problem(entry.id, address, f"không có đối tượng nào tên “{target}”", remedy)
            elif kinds[target] not in (*relation.to, *UNSORTED):
                allowed = _labels(pack, relation.to)
                what = f"“{target}” không thuộc loại mà quan hệ “{relation.label}” nối tới ({allowed})"
                yield Problem(entry.id, address, what, "sửa quan hệ, hoặc sửa loại của đối tượng đó")


def _labels(pack: Pack, kinds: Iterable[str]) -> str:
    return ", ".join(pack.subjects[kind].label if kind in pack.subjects else kind for kind in kinds)
