"""The workbook offices fill in, empty as a template or full as an export: what comes out goes in again."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import xlsxwriter
from django.db.models import TextChoices
from django.utils import translation
from django.utils.translation import gettext as _

from congtam.people.models import Employment, Membership, Person, Placing, Post, Unit
from congtam.people.queries.roll import posts
from congtam.people.queries.tree import Tree, tree
from congtam.people.roster.columns import MEMBERS, UNITS, Column
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


class Workbook:
    """Dates as dates, cards as text, and lists to choose from where only some words are understood."""

    def __init__(self) -> None:
        self.stream = io.BytesIO()
        self.book = xlsxwriter.Workbook(self.stream, {"in_memory": True})
        self.head = self.book.add_format({"bold": True, "bottom": 2, "text_wrap": True, "valign": "bottom"})
        self.day = self.book.add_format({"num_format": "dd/mm/yyyy"})
        self.text = self.book.add_format({"num_format": "@"})
        self.lists = 0

    def sheet(self, title: str, columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> None:
        sheet = self.book.add_worksheet(title)
        sheet.freeze_panes(1, 1)
        for number, column in enumerate(columns):
            days = column.key.endswith("_on") or column.key == "since"
            sheet.set_column(number, number, WIDTHS.get(column.key, 16), self.day if days else self.text)
            sheet.write_string(0, number, str(column.label), self.head)
            if column.key in LISTED:
                self.offer(sheet, number, [str(label) for label in LISTED[column.key].labels])
        for index, row in enumerate(rows, start=1):
            for number, value in enumerate(row):
                self.write(sheet, index, number, value)

    def write(self, sheet: Any, row: int, number: int, value: Any) -> None:
        if isinstance(value, date):
            sheet.write_datetime(row, number, value, self.day)
        elif value not in ("", None):
            sheet.write_string(row, number, str(value), self.text)

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
        return self.stream.getvalue()


@translation.override("vi")
def template() -> bytes:
    """In Vietnamese whoever asks: the words in it are what the import understands."""
    book = Workbook()
    book.sheet(_("Đảng viên"), MEMBER_COLUMNS, [])
    book.sheet(_("Tổ chức"), UNITS, [])
    return book.content()


@translation.override("vi")
def export(organisation: int, day: date, memberships: Iterable[Membership], *, with_units: bool) -> bytes:
    there = tree(organisation, day)
    book = Workbook()
    book.sheet(_("Đảng viên"), MEMBER_COLUMNS, member_rows(there, day, memberships))
    if with_units:
        book.sheet(_("Tổ chức"), UNITS, unit_rows(there))
    return book.content()


def member_rows(there: Tree, day: date, memberships: Iterable[Membership]) -> list[list[Any]]:
    held: dict[tuple[int, int], Post] = {}
    for post in posts(there.organisation, day).filter(title__in=CELL_TITLES):
        key = post.person_id, post.unit_id
        if key not in held or CELL_TITLES.index(post.title) < CELL_TITLES.index(held[key].title):
            held[key] = post
    work = Employment.objects.on(day).filter(organisation=there.organisation).values_list("person_id", "kind")
    words = Words(dict(work), said(Membership.Standing), said(Employment.Kind))
    return [member_row(there, row, held.get((row.person_id, row.cell_id)), words) for row in memberships]


@dataclass(frozen=True)
class Words:
    """Looked up once for thousands of rows: asking each row for its own words takes most of the time."""

    work_of: dict[int, str]
    standing: dict[str, str]
    work: dict[str, str]


def said(choices: type[TextChoices]) -> dict[str, str]:
    return {value: str(label) for value, label in choices.choices}


def member_row(there: Tree, row: Membership, post: Post | None, words: Words) -> list[Any]:
    person = row.person
    columns = {
        "full_name": person.full_name,
        "born_on": born(person),
        "card_number": person.card_number,
        "admitted_on": person.admitted_on,
        "official_on": person.official_on,
        "cell": there.nodes[row.cell_id].name if row.cell_id in there.nodes else "",
        "standing": words.standing.get(row.standing, row.standing),
        "party_post": post_words(post.title) if post else "",
        "employment": words.work.get(words.work_of.get(row.person_id, ""), ""),
        "phone": person.phone,
    }
    return [columns[column.key] for column in MEMBER_COLUMNS]


def born(person: Person) -> date | str | None:
    if person.born_on and person.born_year_only:
        return str(person.born_on.year)
    return person.born_on


def post_words(title: str) -> str:
    """In a cell a committee member is a "chi ủy viên"."""
    return _("Chi ủy viên") if title == "committee_member" else str(TITLES[title].label)


def unit_rows(there: Tree) -> list[list[Any]]:
    return [
        [
            node.name,
            node.kind_label,
            node.variety_label,
            there.nodes[node.parent].name if node.parent in there.nodes else "",
            there.nodes[node.beside].name if node.beside in there.nodes else "",
            node.short_name,
            founded[node.id],
        ]
        for founded in [founding_days(there)]
        for node, _depth in there.walk()
    ]


def founding_days(there: Tree) -> dict[int, date]:
    """The first day of each unit, under whatever name."""
    rows = Placing.objects.filter(organisation=there.organisation).order_by("-since")
    return dict(rows.values_list("unit", "since"))
