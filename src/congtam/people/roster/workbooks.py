"""The workbook offices fill in, empty as a template or full as an export: what comes out goes in again."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import xlsxwriter
from django.db.models import QuerySet, TextChoices
from django.utils import translation
from django.utils.translation import gettext as _

from congtam.people.models import Employment, Membership, Placing, Post, Unit
from congtam.people.queries.tree import Tree, tree
from congtam.people.roster.columns import MEMBERS, UNITS, Column
from congtam.people.roster.filling import Rows, filled
from congtam.people.roster.naming import said_names
from congtam.people.titles import TITLES

MEMBER_COLUMNS = tuple(column for column in MEMBERS if column.key not in {"family_name", "given_name"})
CELL_TITLES = ("secretary", "deputy_secretary", "committee_member")
LAST_ROW = 20_000
WIDTHS = {
    "full_name": 28,
    "name": 42,
    "cell": 30,
    "parent": 34,
    "kind": 34,
    "employment": 24,
    "party_post": 18,
}
LISTED: dict[str, type[TextChoices]] = {
    "standing": Membership.Standing,
    "employment": Employment.Kind,
    "kind": Unit.Kind,
    "variety": Unit.Variety,
}

OF_PERSON = ("full_name", "card_number", "admitted_on", "official_on", "phone")
ASKED = (
    *("person_id", "cell_id", "standing"),
    *(f"person__{name}" for name in (*OF_PERSON, "born_on", "born_year_only")),
)


class Workbook:
    """Dates as dates, cards as text, and lists to choose from where only some words are understood."""

    def __init__(self) -> None:
        self.stream = io.BytesIO()
        self.book = xlsxwriter.Workbook(self.stream, {"in_memory": True})
        self.head = self.book.add_format({"bold": True, "bottom": 2, "text_wrap": True, "valign": "bottom"})
        self.day = self.book.add_format({"num_format": "dd/mm/yyyy"})
        self.text = self.book.add_format({"num_format": "@"})
        self.lists = 0
        self.rows: dict[int, Rows] = {}

    def sheet(self, title: str, columns: Sequence[Column], rows: Rows) -> None:
        sheet = self.book.add_worksheet(title)
        sheet.freeze_panes(1, 1)
        for number, column in enumerate(columns):
            days = column.key.endswith("_on") or column.key == "since"
            sheet.set_column(number, number, WIDTHS.get(column.key, 16), self.day if days else self.text)
            sheet.write_string(0, number, str(column.label), self.head)
            if column.key in LISTED:
                self.offer(sheet, number, [str(label) for label in LISTED[column.key].labels])
        self.rows[self.book.worksheets().index(sheet) + 1] = rows

    def offer(self, sheet: Any, number: int, words: list[str]) -> None:
        """Excel takes at most 255 letters in a list, so the words stand on a sheet of their own."""
        title = _("Danh mục")
        lists = self.book.get_worksheet_by_name(title) or self.book.add_worksheet(title)
        lists.hide()
        column = self.lists
        self.lists += 1
        for row, word in enumerate(words):
            lists.write_string(row, column, word)
        area = f"'{title}'!${chr(65 + column)}$1:${chr(65 + column)}${len(words)}"
        sheet.data_validation(1, number, LAST_ROW, number, {"validate": "list", "source": f"={area}"})

    def content(self) -> bytes:
        self.book.close()
        return filled(self.stream.getvalue(), self.rows)


@translation.override("vi")
def template() -> bytes:
    """In Vietnamese whoever asks: the words in it are what the import understands."""
    book = Workbook()
    book.sheet(_("Đảng viên"), MEMBER_COLUMNS, [])
    book.sheet(_("Tổ chức"), UNITS, [])
    return book.content()


@translation.override("vi")
def export(organisation: int, day: date, memberships: QuerySet[Membership], *, with_units: bool) -> bytes:
    there = tree(organisation, day)
    book = Workbook()
    book.sheet(_("Đảng viên"), MEMBER_COLUMNS, member_rows(there, day, memberships))
    if with_units:
        book.sheet(_("Tổ chức"), UNITS, unit_rows(there))
    return book.content()


def member_rows(there: Tree, day: date, memberships: QuerySet[Membership]) -> list[list[Any]]:
    """Columns and words looked up once: thousands of rows, each asked for its own, take most of the time."""
    held = posts_in_cells(there.organisation, day)
    work = Employment.objects.on(day).filter(organisation=there.organisation).values_list("person_id", "kind")
    works, kinds, standings = dict(work), said(Employment.Kind), said(Membership.Standing)
    titles = {title: post_words(title) for title in CELL_TITLES}
    names = said_names(there)
    listed = []
    for person, cell, standing, *own, born_on, year_only in memberships.values_list(*ASKED):
        columns = dict(zip(OF_PERSON, own, strict=True)) | {
            "born_on": str(born_on.year) if born_on and year_only else born_on,
            "cell": names.get(cell, ""),
            "standing": standings.get(standing, standing),
            "party_post": titles.get(held.get((person, cell), ""), ""),
            "employment": kinds.get(works.get(person, ""), ""),
        }
        listed.append([columns[column.key] for column in MEMBER_COLUMNS])
    return listed


def posts_in_cells(organisation: int, day: date) -> dict[tuple[int, int], str]:
    """The highest of each person in each cell."""
    rows = Post.objects.on(day).filter(organisation=organisation, title__in=CELL_TITLES)
    found = sorted(
        rows.values_list("person_id", "unit_id", "title"), key=lambda row: -CELL_TITLES.index(row[2])
    )
    return {(person, unit): title for person, unit, title in found}


def said(choices: type[TextChoices]) -> dict[str, str]:
    return {value: str(label) for value, label in choices.choices}


def post_words(title: str) -> str:
    """In a cell a committee member is a "chi ủy viên"."""
    return _("Chi ủy viên") if title == "committee_member" else str(TITLES[title].label)


def unit_rows(there: Tree) -> list[list[Any]]:
    names, founded = said_names(there), founding_days(there)
    return [
        [
            node.name,
            node.kind_label,
            node.variety_label,
            names.get(node.parent or 0, ""),
            names.get(node.beside or 0, ""),
            node.short_name,
            founded[node.id],
        ]
        for node, _depth in there.walk()
    ]


def founding_days(there: Tree) -> dict[int, date]:
    """The first day of each unit, under whatever name."""
    rows = Placing.objects.filter(organisation=there.organisation).order_by("-since")
    return dict(rows.values_list("unit", "since"))
