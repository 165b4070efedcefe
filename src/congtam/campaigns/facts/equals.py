"""Groups of equals, by the words that quotas count them by: title, tier, sector, managing level."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from congtam.people.models import Post, Unit
from congtam.people.titles import TITLES, Rank

K = Unit.Kind
PARTY, GOVERNMENT, MASS = "party", "government", "mass"
SECTORS: dict[str, str] = {
    **dict.fromkeys((K.COUNCIL_STANDING, K.COUNCIL_BOARD, K.PEOPLES_COMMITTEE, K.AGENCY), GOVERNMENT),
    **dict.fromkeys(
        (K.FRONT_STANDING, K.MASS_COMMITTEE, K.FRONT_BRANCH, K.MASS_BRANCH, K.YOUTH_BRANCH), MASS
    ),
}
SECTOR_LABELS = {PARTY: _("khối Đảng"), GOVERNMENT: _("khối chính quyền"), MASS: _("khối Mặt trận, đoàn thể")}
KNOWN = frozenset({"title", "tier", "sector", "managing_level"})
Group = tuple[str, ...]


def main_posts(organisation: int, day: date, persons: Iterable[int]) -> dict[int, Post]:
    """The post by which somebody is compared: the main one, else the weightiest."""
    ranks = list(Rank)
    rows = (
        Post.objects.on(day).filter(organisation=organisation, person__in=set(persons)).select_related("unit")
    )
    weight = {post.pk: (not post.is_main, ranks.index(TITLES[post.title].rank), post.since) for post in rows}
    found: dict[int, Post] = {}
    for post in sorted(rows, key=lambda one: weight[one.pk]):
        found.setdefault(post.person_id, post)
    return found


def values_of(post: Post | None, by: Sequence[str]) -> Group:
    """All in one organisation are of one tier."""
    if post is None:
        return ("",) * len(by)
    said = {
        "title": post.title,
        "tier": "",
        "sector": SECTORS.get(post.unit.kind, PARTY),
        "managing_level": post.managed_at,
    }
    return tuple(said[name] for name in by)


def words_of(group: Group, by: Sequence[str]) -> str:
    """The group as people call it; what nobody recorded is said as such."""
    words: dict[str, dict[str, object]] = {
        "title": {key: title.label for key, title in TITLES.items()},
        "sector": {**SECTOR_LABELS},
        "managing_level": dict(Post.ManagedAt.choices),
    }
    said = [
        str(words[name].get(value) or _("chưa rõ chức danh"))
        for name, value in zip(by, group, strict=True)
        if name in words
    ]
    return ", ".join(dict.fromkeys(said))
