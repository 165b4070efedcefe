"""Which roles an account has on a day: by being kept here, by its posts, by grants."""

from collections.abc import Iterator
from datetime import date

from congtam.people.models import Account, Grant, Organisation, Post, Unit
from congtam.people.permissions import Holding, Rights, Role
from congtam.people.queries.tree import Tree, tree
from congtam.people.titles import TITLES, Rank

Kind = Unit.Kind
PARTY_UNITS = {Kind.CELL, Kind.SECTIONAL_COMMITTEE}


def rights_of(account: Account, day: date) -> Rights:
    """Asked once for each request."""
    there = tree(account.organisation_id, day)
    holdings = (*by_person(account), *by_post(account, there), *by_grant(account, there))
    inferiors: frozenset[int] = frozenset()
    if any(holding.role is Role.SUPERIOR for holding in holdings):
        under = Organisation.objects.filter(superior=account.organisation_id)
        inferiors = frozenset(under.values_list("pk", flat=True))
    return Rights(account.organisation_id, account.person_id, holdings, inferiors)


def by_person(account: Account) -> Iterator[Holding]:
    if account.person_id:
        yield Holding(Role.MEMBER, account.organisation_id)


def by_post(account: Account, there: Tree) -> Iterator[Holding]:
    """A post counts while its unit is there."""
    held = Post.objects.on(there.day).filter(organisation=account.organisation_id, person=account.person_id)
    for unit, title in held.values_list("unit", "title"):
        node, rank = there.nodes.get(unit), TITLES[title].rank
        if node is None:
            continue
        if node.kind in PARTY_UNITS and rank in {Rank.HEAD, Rank.DEPUTY}:
            yield Holding(Role.SECRETARY, there.organisation, there.subtree(unit))
        elif rank in {Rank.HEAD, Rank.DEPUTY}:
            yield Holding(Role.CHAIR, there.organisation, frozenset({unit}))
        if node.kind == Kind.STANDING_COMMITTEE:
            yield Holding(Role.STANDING, there.organisation)
        if node.kind == Kind.EXECUTIVE_COMMITTEE:
            yield Holding(Role.COMMITTEE, there.organisation)


def by_grant(account: Account, there: Tree) -> Iterator[Holding]:
    """A grant for a unit reaches all under it; one without a unit has no reach inside the tree."""
    for role, unit in Grant.objects.on(there.day).filter(account=account).values_list("role", "unit"):
        units = there.subtree(unit) if unit in there.nodes else frozenset()
        yield Holding(Role(role), there.organisation, units)
