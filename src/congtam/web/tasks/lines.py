"""Tasks as lines of a page: when in the margin, what, how far or who holds it."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congtam.campaigns.models import Dossier
from congtam.campaigns.packs import pack_of
from congtam.people.queries.tree import Node
from congtam.web.base.weekdays import weekday

SHOWN = 3


class Said(str):
    """A day as people say it, which still knows its place among others."""

    on: date

    @classmethod
    def of(cls, day: date, words: str) -> "Said":
        found = cls(words)
        found.on = day
        return found


@dataclass(frozen=True)
class Line:
    when: str
    small: str
    title: str
    note: str
    url: str
    sign: str
    state: str
    late: bool = False

    def of(self, campaign: str) -> "Line":
        if campaign in self.note:
            return self
        return replace(self, note=f"{campaign}. {self.note}" if self.note else campaign)

    @property
    def place(self) -> date:
        """By day; what has none comes after what has."""
        return self.when.on if isinstance(self.when, Said) else date.max


@dataclass
class Page:
    late: list[Line] = field(default_factory=list)
    now: list[Line] = field(default_factory=list)
    later: list[Line] = field(default_factory=list)
    waiting: list[Line] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.late or self.now or self.later or self.waiting)

    @property
    def goes_on(self) -> list[str]:
        """How much there is beside what is late; of nothing nothing is said."""
        said = (
            (self.now, _("%(n)d việc bây giờ")),
            (self.later, _("%(n)d việc sắp tới")),
            (self.waiting, _("%(n)d việc chưa thể bắt đầu")),
        )
        return [words % {"n": len(lines)} for lines, words in said if lines]

    def take(self, other: "Page", title: str) -> None:
        """With the title of its campaign on each line, where there are several."""
        for mine, lines in (
            (self.late, other.late),
            (self.now, other.now),
            (self.later, other.later),
            (self.waiting, other.waiting),
        ):
            mine += [line.of(title) if title else line for line in lines]

    def sort(self) -> None:
        """What waits keeps the order of the calendar."""
        for lines in (self.late, self.now, self.later):
            lines.sort(key=lambda line: line.place)


def as_kind(title: str, dossier: Dossier) -> str:
    """Of somebody who is a subject twice: as what."""
    label = pack_of(dossier.campaign).subjects[dossier.kind].label
    return f"{title} ({label[:1].lower()}{label[1:]})"


def named(units: tuple[Node, ...] | list[Node]) -> str:
    """Three names, and how many more."""
    names = ", ".join(node.short for node in units[:SHOWN])
    more = len(units) - SHOWN
    return names if more <= 0 else _("%(names)s và %(n)d đơn vị nữa") % {"names": names, "n": more}


def when_said(day: date, today: date) -> tuple[str, str]:
    """The day as people say it, and how far off it is."""
    if day == today:
        return Said.of(day, _("Hôm nay")), f"{day:%d/%m}"
    days, said = (day - today).days, Said.of(day, f"{weekday(day)} {day:%d/%m}")
    if days < 0:
        return said, ngettext("trễ %(n)d ngày", "trễ %(n)d ngày", -days) % {"n": -days}
    return said, ngettext("còn %(n)d ngày", "còn %(n)d ngày", days) % {"n": days}


def is_near(day: date, today: date) -> bool:
    return day <= today + timedelta(days=1)
