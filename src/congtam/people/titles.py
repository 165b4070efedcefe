"""The titles of posts: in which kinds of unit each stands, and whether it leads."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Rank(StrEnum):
    HEAD = "head"
    DEPUTY = "deputy"
    STANDING = "standing"
    MEMBER = "member"
    STAFF = "staff"


@dataclass(frozen=True)
class Title:
    label: str | Promise
    rank: Rank
    kinds: frozenset[str]


PARTY = frozenset(
    {"base_organisation", "executive_committee", "standing_committee", "sectional_committee", "cell"}
)
COMMITTEE = PARTY | {"inspection_committee"}
COUNCIL = frozenset({"council_standing", "council_board"})
MASS = frozenset({"front_standing", "mass_committee", "front_branch", "mass_branch", "youth_branch"})
WORKPLACE = frozenset({"agency", "party_office", "neighbourhood", "council_board", "inspection_committee"})

TITLES: dict[str, Title] = {
    "secretary": Title(_("Bí thư"), Rank.HEAD, PARTY | {"mass_committee", "youth_branch"}),
    "deputy_secretary": Title(_("Phó Bí thư"), Rank.DEPUTY, PARTY | {"mass_committee", "youth_branch"}),
    "standing_member": Title(
        _("Ủy viên Ban Thường vụ"), Rank.STANDING, frozenset({"standing_committee", "mass_committee"})
    ),
    "committee_member": Title(
        _("Cấp ủy viên, Ủy viên"), Rank.MEMBER, COMMITTEE | MASS | {"peoples_committee"}
    ),
    "chair": Title(_("Chủ tịch"), Rank.HEAD, COUNCIL | MASS | {"peoples_committee"}),
    "deputy_chair": Title(_("Phó Chủ tịch"), Rank.DEPUTY, COUNCIL | MASS | {"peoples_committee"}),
    "delegate": Title(_("Đại biểu Hội đồng nhân dân"), Rank.MEMBER, COUNCIL),
    "head": Title(_("Trưởng, người đứng đầu"), Rank.HEAD, WORKPLACE | MASS),
    "deputy_head": Title(_("Phó, cấp phó"), Rank.DEPUTY, WORKPLACE | MASS),
    "staff": Title(_("Công chức, viên chức, nhân viên"), Rank.STAFF, WORKPLACE | {"peoples_committee"}),
}
