"""What each room of a campaign asks of one person: a module for each, with its lines."""

from collections.abc import Callable, Iterable

from congtam.campaigns.models import Campaign
from congtam.people.models import Person
from congtam.people.permissions import Rights
from congtam.web.tasks.lines import Line
from congtam.web.tasks.rooms import comments, drafts, meetings, polls, remedies, reviews, sheets, year

Lines = Callable[[Campaign, Rights, Person], Iterable[tuple[str, Line]]]
"""Each line with its place on the page: late, now, later or waiting."""

ROOMS: tuple[Lines, ...] = (
    comments.comment_lines,
    drafts.lines,
    reviews.lines,
    sheets.lines,
    year.lines,
    remedies.lines,
    meetings.lines,
    polls.lines,
)
