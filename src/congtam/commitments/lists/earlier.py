"""Levels that earlier years gave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congtam.campaigns.lists.kinds import CARD, CELL, NAME, ListKind
from congtam.campaigns.lists.lines import Line
from congtam.campaigns.lists.roll import Found, Roll
from congtam.campaigns.models import Campaign
from congtam.commitments.models import EarlierLevel
from congtam.journal.actors import Actor
from congtam.people.names import plain
from congtam.people.roster.columns import Column
from congtam.people.roster.effects import Effects

PAPER = Column("paper", "Văn bản", ("so van ban", "quyet dinh", "so quyet dinh", "can cu"))

LEVELS = (
    NAME,
    CARD,
    CELL,
    Column("year", "Năm", ("nam xep loai", "nam danh gia"), needed=True),
    Column("level", "Mức xếp loại", ("muc", "ket qua", "xep loai", "ket qua xep loai"), needed=True),
    Column("as_what", "Với tư cách", ("tu cach", "loai doi tuong")),
    PAPER,
)


@dataclass(frozen=True)
class EarlierLine:
    whom: Found
    year: int
    level: str
    as_what: str
    paper: str

    @property
    def key(self) -> tuple[int | None, int | None, int, str]:
        return self.whom.unit, self.whom.person, self.year, self.as_what


def check_levels(campaign: Campaign, roll: Roll, lines: Sequence[Line]) -> list[EarlierLine | None]:
    """What is there already with the same level is passed by; with another one it is a fault."""
    kept = EarlierLevel.objects.filter(organisation=campaign.organisation_id)
    there = {(row.unit_id, row.person_id, row.year, row.as_what): row.level for row in kept}
    return [check_level(campaign, roll, line, there) for line in lines]


def check_level(campaign: Campaign, roll: Roll, line: Line, there: dict[Any, str]) -> EarlierLine | None:
    whom, year = roll.subject(line), line.year("year")
    level = line.text("level", 80, needed=_("Ghi mức đã được xếp."))
    as_what, paper = line.text("as_what", 80), line.text("paper", 120)
    if not line.said("year"):
        line.log.fault(line.at("year"), _("Thiếu năm."), _("Gõ năm bốn chữ số."))
    if year and year >= campaign.year:
        line.log.fault(
            line.at("year"),
            _("Năm %(year)d không phải năm trước của đợt này.") % {"year": year},
            _("Chỉ nhập các năm trước %(year)d.") % {"year": campaign.year},
        )
        return None
    if whom is None or year is None or not level or as_what is None or paper is None:
        return None
    row = EarlierLine(whom, year, level, as_what, paper)
    known = there.get(row.key)
    if known is None:
        there[row.key] = level
        return row
    if plain(known) != plain(level):
        line.log.fault(
            line.at("level"),
            _("%(name)s năm %(year)d đã ghi “%(known)s”.")
            % {"name": whom.name, "year": year, "known": known},
            _("Một năm một mức: sửa cho khớp hoặc bỏ dòng này."),
        )
    return None


def write_levels(campaign: Campaign, rows: list[EarlierLine], _by: Actor, effects: Effects) -> None:
    made = EarlierLevel.objects.bulk_create(
        [
            EarlierLevel(
                organisation_id=campaign.organisation_id,
                unit_id=row.whom.unit,
                person_id=row.whom.person,
                year=row.year,
                level=row.level,
                as_what=row.as_what,
                paper=row.paper,
            )
            for row in rows
        ],
        batch_size=500,
    )
    effects.created(made)


EARLIER_LEVELS = ListKind(
    "muc",
    gettext_lazy("Mức xếp loại các năm trước"),
    gettext_lazy("Mỗi dòng một người hoặc đơn vị, một năm, mức theo đúng lời văn năm ấy."),
    LEVELS,
    check_levels,
    write_levels,
)
