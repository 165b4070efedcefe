"""Subjects of a campaign by the names people type."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from congtam.campaigns.models import Campaign, Dossier
from congtam.people.names import plain
from congtam.people.queries.tree import tree
from congtam.people.refusals import Refusal
from congtam.remedies.actions.recording import About


def named(campaign: Campaign, said: str, rows: QuerySet[Dossier]) -> Dossier:
    """One unit or one person; of several with the same name the one whose cell is named after a comma."""
    name, _comma, cell = said.partition(",")
    found: dict[tuple[int | None, int | None], Dossier] = {}
    for row in rows:
        if plain(row.name) == plain(name):
            found.setdefault((row.unit_id, row.person_id), row)
    if len(found) > 1 and cell.strip():
        found = {whose: row for whose, row in found.items() if gathered_in(campaign, row, cell)}
    if len(found) == 1:
        return next(iter(found.values()))
    if found:
        raise Refusal(
            _("Có %(n)d đối tượng tên “%(name)s”. Hãy thêm chi bộ sau dấu phẩy.")
            % {"n": len(found), "name": name}
        )
    raise Refusal(
        _("Trong đợt không có “%(name)s”. Hãy gõ đúng tên như trong danh sách.") % {"name": said[:80]}
    )


def gathered_in(campaign: Campaign, row: Dossier, cell: str) -> bool:
    node = tree(campaign.organisation_id, campaign.asked_on).nodes.get(row.home_id or 0)
    return node is not None and plain(cell) in {plain(node.name), plain(node.short)}


def about(dossier: Dossier) -> About:
    return About(dossier.organisation_id, dossier.unit_id, dossier.person_id, dossier.home_id, dossier.name)


def names(rows: QuerySet[Dossier]) -> list[str]:
    """To be offered while somebody types."""
    return list(rows.order_by("sort_key").values_list("name", flat=True).distinct())
