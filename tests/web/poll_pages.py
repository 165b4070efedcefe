"""The pages of votes as the committee prepares and counts them, for the table of all pages."""

from congtam.people.permissions import Action
from tests.campaigns.votes import polling
from tests.cast import Cast
from tests.web.campaign_pages import running
from tests.web.page import Page

CONDUCTING = "an binh giang"
"""Bình chairs, An heads the counting committee, Giang is on it."""
LOOKING = "an binh dung giang"


def here(cast: Cast) -> dict[str, object]:
    return {"campaign_id": running(cast).pk}


def made(cast: Cast) -> dict[str, object]:
    return {**here(cast), "ballot": "member_vote", "unit_id": cast.units["cell1"].pk}


def vote(cast: Cast) -> dict[str, object]:
    return {"poll_id": polling(running(cast), cast).poll_id}


CONDUCTS = Page(CONDUCTING, keys=vote)
LOOKS_ON = Page(LOOKING, keys=vote)

POLL_PAGES: dict[str, Page] = {
    "polls:list": Page("binh dung", Action.HOLD_POLL, "cell1", keys=here),
    "polls:choose": Page("binh dung", Action.HOLD_POLL, "cell1", keys=here),
    "polls:prepare": Page("binh dung", Action.HOLD_POLL, "cell1", keys=made),
    "polls:console": LOOKS_ON,
    "polls:projector": LOOKS_ON,
    "polls:results": LOOKS_ON,
    "polls:minutes": LOOKS_ON,
    "polls:minutes_docx": LOOKS_ON,
    "polls:record": LOOKS_ON,
    "polls:uphold": LOOKS_ON,
    "polls:scrub": Page(CONDUCTING, method="POST", keys=vote),
    **{
        f"polls:{name}": CONDUCTS
        for name in (
            "present",
            "sign",
            "slips",
            "keys",
            "paper_ballot",
            "try_key",
            "void",
            "open",
            "exchange",
            "discard",
            "close",
            "papers",
            "count",
            "sign_minutes",
            "recount",
            "destroy",
            "next_round",
        )
    },
}
