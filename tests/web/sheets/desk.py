"""Somebody at a browser in front of a sheet."""

import html
import re
from dataclasses import dataclass, field

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congtam.sheets.models import Mark, Sheet
from congtam.sheets.rules import layout_for
from tests.cast import Cast

ROW = re.compile(r'<tr class="[^"]*"[^>]* id="(d\d+)".*?</tr>', re.DOTALL)
WAS = re.compile(r'name="((?:s\d+\.)?d\d+\.was)"[^>]* value="([^"]*)"')
TAGS = re.compile(r"<[^>]+>")


@dataclass
class Desk:
    cast: Cast
    who: str
    client: Client = field(default_factory=Client)

    def __post_init__(self) -> None:
        self.client.force_login(
            self.cast.accounts[self.who], backend="django.contrib.auth.backends.ModelBackend"
        )

    def page(self, name: str, *args: object, status: int = 200) -> str:
        response = self.client.get(reverse(name, args=args))
        assert response.status_code == status
        return html.unescape(response.content.decode())

    def sheet(self, sheet: Sheet) -> str:
        return self.page("sheets:sheet", sheet.pk)

    def send(self, sheet: Sheet, rows: dict[str, str], press: str = "") -> str:
        """The whole form as a browser without a script sends it: `rows` by address, or by address and field.
        What follows is read as the next page."""
        posted = dict(WAS.findall(self.sheet(sheet))) | standing(sheet)
        for key, text in rows.items():
            address, _, name = key.partition(" ")
            posted[f"{prefix(sheet, address)}.{name or 'points'}"] = text
        response = self.client.post(
            reverse("sheets:sheet", args=[sheet.pk]), {**posted, "next": press}, follow=True
        )
        assert response.status_code == 200
        return html.unescape(response.content.decode())

    def leave(self, sheet: Sheet, address: str, was: str, status: int = 200, **fields: str) -> str:
        """One row, as the script sends it when somebody leaves the field."""
        line = layout_for(sheet.dossier.campaign, sheet.dossier.kind).by_address[address]
        key = f"d{line.number}"
        posted = {f"{key}.was": was} | {f"{key}.{name}": text for name, text in fields.items()}
        address = reverse("sheets:row", args=[sheet.pk, line.number])
        response = self.client.post(address, posted, headers={"HX-Request": "true"})
        assert response.status_code == status
        return html.unescape(response.content.decode())

    def questions(self, name: str, *args: object) -> int:
        self.page(name, *args)
        with CaptureQueriesContext(connection) as asked:
            self.page(name, *args)
        return len(asked)


def standing(sheet: Sheet) -> dict[str, str]:
    """What stands in the fields of points."""
    layout = layout_for(sheet.dossier.campaign, sheet.dossier.kind)
    return {
        f"d{layout.by_address[mark.row].number}.points": shown(mark.points)
        for mark in Mark.objects.filter(sheet=sheet)
        if mark.points is not None
    }


def shown(points: int) -> str:
    whole, rest = divmod(points, 100)
    return f"{whole},{rest:02d}".rstrip("0") if rest else str(whole)


def prefix(sheet: Sheet, address: str) -> str:
    return f"d{layout_for(sheet.dossier.campaign, sheet.dossier.kind).by_address[address].number}"


def row(page: str, sheet: Sheet, address: str) -> str:
    """The words of one row."""
    wanted = prefix(sheet, address)
    found = next(one for one in ROW.finditer(page) if one[1] == wanted)
    return " ".join(TAGS.sub(" ", found[0]).split())


def marked(sheet: Sheet) -> dict[str, int | None]:
    return dict(Mark.objects.filter(sheet=sheet).values_list("row", "points"))
