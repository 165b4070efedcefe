"""The pages of meetings, for the table of all pages."""

from congtam.journal.actors import PROGRAM
from congtam.meetings.actions.arranging import arrange
from congtam.meetings.actions.noting import save_note
from congtam.meetings.actions.screening import open_screen
from congtam.meetings.models import Note, Screen, Sitting
from congtam.people.permissions import Action
from tests.cast import START, Cast
from tests.web.campaign_pages import here, running
from tests.web.page import Page

LEADERS = "binh dung"
EVERYBODY = "an binh cuc dung giang hanh khoa nobody"


def sitting_of(cast: Cast) -> Sitting:
    return arrange(campaign=running(cast), unit=cast.units["cell1"], by=PROGRAM, on=START)


def sitting(cast: Cast) -> dict[str, object]:
    return {"sitting_id": sitting_of(cast).pk}


def unit(cast: Cast) -> dict[str, object]:
    return {**here(cast), "unit_id": cast.units["cell1"].pk}


def item(cast: Cast) -> dict[str, object]:
    found = sitting_of(cast)
    return {"sitting_id": found.pk, "item_id": found.items.get(part="review", person=cast.persons["an"]).pk}


def note(cast: Cast) -> dict[str, object]:
    keys, found = item(cast), sitting_of(cast)
    about = found.items.get(pk=int(str(keys["item_id"])))
    field = Note.Field.CONCLUSION
    save_note(sitting=found, item=about, field=field, text="Nhất trí.", version=0, by=PROGRAM)
    return {**keys, "field": field.value}


def screen(cast: Cast) -> dict[str, object]:
    made = open_screen(sitting=sitting_of(cast), by=PROGRAM).screen
    return {**sitting(cast), "screen_id": made.pk}


def code(cast: Cast) -> dict[str, object]:
    """Not taken yet: whoever has the address may take it."""
    return {"code": open_screen(sitting=sitting_of(cast), by=PROGRAM).code}


def taken(cast: Cast) -> dict[str, object]:
    """Taken by a screen that is none of the cast's."""
    let = open_screen(sitting=sitting_of(cast), by=PROGRAM)
    Screen.objects.filter(pk=let.screen.pk).update(key_digest="x" * 64)
    return {"code": let.code}


LEADS = Page(LEADERS, Action.LEAD_MEETING, "cell1", keys=sitting)
LEADS_ITEM = Page(LEADERS, Action.LEAD_MEETING, "cell1", keys=item)
PRESSES = Page(LEADERS, Action.LEAD_MEETING, "cell1", method="POST", keys=sitting)
PRESSES_ITEM = Page(LEADERS, Action.LEAD_MEETING, "cell1", method="POST", keys=item)

MEETING_PAGES: dict[str, Page] = {
    "meetings:list": Page(LEADERS, keys=here),
    "meetings:arrange": Page(LEADERS, Action.LEAD_MEETING, "cell1", method="POST", keys=unit),
    "meetings:console": LEADS,
    "meetings:arrange_again": PRESSES,
    "meetings:roll": LEADS,
    "meetings:invite": PRESSES,
    "meetings:officers": LEADS,
    "meetings:begin": PRESSES,
    "meetings:pause": PRESSES,
    "meetings:end": LEADS,
    "meetings:reopen": LEADS,
    "meetings:item": LEADS_ITEM,
    "meetings:begin_item": PRESSES_ITEM,
    "meetings:tick": PRESSES_ITEM,
    "meetings:untick": PRESSES_ITEM,
    "meetings:announce": PRESSES_ITEM,
    "meetings:finish": PRESSES_ITEM,
    "meetings:item_chair": LEADS_ITEM,
    "meetings:postpone": LEADS_ITEM,
    "meetings:take_up": PRESSES_ITEM,
    "meetings:move": LEADS_ITEM,
    "meetings:whole": LEADS,
    "meetings:save": Page(LEADERS, Action.LEAD_MEETING, "cell1", method="POST", keys=note),
    "meetings:versions": Page(LEADERS, Action.LEAD_MEETING, "cell1", keys=note),
    "meetings:minutes": LEADS,
    "meetings:minutes_docx": LEADS,
    "meetings:screens": LEADS,
    "meetings:close_screen": Page(LEADERS, Action.LEAD_MEETING, "cell1", method="POST", keys=screen),
    "meetings:screen": Page(EVERYBODY, keys=code),
    "meetings:screen_content": Page("", keys=taken),
}
