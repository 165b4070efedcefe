"""Who holds an equivalent position: by kind of subject and by the words that quotas count equals by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from congtam.campaigns.facts.equals import main_posts, values_of, words_of
from congtam.campaigns.models import Campaign, Dossier
from congtam.engine.pack import Pack
from congtam.people.models import Post

BY = ("title", "tier", "sector", "managing_level")


@dataclass(frozen=True)
class Equals:
    """`dossiers` stand by name; nothing here knows of points."""

    key: str
    kind: str
    label: str
    words: str
    dossiers: list[int]


def groups_of_equals(campaign: Campaign, pack: Pack, rows: QuerySet[Dossier]) -> list[Equals]:
    """Of the persons among these dossiers; by kind as the document has them, then by title."""
    persons = rows.filter(person__isnull=False).order_by("sort_key", "name", "pk")
    found = list(persons.values_list("pk", "kind", "person"))
    posts = main_posts(campaign.organisation_id, campaign.asked_on, [one[2] for one in found])
    members: dict[tuple[str, ...], list[int]] = {}
    words: dict[tuple[str, ...], str] = {}
    for pk, kind, person in found:
        post = posts.get(person)
        group = (kind, *values_of(post, BY))
        members.setdefault(group, []).append(pk)
        words[group] = said(post)
    kinds = list(pack.subjects)
    order = sorted(members, key=lambda group: (kinds.index(group[0]), words[group], group))
    return [
        Equals(":".join(group), group[0], pack.subjects[group[0]].label, words[group], members[group])
        for group in order
    ]


def said(post: Post | None) -> str:
    """Only what is recorded: a post without a managing level is called by its title alone."""
    known = [name for name in BY if values_of(post, [name])[0]]
    return words_of(values_of(post, known), known) if known else _("không giữ chức danh ghi trong sổ")


def named(groups: Sequence[Equals], key: str, dossier: int | None) -> Equals | None:
    """By its own address, or as the group of one dossier."""
    return next((one for one in groups if one.key == key or dossier in one.dossiers), None)
