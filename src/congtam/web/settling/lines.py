"""What fills a slot, typed line by line: criteria with points, contents of a review, steps of a meeting."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from congtam.engine.pack import Pack
from congtam.engine.pack.quantities import points, points_text

BAR, BETWEEN = "|", ";"
MOST_LINES, LONGEST_LINE = 200, 2_000
OF_TARGETS = "chỉ tiêu"
"""In the third column of a criterion; whatever language the page speaks."""

Row = dict[str, Any]


class Unreadable(ValueError):
    """The line as it was typed is none; the text says which and what to type instead."""


@dataclass(frozen=True)
class Grammar:
    """How the lines of one kind of slot are typed, and how they stand in the field again."""

    read: Callable[[Pack, list[str], int], Row]
    shown: Callable[[Pack, Row], str]
    hint: str
    most_columns: int
    words: tuple[tuple[str, list[str]], ...] = ()


def grammar_of(pack: Pack, address: str) -> Grammar | None:
    """None for a slot that is filled by no lines: it comes as a pack of its own."""
    last = address.rpartition(".")[2]
    if address.startswith("checklists."):
        return Grammar(checklist_row, lambda _pack, row: row["text"], _("mỗi dòng một mục"), 1)
    if address.startswith("reviews.") and last in {"sections", "children"}:
        return Grammar(section_row, section_shown, section_hint(), 4, words_taken(pack))
    if address.startswith("agendas.") and last == "steps":
        hint = _("mỗi dòng một bước: nội dung | ai làm; cột sau có thể bỏ")
        return Grammar(step_row, step_shown, hint, 2)
    if last in {"criteria", "children"}:
        hint = _(
            "mỗi dòng: nội dung | điểm tối đa; ví dụ: Kết nạp đảng viên mới | 5. Thêm “| chỉ tiêu” ở cuối "
            "thì điểm của dòng tính từ các chỉ tiêu đã giao, theo trọng số"
        )
        return Grammar(points_row, points_shown, hint, 3)
    return None


def lines_read(pack: Pack, grammar: Grammar, text: str) -> list[Row]:
    """Unreadable names the first line that is none."""
    lines = [line.strip() for line in unicodedata.normalize("NFC", text).splitlines() if line.strip()]
    if not lines:
        raise Unreadable(_("Chưa ghi dòng nào."))
    if len(lines) > MOST_LINES:
        raise Unreadable(_("Nhiều quá %(n)d dòng. Hãy gộp bớt.") % {"n": MOST_LINES})
    return [line_read(pack, grammar, line, number) for number, line in enumerate(lines, 1)]


def line_read(pack: Pack, grammar: Grammar, line: str, number: int) -> Row:
    if len(line) > LONGEST_LINE:
        raise Unreadable(_("Dòng %(n)d dài quá %(most)d ký tự.") % {"n": number, "most": LONGEST_LINE})
    columns = [column.strip() for column in line.split(BAR)]
    if len(columns) > grammar.most_columns and grammar.most_columns > 1:
        said = _("Dòng %(n)d có quá %(most)d cột; dấu | chỉ dùng để tách cột.")
        raise Unreadable(said % {"n": number, "most": grammar.most_columns})
    if not columns[0]:
        raise Unreadable(_("Dòng %(n)d chưa có nội dung trước dấu |.") % {"n": number})
    return grammar.read(pack, columns if grammar.most_columns > 1 else [line], number)


def checklist_row(_pack: Pack, columns: list[str], _number: int) -> Row:
    return {"group": "1", "text": columns[0]}


def points_row(_pack: Pack, columns: list[str], number: int) -> Row:
    """A third column says that targets fill the row."""
    words = _("Dòng %(n)d: không đọc được. Hãy ghi nội dung, dấu |, rồi điểm tối đa, ví dụ | 5.")
    of_targets = len(columns) == 3
    if of_targets and columns[2].casefold() != OF_TARGETS:
        raise Unreadable(_("Dòng %(n)d: cột thứ ba chỉ được là “chỉ tiêu”.") % {"n": number})
    try:
        row = {"text": columns[0], "max": points_text(points(columns[1]))}
    except (ValueError, IndexError) as error:
        raise Unreadable(words % {"n": number}) from error
    return row | ({"kind": "weighted", "step": "0,01"} if of_targets else {})


def points_shown(_pack: Pack, row: Row) -> str:
    columns = [row["text"], row["max"], *([OF_TARGETS] if row.get("kind") == "weighted" else [])]
    return f" {BAR} ".join(columns)


def step_row(_pack: Pack, columns: list[str], _number: int) -> Row:
    by = columns[1] if len(columns) > 1 else ""
    return {"text": columns[0]} | ({"by": by} if by else {})


def step_shown(_pack: Pack, row: Row) -> str:
    return f" {BAR} ".join(part for part in (row["text"], row.get("by", "")) if part)


HOLDS = {
    "khuyết điểm kỳ trước": "open_items",
    "cam kết đầu năm": "commitments",
    "gợi ý của cấp trên": "prompts",
}
"""In the fourth column of a content: what the program shows beside it."""


def section_hint() -> str:
    return _(
        "mỗi dòng một nội dung: nội dung | các phần phải viết, cách nhau bằng dấu ; | chỉ dành cho ai | hiện "
        "kèm gì. Các cột sau có thể bỏ; ví dụ: Kết quả nhiệm vụ | Ưu điểm; Khuyết điểm; Nguyên nhân"
    )


def words_taken(pack: Pack) -> tuple[tuple[str, list[str]], ...]:
    """What may stand in the later columns of a content."""
    people = list(kinds_of_people(pack))
    whom = ((_("Cột thứ ba ghi một trong:"), people),) if people else ()
    return (*whom, (_("Cột thứ tư ghi một trong:"), list(HOLDS)))


def kinds_of_people(pack: Pack) -> dict[str, str]:
    """By what the pack calls it: facts of persons that say yes or no."""
    return {
        fact.label: key
        for key, fact in pack.facts.items()
        if fact.type == "yes_no" and fact.group == "person"
    }


def section_row(pack: Pack, columns: list[str], number: int) -> Row:
    columns = [*columns, "", "", ""]
    row: Row = {"id": f"muc-{number}", "text": columns[0]}
    parts = [part.strip() for part in columns[1].split(BETWEEN) if part.strip()]
    if parts:
        row["parts"] = list(dict.fromkeys(part[:1].upper() + part[1:] for part in parts))
    if columns[2]:
        row["when"] = {"fact": fact_named(pack, columns[2], number)}
    if columns[3]:
        row["holds"] = held_by(columns[3], number)
    return row


def held_by(words: str, number: int) -> str:
    if words.casefold() not in HOLDS:
        said = _("Dòng %(n)d: cột thứ tư chỉ được là một trong: %(names)s.")
        raise Unreadable(said % {"n": number, "names": "; ".join(HOLDS)})
    return HOLDS[words.casefold()]


def fact_named(pack: Pack, words: str, number: int) -> str:
    names = kinds_of_people(pack)
    found = [key for label, key in names.items() if label.casefold() == words.casefold()]
    if not found:
        said = _("Dòng %(n)d: không rõ “%(words)s” là ai. Hãy ghi một trong: %(names)s.")
        raise Unreadable(said % {"n": number, "words": words[:60], "names": "; ".join(names) or "–"})
    return found[0]


def section_shown(pack: Pack, row: Row) -> str:
    labels = {key: label for label, key in kinds_of_people(pack).items()}
    when: Mapping[str, Any] = row.get("when") or {}
    parts = f"{BETWEEN} ".join(row.get("parts", ()))
    held = {holds: words for words, holds in HOLDS.items()}
    who, beside = labels.get(when.get("fact", ""), ""), held.get(row.get("holds", ""), "")
    columns = [row["text"], parts, who, beside]
    while columns and not columns[-1]:
        columns.pop()
    return f" {BAR} ".join(columns)
